import { useMemo } from 'react'
import type { Scale } from '#src/charts/axes/scale.ts'
import { TimeAxis } from '#src/charts/axes/time-axis.tsx'
import { ValueAxis } from '#src/charts/axes/value-axis.tsx'
import type { DrawnLines } from '#src/charts/drawing.ts'
import { useDrawing } from '#src/charts/drawing.ts'
import { ThresholdLayer, ThresholdWords } from '#src/charts/thresholds/threshold-layer.tsx'
import type { ChartLine } from './chart-line.ts'
import { isComparison } from './chart-line.ts'
import { HoleLayer } from './hole-layer.tsx'
import { lookOf } from './line-look.ts'
import { LineMarks } from './line-marks.tsx'
import type { LinePath } from './line-path.ts'
import { areaPath, linePath } from './line-path.ts'
import { RestartMarks } from './restart-marks.tsx'

/** Everything a chart shows, axes included: what measures most is drawn last, but for words of limits. */
export function PlotLayer() {
  const { drawn, time, ticks, unit, thresholds, scale } = useDrawing()
  const finishedUntilMs = (time.answeredAtMs ?? Infinity) - time.step.ms
  const paths = useMemo(
    () => linePaths(drawn, scale, finishedUntilMs),
    [drawn, scale, finishedUntilMs],
  )
  return (
    <>
      <ValueAxis ticks={ticks} unit={unit} plot={scale.plot} />
      <TimeAxis zone={time.zone} scale={scale} />
      <HoleLayer holes={drawn.holes} scale={scale} />
      <ThresholdLayer thresholds={thresholds} scale={scale} unit={unit} />
      <RestartMarks lines={drawn.lines} scale={scale} />
      {paths.map(({ line, path, area }, place) => (
        <LineMarks key={line.id} id={line.id} path={path} area={area} look={lookOf(line, place)} />
      ))}
      <ThresholdWords thresholds={thresholds} scale={scale} unit={unit} />
    </>
  )
}

type DrawnPath = {
  readonly line: ChartLine
  readonly path: LinePath
  readonly area: string | null
}

function linePaths({ lines, segments }: DrawnLines, scale: Scale, finishedUntilMs: number) {
  const paths: DrawnPath[] = []
  for (const [place, line] of lines.entries()) {
    const parts = segments[place]
    if (!parts) continue
    const untilMs = isComparison(line) ? Infinity : finishedUntilMs
    const path = linePath(line.series, parts, scale, untilMs)
    const area = lines.length === 1 ? areaPath(line.series, parts, scale, untilMs) : null
    paths.push({ line, path, area })
  }
  return paths
}
