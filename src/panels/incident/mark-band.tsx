import { plotOf } from '#src/charts/layout.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { usePageMark } from './page-marks.tsx'

export type MarkBandProps = {
  /** Size of the chart with its axes, px. */
  width: number
  height: number
  /** What the chart shows. */
  window: TimeWindow
}

/** The marked stretch over a chart, as far as it lies in the window. */
export function MarkBand({ width, height, window }: MarkBandProps) {
  const { mark } = usePageMark()
  if (!mark) return null
  const fromMs = Math.max(mark.fromMs, window.fromMs)
  const toMs = Math.min(mark.toMs, window.toMs)
  if (fromMs >= toMs) return null
  const plot = plotOf(width, height)
  const perMs = plot.width / (window.toMs - window.fromMs)
  const place = {
    top: plot.y,
    height: plot.height,
    left: plot.x + (fromMs - window.fromMs) * perMs,
    width: (toMs - fromMs) * perMs,
  }
  return (
    <div
      aria-hidden
      data-part="mark"
      className="pointer-events-none absolute border-x border-dashed border-info bg-info/10"
      style={place}
    />
  )
}
