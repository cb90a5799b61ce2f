import type { TimeRange } from '#src/model/time/time-range.ts'
import { rangeQuery } from '#src/url/time/range-text.ts'
import { parseTyped } from '#src/url/time/typed-range.ts'

const STORAGE_KEY = 'streamgauge.recent-ranges'
const MOST = 8

/**
 * Ranges chosen on this device before, newest first, at most 8. What cannot be read as a range any
 * more is left out; storage that is forbidden or holds something else is as good as empty.
 */
export function recentRanges(zone: string, nowMs: number): readonly TimeRange[] {
  return storedTexts()
    .map((text) => parseTyped(text, zone, nowMs).range)
    .filter((range) => range !== null)
    .slice(0, MOST)
}

/** Puts a range at the head of the list. */
export function rememberRange(range: TimeRange): void {
  const text = rangeQuery(range)
  const texts = [text, ...storedTexts().filter((other) => other !== text)].slice(0, MOST)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(texts))
  } catch {
    return
  }
}

function storedTexts(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}
