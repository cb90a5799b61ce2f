import { memo } from 'react'
import { PLOT_MARGIN } from '#src/charts/layout.ts'
import { zoneLabel } from '#src/format/clock-time.ts'
import { AxisText } from './axis-text.tsx'
import type { Scale } from './scale.ts'
import { timeTicks } from './time-ticks.ts'

export type TimeAxisProps = {
  /** IANA zone of the clock that the ticks are round in. */
  readonly zone: string
  readonly scale: Scale
}

const TICK_PX = 4
/** From the bottom of the plot down to the base line of the text. */
const BASE_LINE_PX = 18
/** Half the width of "21 Nov" at 11 px. */
const HALF_LABEL_PX = 18

/**
 * Ticks with their times, and the zone once. Plain SVG: the axis moves at most refreshes, and
 * Recharts renders the whole chart again, twice, when one of its axes changes.
 */
export const TimeAxis = memo(function TimeAxis({ zone, scale }: TimeAxisProps) {
  const { plot, window } = scale
  const bottom = plot.y + plot.height
  const y = bottom + BASE_LINE_PX
  const ticks = timeTicks(window, zone, plot.width).map((tick) => ({
    ...tick,
    x: Math.round(scale.x(tick.atMs) * 10) / 10,
  }))
  return (
    <g data-part="time-axis">
      <path
        d={ticks.map(({ x }) => `M${x} ${bottom}v${TICK_PX}`).join('')}
        stroke="var(--line-strong)"
      />
      {ticks.map(({ x, label, isDate }, place) => (
        // By place: when the axis moves, texts change and no element is made anew.
        <AxisText key={place} {...placeInside(x, plot)} y={y} text={label} isStrong={isDate} />
      ))}
      <AxisText x={0} y={y} anchor="start" text={zoneLabel(zone, window.fromMs)} />
    </g>
  )
})

/** Keeps the text of a tick at either end of the axis clear of the zone's name and the edge. */
function placeInside(x: number, plot: Scale['plot']) {
  const right = plot.x + plot.width + PLOT_MARGIN.right
  if (x < plot.x + HALF_LABEL_PX) return { x: plot.x, anchor: 'start' } as const
  if (x > right - HALF_LABEL_PX) return { x: right, anchor: 'end' } as const
  return { x, anchor: 'middle' } as const
}
