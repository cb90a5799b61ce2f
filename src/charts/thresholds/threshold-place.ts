import type { Scale } from '#src/charts/axes/scale.ts'
import type { Extent } from '#src/charts/axes/value-ticks.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { formatText } from '#src/format/number.ts'

/** A value of the chart from which on something is wrong. */
export type Threshold = {
  /** In the unit of the chart. */
  readonly value: number
  readonly level: 'warn' | 'crit'
  /** What it is for: "agreed lag". Shown in the legend. */
  readonly label: string
  /** Trouble is under the value instead of above it. */
  readonly isFloor?: boolean
}

/** Where a threshold is drawn, px. */
export type PlacedThreshold = {
  readonly threshold: Threshold
  /** Height of the line; null: the value is beyond the axis, and only the text is there. */
  readonly lineY: number | null
  /** "warn 100 k", with an arrow when the value is beyond the axis. */
  readonly text: string
  /** Base line of the text. */
  readonly textY: number
  /** Upper edge and height of the band of values that are as bad; null: none is on the axis. */
  readonly band: { readonly y: number; readonly height: number } | null
}

/** Base line of the text above its line, and under it. */
const ABOVE_PX = -4
const UNDER_PX = 12
const TEXT_HEIGHT_PX = 12
/** A threshold this many times higher than the data would press the line flat. */
const NEAR_TIMES = 2

/** The extent a chart has to show, with the thresholds that are not far beyond the data. */
export function extentWith(
  extent: Extent | null,
  thresholds: readonly Pick<Threshold, 'value'>[],
): Extent | null {
  if (!extent) return null
  const near = thresholds
    .map(({ value }) => value)
    .filter((value) => value <= NEAR_TIMES * extent.max && value >= NEAR_TIMES * extent.min)
  return { min: Math.min(extent.min, ...near), max: Math.max(extent.max, ...near) }
}

/** "warn 100 k". */
export function thresholdText({ level, value }: Threshold, unit: DisplayUnit): string {
  return `${level} ${formatText(value, unit, 'axis')}`
}

/** Places thresholds in a plot, highest first, their texts clear of each other. */
export function placeThresholds(
  thresholds: readonly Threshold[],
  scale: Scale,
  unit: DisplayUnit,
): readonly PlacedThreshold[] {
  const ordered = thresholds.toSorted((a, b) => b.value - a.value)
  const taken: number[] = []
  return ordered.map((threshold) => {
    const y = scale.y(threshold.value)
    const textY = freeBaseLine(y, scale, taken)
    taken.push(textY)
    const text = thresholdText(threshold, unit)
    const { top, bottom } = edgesOf(scale)
    const isInside = y >= top && y <= bottom
    return {
      threshold,
      lineY: isInside ? y : null,
      text: isInside ? text : `${y < top ? '↑' : '↓'} ${text}`,
      textY,
      band: bandOf(threshold, ordered, scale),
    }
  })
}

/** Above the line when there is room, else under it, else further down until it is clear. */
function freeBaseLine(y: number, scale: Scale, taken: readonly number[]): number {
  const { top, bottom } = edgesOf(scale)
  const isFree = (at: number) =>
    at >= top + TEXT_HEIGHT_PX - 2 &&
    at <= bottom - 2 &&
    taken.every((other) => Math.abs(other - at) >= TEXT_HEIGHT_PX)
  const lowest = Math.max(top + TEXT_HEIGHT_PX - 2, ...taken.map((at) => at + TEXT_HEIGHT_PX))
  return [y + ABOVE_PX, y + UNDER_PX].find(isFree) ?? Math.min(lowest, bottom - 2)
}

/** From the threshold to the next worse one, or to the end of the axis. */
function bandOf(threshold: Threshold, all: readonly Threshold[], scale: Scale) {
  const { value, isFloor = false } = threshold
  const same = all.filter((other) => (other.isFloor ?? false) === isFloor)
  const worse = same
    .map((other) => other.value)
    .filter((other) => (isFloor ? other < value : other > value))
  const { top, bottom } = edgesOf(scale)
  const within = (y: number) => Math.min(bottom, Math.max(top, y))
  const next = isFloor ? Math.max(-Infinity, ...worse) : Math.min(Infinity, ...worse)
  const edges = [within(scale.y(value)), within(scale.y(next))]
  const y = Math.min(...edges)
  const height = Math.max(...edges) - y
  return height > 0 ? { y, height } : null
}

function edgesOf({ plot }: Scale) {
  return { top: plot.y, bottom: plot.y + plot.height }
}
