import type { ChangeLogFacts, Movement, SourceFacts } from '#src/model/health/health-facts.ts'
import { HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { NOTHING_USUAL } from '#src/series/usual/usual-day.ts'
import { usualBytesPerSec } from '#src/series/usual/usual-figures.ts'
import type { ChangeLogSettings, ConnectorAnswers } from './facts-input.ts'

const LONGEST_GAP_MS = 15 * MINUTE_MS
const NOT_SET: ChangeLogSettings = { headroomBytes: null, retentionHours: null, walFactor: null }

/** A replication slot keeps the log until it is read; the others keep it for a time that is set there. */
const KEPT_UNTIL_READ = /postgres|alloydb|cockroach/
const KEPT_FOR_A_TIME = /mysql|maria|mongo|documentdb|oracle|sqlserver|dynamodb|planetscale|vitess/

/** What the database of a source keeps while the source stands still. */
export function changeLogFacts(
  {
    connector,
    changeLog = NOT_SET,
    usual = NOTHING_USUAL,
    haltedSinceMs = null,
    answer,
  }: ConnectorAnswers,
  movement: Movement,
  silence: SourceFacts['silence'],
): ChangeLogFacts {
  const { headroomBytes, retentionHours, walFactor } = changeLog
  // What it did between the end of the watch and the moment it was seen halted, nobody knows.
  const wasWatched = (usual.toMs ?? -Infinity) >= (haltedSinceMs ?? answer.atMs) - LONGEST_GAP_MS
  const { stillSinceMs, isAtLeast } = stillSince(movement, {
    silentSinceMs: typeof silence === 'number' ? answer.atMs - silence : null,
    lastMovedMs: wasWatched ? usual.lastMovedMs : null,
    haltedSinceMs,
    atMs: answer.atMs,
  })
  return {
    headroomBytes,
    retentionMs: retentionHours === null ? null : retentionHours * HOUR_MS,
    factor: walFactor,
    bytesPerSec: stillSinceMs === null ? null : usualBytesPerSec(usual, stillSinceMs),
    stillSinceMs,
    isAtLeast,
    keeps: keepingOf(connector.connector),
  }
}

type Seen = {
  readonly silentSinceMs: number | null
  readonly lastMovedMs: number | null
  readonly haltedSinceMs: number | null
  readonly atMs: number
}

/** The newest sign of life counts; without one, since when it has been seen still. */
function stillSince(
  movement: Movement,
  { silentSinceMs, lastMovedMs, haltedSinceMs, atMs }: Seen,
): Pick<ChangeLogFacts, 'stillSinceMs' | 'isAtLeast'> {
  if (movement.moves === 'yes') return { stillSinceMs: null, isAtLeast: false }
  const signs = [silentSinceMs, movement.lastMs, lastMovedMs].filter((ms) => ms !== null)
  if (signs.length > 0) return { stillSinceMs: Math.max(...signs), isAtLeast: false }
  const still = movement.moves === 'no' ? atMs - movement.overMs : null
  const seen = [still, haltedSinceMs].filter((ms) => ms !== null)
  return { stillSinceMs: seen.length === 0 ? null : Math.min(...seen), isAtLeast: true }
}

function keepingOf(connector: string | null): ChangeLogFacts['keeps'] {
  const code = connector?.toLowerCase() ?? ''
  if (KEPT_UNTIL_READ.test(code)) return 'until read'
  return KEPT_FOR_A_TIME.test(code) ? 'for a time' : null
}
