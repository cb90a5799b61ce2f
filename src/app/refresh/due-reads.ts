import type { Query } from '@tanstack/react-query'
import type { RefreshInterval } from '#src/model/time/refresh-interval.ts'

/** What a read counts as worth asking again when its query does not say. */
const DEFAULT_PERIOD_MS = 15_000

/** Whether the last try failed; still true while the next one is under way. */
export function isFailing({ state }: Query): boolean {
  return state.status === 'error' || state.errorUpdatedAt > state.dataUpdatedAt
}

export function isUnderWay({ state }: Query): boolean {
  return state.fetchStatus === 'fetching'
}

/**
 * Whether an answer is old enough to be asked for again in a round of every `pauseMs`. A round may
 * come a little early for a read, but never by more than half a pause. An answer from the future, as
 * seen after the device's clock was set back, is due.
 */
export function isDue(
  query: Query,
  refresh: { readonly interval: RefreshInterval; readonly pauseMs: number },
  nowMs: number,
): boolean {
  const ageMs = nowMs - query.state.dataUpdatedAt
  const periodMs = duePeriodMs(query, refresh)
  return ageMs < 0 || ageMs >= periodMs - Math.min(refresh.pauseMs, periodMs) / 2
}

/** Finest step among the series in use, in ms; null: there are none. */
export function finestStepMs(queries: readonly Query[]): number | null {
  const steps = queries.map(({ meta }) => meta?.['stepMs']).filter((ms) => typeof ms === 'number')
  return steps.length === 0 ? null : Math.min(...steps)
}

/**
 * The read's own period; a shorter interval that was chosen by hand goes for latest values, but not
 * for lists and series.
 */
function duePeriodMs(
  { meta }: Query,
  { interval, pauseMs }: { readonly interval: RefreshInterval; readonly pauseMs: number },
): number {
  const ownMs = meta?.['periodMs']
  const periodMs = typeof ownMs === 'number' ? ownMs : DEFAULT_PERIOD_MS
  const isChosen = interval !== 'auto'
  return isChosen && meta?.['isLatest'] === true ? Math.min(periodMs, pauseMs) : periodMs
}
