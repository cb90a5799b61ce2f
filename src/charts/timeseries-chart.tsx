import { useId, useMemo } from 'react'
import type { DisplayUnit } from '#src/format/number.ts'
import type { ChartLine, ChartTime } from './chart-line.ts'
import { useCrosshair } from './crosshair-context.ts'
import { CrosshairLayer } from './crosshair-layer.tsx'
import { describeChart } from './describe.ts'
import { DrawingContext, extentOf, takeApart } from './drawing.ts'
import { plotOf } from './layout.ts'
import { axisScale } from './scale.ts'
import { StillFrame } from './still-frame.tsx'
import { valueTicks } from './value-ticks.ts'

export type TimeseriesChartProps = {
  /** What is shown, in the words of the page: "Lag in Events". */
  readonly name: string
  readonly width: number
  readonly height: number
  /** The same array while the samples are the same: then nothing is drawn again. */
  readonly lines: readonly ChartLine[]
  readonly time: ChartTime
  readonly unit: DisplayUnit
}

/**
 * Lines over time on axes that cover the whole window asked for and begin at zero. A refresh that
 * leaves the window and the round value range alone draws the paths again and nothing else. Inside a
 * `CrosshairGroup` it shares the group's crosshair and takes pointers and keys.
 */
export function TimeseriesChart(props: TimeseriesChartProps) {
  const { name, width, height, lines, time, unit } = props
  const sentenceId = useId()
  const { window, step, zone } = time
  const drawn = useMemo(() => takeApart(lines, { step, window }), [lines, step, window])
  const extent = useMemo(() => extentOf(drawn), [drawn])
  const ticks = valueTicks(extent, unit)
  const shared = useCrosshair()
  const scale = axisScale(plotOf(width, height), window, ticks)
  return (
    <DrawingContext value={{ drawn, time, ticks }}>
      <div className="relative" style={{ width, height }}>
        <span id={sentenceId} hidden>
          {describeChart({ name, unit }, { lines, holes: drawn.holes }, time)}
        </span>
        <StillFrame {...{ width, height, window, zone, ticks, unit }} labelledBy={sentenceId} />
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
