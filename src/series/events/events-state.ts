import { statusLook } from '#src/model/status.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { ChartEvent } from './events.ts'

/** A stretch in which an entity had one status; `null`: it was asked, and reported none. */
export type StateSpan = TimeWindow & { readonly status: string | null }

/** What a stretch of a window shows: a status, or that nobody looked. */
export type StateStretch =
  | (StateSpan & { readonly isObserved: true })
  | (TimeWindow & { readonly isObserved: false })

/** Changes from one status to another that were seen happening: the two spans touch. */
export function stateEvents(spans: readonly StateSpan[]): readonly ChartEvent[] {
  const ordered = spans.toSorted((a, b) => a.fromMs - b.fromMs)
  return ordered.flatMap((span, index): ChartEvent[] => {
    const before = ordered[index - 1]
    if (!before || before.toMs < span.fromMs || before.status === span.status) return []
    const label = `${statusLook(before.status).word} to ${statusLook(span.status).word}`
    return [{ atMs: span.fromMs, kind: 'state', label }]
  })
}

/**
 * The whole window in stretches, oldest first: spans cut to it (of two that overlap the later one
 * counts from where it begins), equal neighbours joined, and what no span covers as not observed.
 */
export function stretchesOf(
  spans: readonly StateSpan[],
  { fromMs, toMs }: TimeWindow,
): readonly StateStretch[] {
  const stretches: StateStretch[] = []
  const ordered = spans.toSorted((a, b) => a.fromMs - b.fromMs)
  let endMs = fromMs
  for (const [index, { status, ...span }] of ordered.entries()) {
    const startMs = Math.max(span.fromMs, endMs)
    const nextMs = ordered[index + 1]?.fromMs ?? toMs
    const stopMs = Math.min(span.toMs, nextMs, toMs)
    if (startMs >= stopMs) continue
    if (startMs > endMs) stretches.push({ fromMs: endMs, toMs: startMs, isObserved: false })
    const last = stretches.at(-1)
    const isSame = last?.isObserved === true && last.status === status
    if (isSame) stretches.pop()
    const from = isSame ? last.fromMs : startMs
    stretches.push({ fromMs: from, toMs: stopMs, status, isObserved: true })
    endMs = stopMs
  }
  if (endMs < toMs) stretches.push({ fromMs: endMs, toMs, isObserved: false })
  return stretches
}
