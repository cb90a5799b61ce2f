import {
  DAY_MS,
  durationOf,
  LAST_24_HOURS,
  NOW,
  rangeBetween,
  type TimeRange,
} from '#src/model/time/time-range.ts'
import { namedText } from '#src/url/named-text.ts'
import { agoEnd, endText, parseEnd } from './end-text.ts'

/** Texts of `from` and `to` as they stand in an address; null: not there. */
export type RangeTexts = { readonly from: string | null; readonly to: string | null }

/** A range that was read, or why there is none. */
export type ReadRange =
  | { readonly range: TimeRange; readonly problem: null }
  | { readonly range: null; readonly problem: string }

const LONGEST_MS = 10 * 366 * DAY_MS

/**
 * Reads a range from its two texts. A missing beginning is 24 hours ago, a missing end is now. Times
 * without zone are wall times of `zone`; `nowMs` is needed to see whether the ends are in order.
 */
export function parseRange({ from, to }: RangeTexts, zone: string, nowMs: number): ReadRange {
  const fromEnd = from === null ? agoEnd(DAY_MS) : parseEnd(from, zone)
  if (!fromEnd) return noRange(`${namedText('from', from)} is not a time`)
  const toEnd = to === null ? NOW : parseEnd(to, zone)
  if (!toEnd) return noRange(`${namedText('to', to)} is not a time`)
  const range = rangeBetween(fromEnd, toEnd)
  const ms = durationOf(range, nowMs)
  if (ms <= 0) return noRange(`from=${endText(fromEnd)} is not before to=${endText(toEnd)}`)
  if (ms > LONGEST_MS)
    return noRange(`from=${endText(fromEnd)} is more than ten years before the end`)
  return { range, problem: null }
}

/** The texts of a range; `parseRange` gives the same range back. */
export function rangeTexts(range: TimeRange): { readonly from: string; readonly to: string } {
  if (range.kind === 'last') return { from: endText(agoEnd(range.ms)), to: 'now' }
  const ends = range.kind === 'ends' ? range : { from: at(range.fromMs), to: at(range.toMs) }
  return { from: endText(ends.from), to: endText(ends.to) }
}

/** The range as one text for the clipboard, readable by this page and by people: `from=…&to=…`. */
export function rangeQuery(range: TimeRange): string {
  const { from, to } = rangeTexts(range)
  return `from=${from}&to=${to}`
}

/** Whether two ranges are the same choice. */
export function isSameRange(a: TimeRange, b: TimeRange): boolean {
  return rangeQuery(a) === rangeQuery(b)
}

/** The texts for the address: the default range is left out of it. */
export function addressTexts(range: TimeRange): RangeTexts {
  return isSameRange(range, LAST_24_HOURS) ? { from: null, to: null } : rangeTexts(range)
}

function at(atMs: number) {
  return { kind: 'at', atMs } as const
}

function noRange(problem: string): ReadRange {
  return { range: null, problem }
}
