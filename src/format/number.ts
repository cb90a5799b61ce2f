// Bytes are decimal everywhere: 1 kB = 1000 B. Counts are k / M / G with base 1000 as well.
import type { MetricUnit } from '#src/model/metrics/metric.ts'
import { allDigits, MINUS, NOT_REPORTED_MARK, threeDigits, withoutTrailingZeros } from './digits.ts'
import { durationParts } from './duration.ts'
import type { NumberParts } from './number-parts.ts'
import { joinParts, spokenParts } from './number-parts.ts'

/** What a number on screen counts: a unit of the catalogue, or so many of it per second. */
export type DisplayUnit = MetricUnit | { readonly rate: MetricUnit }

/**
 * `card`: three significant digits ("1.24 M"). `axis`: the same without trailing zeros ("20 k").
 * `full`: every digit, grouped ("1 240 000").
 */
export type Detail = 'card' | 'axis' | 'full'

/** The time a rate is counted over. */
export type RateBase = 's' | 'min'

const SLOW_PER_SECOND = 0.1
const COUNT_PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'] as const
const BYTE_PREFIXES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

type MagnitudeFormat = (magnitude: number, detail: Detail) => NumberParts

const count: MagnitudeFormat = (magnitude, detail) => scaled(magnitude, COUNT_PREFIXES, detail)
const bytes: MagnitudeFormat = (magnitude, detail) => scaled(magnitude, BYTE_PREFIXES, detail)
const duration: MagnitudeFormat = (magnitude, detail) => {
  const { text, unit } = durationParts(magnitude)
  return { text: detail === 'axis' ? withoutTrailingZeros(text) : text, unit }
}
/** A duration is not scaled inside a rate: "12 ms/s" is a share of time, "12 s/s" would be nonsense. */
const milliseconds: MagnitudeFormat = (magnitude, detail) => ({
  text: scaled(magnitude, [''], detail).text,
  unit: 'ms',
})

const FORMATS: Readonly<
  Record<MetricUnit, { readonly value: MagnitudeFormat; readonly inRate: MagnitudeFormat }>
> = {
  ms: { value: duration, inRate: milliseconds },
  events: { value: count, inRate: count },
  records: { value: count, inRate: count },
  rows: { value: count, inRate: count },
  bytes: { value: bytes, inRate: bytes },
  partitions: { value: count, inRate: count },
  flag: { value: count, inRate: count },
  state: { value: count, inRate: count },
  text: { value: count, inRate: count },
}

/**
 * A measured number as text and unit. Rates switch from "/s" to "/min" below 0.1/s. A value that is
 * not finite prints as not reported; what a negative or a sentinel means is the caller's to decide.
 */
export function formatNumber(
  value: number,
  unit: DisplayUnit,
  { detail }: { readonly detail: Detail },
): NumberParts {
  if (typeof unit !== 'string') return formatRate(value, unit.rate, rateBaseOf(value), detail)
  return signed(value, (magnitude) => FORMATS[unit].value(magnitude, detail))
}

/** A rate in a base of its own choosing, for numbers that must share one ("2/min" beside "8/min"). */
export function formatRate(
  perSecond: number,
  unit: MetricUnit,
  base: RateBase,
  detail: Detail,
): NumberParts {
  const parts = signed(base === 'min' ? perSecond * 60 : perSecond, (magnitude) =>
    FORMATS[unit].inRate(magnitude, detail),
  )
  return parts.text === NOT_REPORTED_MARK ? parts : { ...parts, unit: `${parts.unit}/${base}` }
}

/** The base in which a rate reads well: "0.05/s" is hard to picture, "3/min" is not. */
export function rateBaseOf(perSecond: number): RateBase {
  const magnitude = Math.abs(perSecond)
  return magnitude > 0 && magnitude < SLOW_PER_SECOND ? 'min' : 's'
}

/** `formatNumber` as one text. */
export function formatText(value: number, unit: DisplayUnit, detail: Detail): string {
  return joinParts(formatNumber(value, unit, { detail }))
}

/** Every digit, written the way a screen reader reads it right ("62,000"). */
export function formatSpoken(value: number, unit: DisplayUnit): string {
  return spokenParts(formatNumber(value, unit, { detail: 'full' }))
}

function signed(value: number, format: (magnitude: number) => NumberParts): NumberParts {
  if (!Number.isFinite(value)) return { text: NOT_REPORTED_MARK, unit: '' }
  const { text, unit } = format(Math.abs(value))
  return { text: value < 0 ? MINUS + text : text, unit }
}

function scaled(magnitude: number, prefixes: readonly string[], detail: Detail): NumberParts {
  if (detail === 'full') return { text: allDigits(magnitude), unit: prefixes[0] ?? '' }
  let rest = magnitude
  let power = 0
  // 999.5 would round to 1000: it is 1.00 of the next prefix.
  while (rest >= 999.5 && power < prefixes.length - 1) {
    rest /= 1000
    power++
  }
  const digits = rest >= 999.5 ? allDigits(Math.round(rest)) : digitsOf(rest, power)
  return {
    text: detail === 'axis' ? withoutTrailingZeros(digits) : digits,
    unit: prefixes[power] ?? '',
  }
}

/** A scaled number always shows three digits ("1.00 k"), an unscaled whole one shows itself ("5"). */
function digitsOf(magnitude: number, power: number): string {
  return power === 0 ? threeDigits(magnitude) : magnitude.toPrecision(3)
}
