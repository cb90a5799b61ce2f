const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Days from 1 March of year 0 to the epoch. */
const EPOCH_DAY = 719_468
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const FRACTION_AND_ZONE = /^(?:\.(\d{1,9}))?(?:(z)|([+-])(\d{2}):?(\d{2})?)?$/i

/**
 * Epoch ms of a time as the API writes it (API reference §1, §10.5); NaN when unreadable.
 *
 * `2025-03-02 08:00:00` has a blank, no zone, and is UTC; full ISO 8601 with `T`, a fraction, `Z` or
 * an offset is read too. The layout is fixed and read by position: `new Date(text)` would take a time
 * without zone for local time, and is several times slower over a long series.
 */
export function parseTimestamp(text: string): number {
  const separator = text.charCodeAt(10)
  const isLaidOut =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    (separator === 32 || separator === 84 || separator === 116) &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58
  if (!isLaidOut) return Number.NaN
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  // NaN, of a character that is no digit, fails here, or in the sum for the year
  if (!(isDay(year, month, day) && hour < 24 && minute < 60 && second < 60)) return Number.NaN
  const atMs = daysTo(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
  return text.length === 19 ? atMs : atMs + restOf(text.slice(19))
}

/** A moment as the API takes it in requests: ISO 8601, whole seconds, `Z`. */
export function formatTimestamp(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`
}

/** NaN unless both characters are digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(day >= 1 && day <= (LONGEST_MONTHS[month - 1] ?? 0))) return false
  if (month !== 2 || day < 29) return true
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days from the epoch, years counted from March. With Date.UTC a series takes half as long again. */
function daysTo(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const marchMonth = (month + 9) % 12
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1
  return marchYear * 365 + leapDays + dayOfYear - EPOCH_DAY
}

/** What fraction and offset add, in ms; NaN when they are neither. */
function restOf(text: string): number {
  const match = FRACTION_AND_ZONE.exec(text)
  if (match === null) return Number.NaN
  const [, fraction = '', , sign, hours = '0', minutes = '0'] = match
  if (Number(hours) > 23 || Number(minutes) > 59) return Number.NaN
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return Number(fraction.padEnd(3, '0').slice(0, 3)) + (sign === '-' ? offsetMs : -offsetMs)
}
