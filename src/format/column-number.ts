// Numbers of a table's column stand under each other: every one has the same number of decimals, and
// units differ only where a span of time could not be read otherwise.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { MINUS, NOT_REPORTED_MARK, THIN_SPACE } from './digits.ts'
import type { NumberParts } from './number-parts.ts'
import { formatNumber } from './number.ts'

const WHOLE = numberFormat(0)
const TENTHS = numberFormat(1)

/** From here on digits alone can no longer be counted at a glance, and columns end. */
const LARGE_COUNT = 999_999_999.5
const LARGE_RATE = 999_999.95

const SECOND_MS = 1000
/** Ages change to the next unit late: "95 s" and "26 h" say more than "1 min" and "1 d". */
const LAST_SECONDS_MS = 2 * MINUTE_MS
const LAST_MINUTES_MS = 2 * HOUR_MS
const LAST_HOURS_MS = 2 * DAY_MS

/** A count with all its digits ("12 618 274"); three digits and a prefix from a thousand million on. */
export function columnCount(value: number): NumberParts {
  if (Math.abs(value) >= LARGE_COUNT) return formatNumber(value, 'records', { detail: 'card' })
  return signed(value, (size) => ({ text: grouped(WHOLE, size), unit: '' }))
}

/** So many per second with one decimal ("1 184.6"); what is too little for that is "<0.1", not 0. */
export function columnRate(perSec: number): NumberParts {
  if (Math.abs(perSec) >= LARGE_RATE) return formatNumber(perSec, 'records', { detail: 'card' })
  return signed(perSec, (size) => ({ text: tenths(size), unit: '' }))
}

/** A span of time with one decimal, in the unit that it is thought in: "0.7 s", "28.8 min", "3.2 h". */
export function columnSpan(ms: number): NumberParts {
  return signed(ms, (size) => {
    if (size < 59.95 * SECOND_MS) return { text: tenths(size / SECOND_MS), unit: 's' }
    if (size < 59.95 * MINUTE_MS) return { text: tenths(size / MINUTE_MS), unit: 'min' }
    if (size < LAST_HOURS_MS) return { text: tenths(size / HOUR_MS), unit: 'h' }
    return { text: tenths(size / DAY_MS), unit: 'd' }
  })
}

/** How long ago something was, whole and rounded down: "6 s", "40 min", "26 h"; under a second "<1 s". */
export function columnAge(ageMs: number): NumberParts {
  if (ageMs < SECOND_MS) return { text: '<1', unit: 's' }
  if (ageMs < LAST_SECONDS_MS) return whole(ageMs, SECOND_MS, 's')
  if (ageMs < LAST_MINUTES_MS) return whole(ageMs, MINUTE_MS, 'min')
  if (ageMs < LAST_HOURS_MS) return whole(ageMs, HOUR_MS, 'h')
  return whole(ageMs, DAY_MS, 'd')
}

function whole(ms: number, unitMs: number, unit: string): NumberParts {
  return { text: grouped(WHOLE, Math.floor(ms / unitMs)), unit }
}

function tenths(size: number): string {
  return size > 0 && size < 0.05 ? '<0.1' : grouped(TENTHS, size)
}

function grouped(format: Intl.NumberFormat, size: number): string {
  return format.format(size).replaceAll(',', THIN_SPACE)
}

function signed(value: number, parts: (size: number) => NumberParts): NumberParts {
  if (!Number.isFinite(value)) return { text: NOT_REPORTED_MARK, unit: '' }
  const { text, unit } = parts(Math.abs(value))
  return { text: value < 0 ? MINUS + text : text, unit }
}

function numberFormat(decimals: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}
