import { MINUS, THIN_SPACE } from './digits.ts'
import type { NumberParts } from './number-parts.ts'
import { joinParts } from './number-parts.ts'

const SECOND_MS = 1000
const MINUTE_S = 60
const HOUR_MIN = 60
const DAY_H = 24
const HOURS_BEFORE_DAYS = 48

/**
 * A time span: "840 ms" under 1 s, "12.4 s" under 60 s, "4 min 10 s" under 60 min, "3 h 12 m" under
 * 48 h, then "5 d 4 h". Rounded to the smaller unit shown, which is left out when it is 0. Spans of
 * one unit come apart into number and unit; longer ones are all text.
 */
export function durationParts(ms: number): NumberParts {
  const sign = ms < 0 ? MINUS : ''
  const { text, unit } = magnitudeParts(Math.abs(ms))
  return { text: sign + text, unit }
}

/** `durationParts` as one text. */
export function formatDuration(ms: number): string {
  return joinParts(durationParts(ms))
}

/**
 * How long ago something was: "8 s", "1 min 35 s" under 2 min, then "4 min", "3 h 12 m", "5 d 4 h".
 * Rounded down, so an age never runs ahead. Future moments (clocks that differ) have age "0 s".
 */
export function formatAge(ageMs: number): string {
  const seconds = Math.floor(Math.max(0, ageMs) / SECOND_MS)
  const minutes = Math.floor(seconds / MINUTE_S)
  const hours = Math.floor(minutes / HOUR_MIN)
  if (minutes < 1) return withUnit(seconds, 's')
  if (minutes < 2) return pair(seconds, MINUTE_S, ['min', 's'])
  if (hours < 1) return withUnit(minutes, 'min')
  return hours < HOURS_BEFORE_DAYS
    ? pair(minutes, HOUR_MIN, ['h', 'm'])
    : pair(hours, DAY_H, ['d', 'h'])
}

function magnitudeParts(ms: number): NumberParts {
  if (ms < 999.5) return { text: milliseconds(ms), unit: 'ms' }
  if (ms < 59_950) return { text: (ms / SECOND_MS).toFixed(1), unit: 's' }
  const seconds = Math.round(ms / SECOND_MS)
  if (seconds < MINUTE_S * HOUR_MIN)
    return { text: pair(seconds, MINUTE_S, ['min', 's']), unit: '' }
  const minutes = Math.round(ms / SECOND_MS / MINUTE_S)
  if (minutes < HOURS_BEFORE_DAYS * HOUR_MIN)
    return { text: pair(minutes, HOUR_MIN, ['h', 'm']), unit: '' }
  const hours = Math.round(ms / SECOND_MS / MINUTE_S / HOUR_MIN)
  return { text: pair(hours, DAY_H, ['d', 'h']), unit: '' }
}

function milliseconds(ms: number): string {
  if (ms >= 9.95 || Number.isInteger(ms)) return String(Math.round(ms))
  return ms < 0.05 ? '<0.1' : ms.toFixed(1)
}

/** 250 s in units of 60 → "4 min 10 s"; 240 s → "4 min". */
function pair(count: number, size: number, [large, small]: readonly [string, string]): string {
  const rest = count % size
  const head = withUnit((count - rest) / size, large)
  return rest === 0 ? head : `${head} ${withUnit(rest, small)}`
}

function withUnit(count: number, unit: string): string {
  return `${count}${THIN_SPACE}${unit}`
}
