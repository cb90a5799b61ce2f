import type { Plot } from '#src/charts/layout.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { Extent, ValueTicks } from './value-ticks.ts'

/** Time and value to px, linear. */
export type Scale = {
  readonly x: (atMs: number) => number
  readonly y: (value: number) => number
  readonly window: TimeWindow
  readonly plot: Plot
}

/** The scale of a plot over the whole window and from the lowest to the highest value of its axis. */
export function scaleOf(plot: Plot, window: TimeWindow, extent: Extent): Scale {
  const perMs = plot.width / (window.toMs - window.fromMs)
  return {
    x: (atMs) => plot.x + (atMs - window.fromMs) * perMs,
    y: valueScale(plot, extent),
    window,
    plot,
  }
}

/** Height of a value in a plot whose axis goes from the lowest to the highest value given, px. */
export function valueScale(plot: Plot, { min, max }: Extent): Scale['y'] {
  const perUnit = plot.height / (max - min)
  return (value) => plot.y + (max - value) * perUnit
}

/** Both ends of an axis with these ticks. */
export function axisExtent(ticks: ValueTicks): Extent {
  return { min: ticks[0] ?? 0, max: ticks.at(-1) ?? 1 }
}

/** The scale of a plot whose value axis has these ticks. */
export function axisScale(plot: Plot, window: TimeWindow, ticks: ValueTicks): Scale {
  return scaleOf(plot, window, axisExtent(ticks))
}
