import { useMemo } from 'react'
import { usePlotArea } from 'recharts'
import type { ChartLine } from './chart-line.ts'
import { isComparison } from './chart-line.ts'
import type { Drawing, DrawnLines } from './drawing.ts'
import { useDrawing } from './drawing.ts'
import { HoleLayer } from './hole-layer.tsx'
import type { Plot } from './layout.ts'
import { PLOT_MARGIN } from './layout.ts'
import { lookOf } from './line-look.ts'
import { LineMarks } from './line-marks.tsx'
import type { LinePath } from './line-path.ts'
import { linePath } from './line-path.ts'
import { RestartMarks } from './restart-marks.tsx'
import type { Scale } from './scale.ts'
import { scaleOf } from './scale.ts'

/** Everything inside the axes: holes, restarts and lines. A child of Recharts' chart. */
export function PlotLayer() {
  const plot = usePlotArea()
  const drawing = useDrawing()
  if (!plot || !drawing) return null
  // Before the axes have taken their room the plot is the whole chart: not worth drawing.
  if (plot.x < PLOT_MARGIN.left) return null
  return <Marks drawing={drawing} plot={plot} />
}

function Marks({ drawing, plot }: { readonly drawing: Drawing; readonly plot: Plot }) {
  const { drawn, time } = drawing
  const scale = useScale(plot, drawing)
  const finishedUntilMs = (time.answeredAtMs ?? Infinity) - time.step.ms
  const paths = useMemo(
    () => linePaths(drawn, scale, finishedUntilMs),
    [drawn, scale, finishedUntilMs],
  )
  const isAlone = drawn.lines.length === 1
  return (
    <>
      <HoleLayer holes={drawn.holes} scale={scale} />
      <RestartMarks lines={drawn.lines} scale={scale} />
      {paths.map(({ line, path }, place) => (
        <LineMarks
          key={line.id}
          id={line.id}
          path={path}
          look={lookOf(line, place)}
          isFilled={isAlone}
        />
      ))}
    </>
  )
}

/** The same object while its numbers are the same, whatever objects they arrive in. */
function useScale({ x, y, width, height }: Plot, { time, ticks }: Drawing): Scale {
  const { fromMs, toMs } = time.window
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  return useMemo(
    () => scaleOf({ x, y, width, height }, { fromMs, toMs }, { min: low, max: high }),
    [x, y, width, height, fromMs, toMs, low, high],
  )
}

function linePaths({ lines, segments }: DrawnLines, scale: Scale, finishedUntilMs: number) {
  const paths: { readonly line: ChartLine; readonly path: LinePath }[] = []
  for (const [place, line] of lines.entries()) {
    const parts = segments[place]
    if (!parts) continue
    const untilMs = isComparison(line) ? Infinity : finishedUntilMs
    paths.push({ line, path: linePath(line.series, parts, scale, untilMs) })
  }
  return paths
}
