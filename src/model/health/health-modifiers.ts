import { freshnessOf } from '#src/model/time/freshness.ts'
import type { Flapping } from './flapping.ts'
import { amount, clock, say } from './health-words.ts'
import { severityOf, verdictOf, type Verdict } from './health.ts'

/**
 * A verdict as it stands when its answers have aged (design: age ladder). Late: as it was. Stale: it
 * keeps word and colour, and `age` tells the page to take its look away. Beyond ten periods it is
 * withdrawn: Unknown, with what it was.
 */
export function agedVerdict(
  verdict: Verdict,
  { asOfMs, periodMs, nowMs }: { asOfMs: number | null; periodMs: number; nowMs: number },
): Verdict {
  const age = freshnessOf(asOfMs === null ? null : nowMs - asOfMs, periodMs)
  if (age !== 'unknown') return { ...verdict, age }
  const sentence =
    asOfMs === null
      ? say`Unknown: no answer yet.`
      : say`Unknown: no answer since ${clock(asOfMs)}${verdict.state === 'unknown' ? '' : `; it was ${verdict.label} then`}.`
  return { ...verdictOf({ state: 'unknown', sentence, evidence: verdict.evidence }), age }
}

/** The one verdict instead of the many that a jumping status would give; null: it does not flap. */
export function flappingVerdict(verdict: Verdict, flap: Flapping | null): Verdict {
  if (!flap) return verdict
  const { count, sinceMs, worst } = flap
  const own = verdictOf({
    state: 'flapping',
    label: `Flapping ×${count}`,
    sentence: say`Flapping: its status changed ${amount(count, 'flag')} times in the last 60 min, now ${verdict.label}.`,
    evidence: [
      ...verdict.evidence,
      { name: 'status changes in 60 min', value: count, unit: 'flag', atMs: null },
    ],
    sinceMs,
  })
  const isCrit = worst === 'crit' || verdict.tone === 'crit'
  const least = isCrit ? severityOf('over-crit') : own.severity
  const severity = Math.max(least, verdict.severity)
  return { ...own, severity, ...(isCrit && { tone: 'crit', shape: 'diamond' }) }
}

/** A pipeline's verdict without its own numbers, which says so. */
export function verdictByEnds(verdict: Verdict): Verdict {
  return {
    ...verdict,
    sentence: say`${verdict.sentence} Judged by its ends.`,
    evidence: [
      ...verdict.evidence,
      { name: 'numbers of the pipeline itself', value: 'not read', unit: null, atMs: null },
    ],
  }
}

/** Trouble that somebody knows about looks handled until `untilMs`; nothing else changes. */
export function mutedVerdict(verdict: Verdict, untilMs: number | null, nowMs: number): Verdict {
  return { ...verdict, mutedUntilMs: untilMs !== null && untilMs > nowMs ? untilMs : null }
}
