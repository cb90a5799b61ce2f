import type { CrosshairChart } from '#src/charts/crosshair/crosshair-chart.ts'
import { bucketsBetween } from '#src/charts/crosshair/crosshair-view.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'

/** The stretch of time of one chart that is being selected, from where it began to where it is now. */
export class ZoomSelection {
  #chart: CrosshairChart | null = null
  #anchorMs = 0
  #headMs = 0

  get isActive(): boolean {
    return this.#chart !== null
  }

  /** Where the selection in a chart began, epoch ms; null: nothing is selected there. */
  anchorIn(chart: CrosshairChart): number | null {
    return this.#chart === chart ? this.#anchorMs : null
  }

  extend(chart: CrosshairChart, anchorMs: number, headMs: number): void {
    if (this.#chart !== chart) this.clear()
    this.#chart = chart
    this.#anchorMs = anchorMs
    this.#headMs = headMs
  }

  /** The selected buckets, one at least; null: nothing is selected. */
  window(): TimeWindow | null {
    return this.#chart && bucketsBetween(this.#anchorMs, this.#headMs, this.#chart.view.time)
  }

  draw(): void {
    this.#chart?.band.show(this.#chart.view, this.window())
  }

  clear(): void {
    this.#chart?.band.show(this.#chart.view, null)
    this.#chart = null
  }
}
