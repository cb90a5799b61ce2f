import type { TimeWindow } from '#src/model/time/time-range.ts'
import { parsePin, pinText } from './pin-text.ts'

/** Between the two instants; neither holds it. */
const BETWEEN = '_'

/** Reads a marked stretch: two absolute instants in order, `13:50Z_14:10Z` with their dates; null: none. */
export function parseMark(text: string): TimeWindow | null {
  const [from = '', to = '', ...others] = text.split(BETWEEN)
  const fromMs = parsePin(from)
  const toMs = parsePin(to)
  const isWhole = fromMs !== null && toMs !== null && fromMs < toMs && others.length === 0
  return isWhole ? { fromMs, toMs } : null
}

/** The same stretch as text, in UTC. */
export function markText({ fromMs, toMs }: TimeWindow): string {
  return `${pinText(fromMs)}${BETWEEN}${pinText(toMs)}`
}
