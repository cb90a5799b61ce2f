import { memo } from 'react'
import { scaleOf } from '#src/charts/axes/scale.ts'
import { linePath } from '#src/charts/lines/line-path.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'
import { segmentsOf } from '#src/series/gaps.ts'
import { summarize } from '#src/series/summary.ts'

export type SparklineProps = {
  readonly series: Series
  readonly window: TimeWindow
  /** The step that was asked for; decides what a hole is. */
  readonly step: Step
  readonly width?: number
  readonly height?: number
  /** What the line shows; without it the line is decoration beside a number that says the same. */
  readonly label?: string
}

/** Half of the widest stroke: the highest and the lowest sample are drawn whole. */
const MARGIN_PX = 2

/** A small line without axes, from zero to its highest sample, broken where data is missing. */
export const Sparkline = memo(function Sparkline(props: SparklineProps) {
  const { series, window, step, width = 120, height = 24, label } = props
  const { line, dots } = sparklinePath(series, { window, step, width, height })
  const role = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fill="none" {...role}>
      <g stroke="var(--s1)" strokeLinejoin="round">
        <path data-part="line" d={line.join('')} strokeWidth={1.5} />
        <path data-part="dots" d={dots} strokeWidth={3} strokeLinecap="round" />
      </g>
    </svg>
  )
})

type SparklineFrame = Required<Pick<SparklineProps, 'window' | 'step' | 'width' | 'height'>>

function sparklinePath(series: Series, { window, step, width, height }: SparklineFrame) {
  const summary = summarize(series)
  const min = Math.min(0, summary?.min ?? 0)
  const max = Math.max(0, summary?.max ?? 0)
  const plot = {
    x: MARGIN_PX,
    y: MARGIN_PX,
    width: width - 2 * MARGIN_PX,
    height: height - 2 * MARGIN_PX,
  }
  const scale = scaleOf(plot, window, { min, max: max > min ? max : min + 1 })
  return linePath(series, segmentsOf(series, step, window), scale, Infinity)
}
