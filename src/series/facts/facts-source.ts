import type { Movement, SnapshotFacts, SourceFacts } from '#src/model/health/health-facts.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { firstReported, type EntitySeries } from '#src/series/answer-reading.ts'
import { SOURCE_OUTPUT } from '#src/series/counters.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'
import {
  movementOf,
  movementWindowMs,
  unknownMovement,
  type MovementOptions,
} from '#src/series/slope/movement.ts'
import { tasksOf } from '#src/series/tasks.ts'
import { NOTHING_USUAL } from '#src/series/usual/usual-day.ts'
import { usualSilence } from '#src/series/usual/usual-figures.ts'
import { changeLogFacts } from './facts-change-log.ts'
import { breachesOf, dataAgeOf, numberOf, statusIn, type ConnectorAnswers } from './facts-input.ts'

const SOURCE_CHANGES = [
  'StreamingTotalNumberOfCreateEventsSeen',
  'StreamingTotalNumberOfUpdateEventsSeen',
  'StreamingTotalNumberOfDeleteEventsSeen',
]
const SNAPSHOT_ROWS = 'SnapshotTotalNumberOfEventsSeen'

/** The facts about one source. */
export function sourceFacts(answers: ConnectorAnswers): SourceFacts {
  const { connector, latest, series = {}, answer, usual = NOTHING_USUAL } = answers
  const windowMs = movementWindowMs(answer.step, null)
  const options = { step: answer.step, runningMs: answer.runningMs ?? answer.atMs, windowMs }
  const snapshot = snapshotFacts(latest, series, { ...options, reading: answer.reading })
  const movement = sourceMovement(series, snapshot.movement, {
    ...options,
    reading: answer.reading,
  })
  const silence = silenceOf(latest)
  return {
    status: statusIn(answers),
    statusAge: answers.statusAge,
    desiredState: connector.desiredState,
    tasks: tasksOf(connector),
    data: dataAgeOf(answers),
    breaches: breachesOf(answers),
    windowMs,
    atMs: answer.atMs,
    movement,
    silence,
    connected: numberOf(latest, 'StreamingConnected'),
    snapshot,
    retryShare: retryShareOf(series, answer.step, answer.reading),
    usualSilence: usualSilence(usual, {
      atMs: answer.atMs,
      silentSinceMs: typeof silence === 'number' ? answer.atMs - silence : null,
    }),
    changeLog: changeLogFacts(answers, movement, silence),
  }
}

type Options = MovementOptions & { readonly reading: Reading }

/**
 * What the source writes. A snapshot moves its own counter while streaming stands still, so it counts.
 * Heartbeats move what is written without any change: where the changes are known and stand still,
 * what is written does not count.
 */
function sourceMovement(
  series: EntitySeries,
  snapshot: Movement,
  { reading, ...options }: Options,
): Movement {
  if (snapshot.moves === 'yes') return snapshot
  const name = firstReported(series, SOURCE_OUTPUT)
  const written = name === undefined ? null : movementIn(series, name, reading, options)
  const changes = changesMovement(series, reading, options)
  if (!written) return changes ?? unknownMovement('the source reports no counter')
  if (written.moves === 'yes' && changes?.moves === 'no') {
    return { ...changes, how: `${changes.how}; what is written are heartbeats` }
  }
  return written
}

/** Inserts, updates and deletes together; null: none of the three is reported. */
function changesMovement(
  series: EntitySeries,
  reading: Reading,
  options: MovementOptions,
): Movement | null {
  const all = SOURCE_CHANGES.filter((name) => firstReported(series, [name]) !== undefined).map(
    (name) => movementIn(series, name, reading, options),
  )
  const [first] = all
  if (!first) return null
  const moving = all.find(({ moves }) => moves === 'yes')
  const open = all.find(({ moves }) => moves === 'not known')
  const isWhole = all.length === SOURCE_CHANGES.length
  const one = moving ?? open ?? first
  if (!moving && !open && !isWhole) return unknownMovement('part of the change counters is missing')
  const overMs = Math.min(...all.map((single) => single.overMs))
  return { ...one, how: open && !moving ? one.how : 'inserts, updates, deletes', overMs }
}

function snapshotFacts(
  latest: MetricValues | undefined,
  series: EntitySeries,
  { reading, ...options }: Options,
): SnapshotFacts {
  const running = numberOf(latest, 'SnapshotRunning')
  const since = numberOf(latest, 'SnapshotMilliSecondsSinceLastEvent')
  const tables = latest?.snapshotTables ?? null
  const done = tables?.filter(({ status }) => status?.toLowerCase() === 'completed').length ?? 0
  const isReported = firstReported(series, [SNAPSHOT_ROWS]) !== undefined
  return {
    isRunning: running === null ? null : running > 0,
    movement: isReported
      ? movementIn(series, SNAPSHOT_ROWS, reading, options)
      : unknownMovement('the snapshot reports no counter'),
    sinceLastEventMs: since === null || since < 0 ? null : since,
    tables: tables && tables.length > 0 ? { done, of: tables.length } : null,
  }
}

/** −1 is the API's word for "none yet", not an age. */
function silenceOf(latest: MetricValues | undefined): SourceFacts['silence'] {
  const ms = numberOf(latest, 'StreamingMilliSecondsSinceLastEvent')
  if (ms === null) return null
  return ms < 0 ? 'none yet' : ms
}

function movementIn(
  series: EntitySeries,
  name: string,
  reading: Reading,
  options: MovementOptions,
): Movement {
  return movementOf({ name, series: series[name] ?? EMPTY_SERIES, reading }, options)
}

/** Fewer repeated or sent records than this are a tiny denominator. */
const FEWEST_SENDS = 100
const Z_95 = 1.96

/**
 * Share of sends that were repeated over the window: the lower bound of Wilson's interval, so that a
 * few retries of a few sends are not a storm. Null: one of the two counters is not known.
 */
export function retryShareOf(series: EntitySeries, step: Step, reading: Reading): number | null {
  const retries = amountOf(series['recordRetryTotal'], step, reading)
  const sends = amountOf(series['recordSendTotal'], step, reading)
  if (retries === null || sends === null || sends + retries < FEWEST_SENDS) return null
  const n = sends + retries
  const share = retries / n
  const z2 = Z_95 * Z_95
  const margin = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * n)) / n)
  return Math.max(0, (share + z2 / (2 * n) - margin) / (1 + z2 / n))
}

function amountOf(series: Series | null | undefined, step: Step, reading: Reading): number | null {
  if (!series || series.timesMs.length === 0) return null
  const { rate } = rateOf(series, step, reading)
  const known = rate.values.filter((value) => Number.isFinite(value))
  if (known.length === 0) return null
  return known.reduce((sum, perSec) => sum + perSec * (step.ms / 1000), 0)
}
