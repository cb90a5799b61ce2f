import { useId, useMemo } from 'react'
import type { DisplayUnit } from '#src/format/number.ts'
import type { ChartLine, ChartTime } from './chart-line.ts'
import { describeChart } from './describe.ts'
import { DrawingContext, extentOf, takeApart } from './drawing.ts'
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
 * leaves the window and the round value range alone draws the paths again and nothing else.
 */
export function TimeseriesChart(props: TimeseriesChartProps) {
  const { name, width, height, lines, time, unit } = props
  const sentenceId = useId()
  const { window, step, zone } = time
  const drawn = useMemo(() => takeApart(lines, { step, window }), [lines, step, window])
  const extent = useMemo(() => extentOf(drawn), [drawn])
  const ticks = valueTicks(extent, unit)
  return (
    <DrawingContext value={{ drawn, time, ticks }}>
      <div style={{ width, height }}>
        <span id={sentenceId} hidden>
          {describeChart({ name, unit }, { lines, holes: drawn.holes }, time)}
        </span>
        <StillFrame {...{ width, height, window, zone, ticks, unit }} labelledBy={sentenceId} />
      </div>
    </DrawingContext>
  )
}
