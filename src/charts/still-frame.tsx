import { memo } from 'react'
import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts'
import { CartesianGrid, LineChart, XAxis, YAxis } from 'recharts'
import type { TimeWindow } from '#src/model/time-range.ts'
import { zoneLabel } from '#src/format/clock-time.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { AxisText } from './axis-text.tsx'
import { PLOT_MARGIN, plotOf } from './layout.ts'
import { PlotLayer } from './plot-layer.tsx'
import { timeTicks } from './time-ticks.ts'
import type { ValueTicks } from './value-ticks.ts'
import { valueTickLabels } from './value-ticks.ts'

export type StillFrameProps = {
  readonly width: number
  readonly height: number
  readonly window: TimeWindow
  readonly zone: string
  readonly ticks: ValueTicks
  readonly unit: DisplayUnit
  /** Id of the element that says in words what the chart shows. */
  readonly labelledBy: string
}

/** What never changes about the chart and its axes; Recharts compares props by identity. */
const CHART = {
  margin: { top: PLOT_MARGIN.top, right: PLOT_MARGIN.right, bottom: 0, left: 0 },
  // Pointers go to the element around the chart; Recharts would work out a tooltip nobody shows.
  style: { pointerEvents: 'none' },
  accessibilityLayer: false,
  role: 'img',
} as const
const TIME_AXIS = {
  type: 'number',
  // Without a data key Recharts takes the axis for a list of categories.
  dataKey: 'atMs',
  height: PLOT_MARGIN.bottom,
  tickSize: 4,
  tickLine: { stroke: 'var(--line-strong)' },
  axisLine: false,
  interval: 0,
  allowDataOverflow: true,
} as const
const VALUE_AXIS = {
  type: 'number',
  width: PLOT_MARGIN.left,
  tickLine: false,
  axisLine: false,
  interval: 0,
  allowDataOverflow: true,
} as const
/** From the bottom of the chart up to the base line of the time axis. */
const TIME_BASE_LINE_PX = 6
/** Half the width of "21 Nov" at 11 px. */
const HALF_LABEL_PX = 18
/** From the middle of a line of 11 px text down to its base line. */
const HALF_TEXT_PX = 4

/**
 * Axes and grid, drawn by Recharts, with the plot inside. Renders again when an axis or the size
 * changes and at no other time; what a refresh changes reaches the plot through a context.
 */
export const StillFrame = memo(function StillFrame(props: StillFrameProps) {
  const { width, height, window, zone, ticks, unit, labelledBy } = props
  const times = timeTicks(window, zone, plotOf(width, height).width)
  const labels = valueTickLabels(ticks, unit)
  const timeY = height - TIME_BASE_LINE_PX

  function renderTime({ x, index }: XAxisTickContentProps) {
    const tick = times[index]
    if (!tick) return null
    return (
      <AxisText
        {...placeInside(Number(x), width)}
        y={timeY}
        text={tick.label}
        isStrong={tick.isDate}
      />
    )
  }
  function renderValue({ x, y, index }: YAxisTickContentProps) {
    return (
      <AxisText
        x={Number(x)}
        y={Number(y) + HALF_TEXT_PX}
        anchor="end"
        text={labels[index] ?? ''}
      />
    )
  }
  return (
    <LineChart {...CHART} width={width} height={height} aria-labelledby={labelledBy}>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        {...TIME_AXIS}
        domain={[window.fromMs, window.toMs]}
        ticks={times.map(({ atMs }) => atMs)}
        tick={renderTime}
      />
      <YAxis
        {...VALUE_AXIS}
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        tick={renderValue}
      />
      <AxisText x={0} y={timeY} anchor="start" text={zoneLabel(zone, window.fromMs)} />
      <PlotLayer />
    </LineChart>
  )
}, isSameFrame)

/** Keeps the text of a tick at either end of the axis clear of the zone's name and the edge. */
function placeInside(x: number, width: number) {
  if (x < PLOT_MARGIN.left + HALF_LABEL_PX) return { x: PLOT_MARGIN.left, anchor: 'start' } as const
  if (x > width - HALF_LABEL_PX) return { x: width, anchor: 'end' } as const
  return { x, anchor: 'middle' } as const
}

/** Ranges and ticks are compared by content: a refresh makes new ones that are mostly equal. */
function isSameFrame(before: StillFrameProps, after: StillFrameProps): boolean {
  return (
    before.width === after.width &&
    before.height === after.height &&
    before.window.fromMs === after.window.fromMs &&
    before.window.toMs === after.window.toMs &&
    before.zone === after.zone &&
    before.labelledBy === after.labelledBy &&
    isSameUnit(before.unit, after.unit) &&
    before.ticks.length === after.ticks.length &&
    before.ticks.every((tick, index) => tick === after.ticks[index])
  )
}

function isSameUnit(a: DisplayUnit, b: DisplayUnit): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.rate === b.rate
}
