import { formatDuration } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import type { SnapshotProgress } from '#src/series/derived/snapshot-progress.ts'

/** What a snapshot panel says, one fact for each line. `dayText`: a day on the screen's calendar. */
export function snapshotWords(
  progress: SnapshotProgress,
  isRunning: boolean,
  dayText: (atMs: number) => string,
): readonly string[] {
  const { done, givenUp, of, elapsedMs, rowsSeen, rowsPerSec, eta, isStuck } = progress
  const gaveUp = givenUp === 0 ? '' : `, ${givenUp} failed or cancelled`
  const tables = `${done} of ${of} tables completed${gaveUp}`
  const rows = rowsSeen === null ? [] : [`${formatText(rowsSeen, 'rows', 'card')} rows read`]
  if (!isRunning) return ['No snapshot runs', ...(of === 0 ? [] : [tables]), ...rows]
  return [
    ...(isStuck ? ['No row for a long time: it may be stuck'] : []),
    tables,
    ...rows,
    rowsPerSec === null
      ? 'rows per second not known'
      : `${formatText(rowsPerSec, { rate: 'rows' }, 'card')} over the last 10 min`,
    ...(elapsedMs === null ? [] : [`running for ${formatDuration(elapsedMs)}`]),
    etaWords(eta, dayText),
  ]
}

function etaWords(eta: SnapshotProgress['eta'], dayText: (atMs: number) => string): string {
  if (eta.kind === 'not known') {
    return 'time left not known: nobody reports how many rows there are, and no completed snapshot was seen on this device'
  }
  const { rows, atMs } = eta.basedOn
  const basis = `${formatText(rows, 'rows', 'card')} rows on ${dayText(atMs)}`
  return eta.kind === 'known'
    ? `≈ ${formatDuration(eta.ms)} left, based on ${basis}`
    : `time left not known: past the ${basis}`
}
