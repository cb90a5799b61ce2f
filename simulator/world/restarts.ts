import { MINUTE_MS } from './track.ts'

/**
 * A task restarts every `periodMin` minutes, at minutes (since the epoch) that leave the remainder `offsetMin`.
 * It stays down for that minute: no event passes, the counters read 0, and the connector says `Starting`
 * for {@link STARTING_MS}.
 */
export type RestartPlan = {
  periodMin: number
  offsetMin: number
  /** After this moment (epoch ms) it does not restart any more, because it is broken or paused. */
  untilMs: number | null
}

/** Long enough for one or two polls of 15 to 30 seconds (API reference §11). */
const STARTING_MS = 45_000

/** Whether the task is down in this minute (minutes since the epoch). */
export function isRestartMinute(plan: RestartPlan, minute: number): boolean {
  if (plan.untilMs !== null && minute * MINUTE_MS > plan.untilMs) return false
  return (minute - plan.offsetMin) % plan.periodMin === 0
}

/** The last start (epoch ms) at or before `ms`; never before `bornMs`, which counts as the first start. */
export function lastStartMs(plan: RestartPlan, ms: number, bornMs: number): number {
  const end = plan.untilMs === null ? ms : Math.min(ms, plan.untilMs)
  const minute = Math.floor(end / MINUTE_MS)
  const since = (((minute - plan.offsetMin) % plan.periodMin) + plan.periodMin) % plan.periodMin
  return Math.max(bornMs, (minute - since) * MINUTE_MS)
}

/** Whether the task is just coming up at `ms`. The very first start does not count. */
export function isStarting(plan: RestartPlan, ms: number, bornMs: number): boolean {
  const started = lastStartMs(plan, ms, bornMs)
  return started > bornMs && ms - started < STARTING_MS
}

/** All restarts in [fromMs, toMs), oldest first, epoch ms. */
export function restartsBetween(plan: RestartPlan, fromMs: number, toMs: number): number[] {
  const found: number[] = []
  const end = plan.untilMs === null ? toMs : Math.min(toMs, plan.untilMs + 1)
  let at = lastStartMs(plan, fromMs, -Infinity)
  if (at < fromMs) at += plan.periodMin * MINUTE_MS
  for (; at < end; at += plan.periodMin * MINUTE_MS) found.push(at)
  return found
}
