import { memo } from 'react'
import type { Plot } from '#src/charts/layout.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { AxisText } from './axis-text.tsx'
import { axisExtent, valueScale } from './scale.ts'
import type { ValueTicks } from './value-ticks.ts'
import { valueTickLabels } from './value-ticks.ts'

export type ValueAxisProps = {
  readonly ticks: ValueTicks
  readonly unit: DisplayUnit
  readonly plot: Plot
}

/** From the left edge of the plot to the end of the text. */
const TEXT_GAP_PX = 8
/** From the middle of a line of 11 px text down to its base line. */
const HALF_TEXT_PX = 4

/** Grid lines across the plot, each with its value at the left. */
export const ValueAxis = memo(function ValueAxis({ ticks, unit, plot }: ValueAxisProps) {
  const { x, width } = plot
  const labels = valueTickLabels(ticks, unit)
  const toY = valueScale(plot, axisExtent(ticks))
  const heights = ticks.map((tick) => Math.round(toY(tick) * 10) / 10)
  return (
    <g data-part="value-axis">
      <path
        data-part="grid"
        d={heights.map((y) => `M${x} ${y}h${width}`).join('')}
        stroke="var(--line)"
      />
      {heights.map((y, place) => (
        <AxisText
          key={place}
          x={x - TEXT_GAP_PX}
          y={y + HALF_TEXT_PX}
          anchor="end"
          text={labels[place] ?? ''}
        />
      ))}
    </g>
  )
}, isSameAxis)

/** Ticks are compared by content: a refresh makes new ones that are mostly equal. */
function isSameAxis(before: ValueAxisProps, after: ValueAxisProps): boolean {
  return (
    before.plot === after.plot &&
    isSameUnit(before.unit, after.unit) &&
    before.ticks.length === after.ticks.length &&
    before.ticks.every((tick, index) => tick === after.ticks[index])
  )
}

function isSameUnit(a: DisplayUnit, b: DisplayUnit): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.rate === b.rate
}
