import { joinParts } from '#src/format/number-parts.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatRate, formatText, rateBaseOf } from '#src/format/number.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'

/** Lowest and highest value that a chart has to show. */
export type Extent = { readonly min: number; readonly max: number }

/** Evenly spaced round values, ascending; the first and the last are the ends of the axis. */
export type ValueTicks = readonly number[]

const MOST_STEPS = 4
const SECOND_MS = 1000
const SECONDS_PER_MINUTE = 60

/** 2.5 is round for amounts; a clock has no round 2.5 s, minutes or hours. */
const DECIMAL_STEPS: readonly number[] = [1, 2, 2.5, 5]
const CLOCK_STEPS_MS: readonly number[] = [
  ...[0.5, 1, 2, 3, 5, 10, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 3, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
]

/** Axis of a chart that has nothing above zero to show. */
const NOTHING: Extent = { min: 0, max: 1 }
const NOTHING_MS: Extent = { min: 0, max: 100 }

/**
 * Four or five round values that hold the extent and zero. Counted things and milliseconds get
 * whole numbers (so an axis up to 1 has two ticks), longer durations round seconds, minutes and
 * hours, slow rates round numbers per minute.
 */
export function valueTicks(extent: Extent | null, unit: DisplayUnit): ValueTicks {
  const { min, max } = withZero(extent, unit)
  const scale = isSlow({ min, max }, unit) ? SECONDS_PER_MINUTE : 1
  const step = stepFor(min * scale, max * scale, unit)
  const first = Math.floor(roundedOff((min * scale) / step))
  const last = Math.ceil(roundedOff((max * scale) / step))
  return Array.from({ length: last - first + 1 }, (_, index) =>
    roundedOff(((first + index) * step) / scale),
  )
}

/** Axis text of each tick; a rate axis keeps one base ("/s" or "/min") and zero needs no unit. */
export function valueTickLabels(ticks: ValueTicks, unit: DisplayUnit): readonly string[] {
  const base = rateBaseOf((ticks[1] ?? 0) - (ticks[0] ?? 0))
  return ticks.map((tick) => {
    if (tick === 0) return '0'
    if (typeof unit === 'string') return formatText(tick, unit, 'axis')
    return joinParts(formatRate(tick, unit.rate, base, 'axis'))
  })
}

function isSlow({ min, max }: Extent, unit: DisplayUnit): boolean {
  return typeof unit !== 'string' && rateBaseOf(Math.max(max, -min)) === 'min'
}

function withZero(extent: Extent | null, unit: DisplayUnit): Extent {
  const min = Math.min(0, extent?.min ?? 0)
  const max = Math.max(0, extent?.max ?? 0)
  if (min < max) return { min, max }
  return unit === 'ms' ? NOTHING_MS : NOTHING
}

function stepFor(min: number, max: number, unit: DisplayUnit): number {
  const fits = (step: number) =>
    Math.ceil(roundedOff(max / step)) + Math.ceil(roundedOff(-min / step)) <= MOST_STEPS
  if (unit === 'ms' && max - min > SECOND_MS) {
    const inDays = () => decimalStep((max - min) / DAY_MS, (days) => fits(days * DAY_MS))
    return CLOCK_STEPS_MS.find(fits) ?? inDays() * DAY_MS
  }
  const isWhole = typeof unit === 'string'
  return decimalStep(max - min, (step) => fits(step) && (!isWhole || Number.isInteger(step)))
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ that fits; tried over three powers of ten from below. */
function decimalStep(range: number, fits: (step: number) => boolean): number {
  const power = Math.floor(Math.log10(range / MOST_STEPS))
  const steps = [0, 1, 2].flatMap((more) =>
    DECIMAL_STEPS.map((step) => step * 10 ** (power + more)),
  )
  return steps.find(fits) ?? 1
}

/** 0.30000000000000004 → 0.3. */
function roundedOff(value: number): number {
  return Number(value.toPrecision(12))
}
