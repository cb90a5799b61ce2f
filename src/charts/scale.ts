import type { TimeWindow } from '#src/model/time-range.ts'
import type { Plot } from './layout.ts'
import type { Extent, ValueTicks } from './value-ticks.ts'

/** Time and value to px, linear, as Recharts draws its axes over the same ranges. */
export type Scale = {
  readonly x: (atMs: number) => number
  readonly y: (value: number) => number
  readonly window: TimeWindow
  readonly plot: Plot
}

/** The scale of a plot over the whole window and from the lowest to the highest value of its axis. */
export function scaleOf(plot: Plot, window: TimeWindow, { min, max }: Extent): Scale {
  const perMs = plot.width / (window.toMs - window.fromMs)
  const perUnit = plot.height / (max - min)
  return {
    x: (atMs) => plot.x + (atMs - window.fromMs) * perMs,
    y: (value) => plot.y + (max - value) * perUnit,
    window,
    plot,
  }
}

/** The scale of a plot whose value axis has these ticks. */
export function axisScale(plot: Plot, window: TimeWindow, ticks: ValueTicks): Scale {
  return scaleOf(plot, window, { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1 })
}
