import { useId, useMemo } from 'react'
import type { Scale } from '#src/charts/axes/scale.ts'
import { axisExtent, axisScale } from '#src/charts/axes/scale.ts'
import type { ValueTicks } from '#src/charts/axes/value-ticks.ts'
import { valueTicks } from '#src/charts/axes/value-ticks.ts'
import { useCrosshair } from '#src/charts/crosshair/crosshair-context.ts'
import { CrosshairLayer } from '#src/charts/crosshair/crosshair-layer.tsx'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import type { Threshold } from '#src/charts/thresholds/threshold-place.ts'
import { extentWith } from '#src/charts/thresholds/threshold-place.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { describeChart } from './describe.ts'
import { DrawingContext, extentOf, takeApart } from './drawing.ts'
import type { Plot } from './layout.ts'
import { plotOf } from './layout.ts'
import { StillFrame } from './still-frame.tsx'

export type TimeseriesChartProps = {
  /** What is shown, in the words of the page: "Lag in Events". */
  readonly name: string
  readonly width: number
  readonly height: number
  /** The same array while the samples are the same: then nothing is drawn again. */
  readonly lines: readonly ChartLine[]
  readonly time: ChartTime
  readonly unit: DisplayUnit
  /** In the unit of the chart; near ones are part of the value axis. Absent: none. */
  readonly thresholds?: readonly Threshold[]
}

const NO_THRESHOLDS: readonly Threshold[] = []

/**
 * Lines over time on axes that cover the whole window asked for and begin at zero. A refresh draws
 * again what it changes: the paths, and an axis when it moves. Inside a `CrosshairGroup` the chart
 * shares the group's crosshair and takes pointers and keys.
 */
export function TimeseriesChart(props: TimeseriesChartProps) {
  const { name, width, height, lines, time, unit, thresholds = NO_THRESHOLDS } = props
  const sentenceId = useId()
  const { window, step } = time
  const drawn = useMemo(() => takeApart(lines, { step, window }), [lines, step, window])
  const ticks = useMemo(
    () => valueTicks(extentWith(extentOf(drawn), thresholds), unit),
    [drawn, thresholds, unit],
  )
  const plot = useMemo(() => plotOf(width, height), [width, height])
  const scale = useScale(plot, window, ticks)
  const shared = useCrosshair()
  return (
    <DrawingContext value={{ drawn, time, ticks, unit, thresholds, scale }}>
      <div className="relative" style={{ width, height }}>
        <span id={sentenceId} hidden>
          {describeChart({ name, unit }, { lines, holes: drawn.holes }, time)}
        </span>
        <StillFrame {...{ width, height }} labelledBy={sentenceId} />
        {shared && (
          <CrosshairLayer
            {...{ shared, width, height }}
            view={{ name, unit, time, lines: drawn.lines, scale }}
          />
        )}
      </div>
    </DrawingContext>
  )
}

/** The same object while its numbers are the same, whatever objects they arrive in. */
function useScale(plot: Plot, { fromMs, toMs }: TimeWindow, ticks: ValueTicks): Scale {
  const { min, max } = axisExtent(ticks)
  return useMemo(
    () => axisScale(plot, { fromMs, toMs }, [min, max]),
    [plot, fromMs, toMs, min, max],
  )
}
