/** Space around the plot, the same on every chart: stacked charts share one time line. */
export const PLOT_MARGIN = { top: 8, right: 16, bottom: 24, left: 64 } as const

/** A rectangle inside a chart, px from its top left corner. */
export type Plot = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a chart of this size draws its series; what a crosshair outside React needs to know. */
export function plotOf(width: number, height: number): Plot {
  const { top, right, bottom, left } = PLOT_MARGIN
  return {
    x: left,
    y: top,
    width: Math.max(0, width - left - right),
    height: Math.max(0, height - top - bottom),
  }
}
