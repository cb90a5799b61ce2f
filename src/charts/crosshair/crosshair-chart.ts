import { ZoomBand } from '#src/charts/zoom/zoom-band.ts'
import { CrosshairMarks } from './crosshair-marks.ts'
import type { CrosshairView } from './crosshair-view.ts'

/** One chart of a group: what it shows now, and the elements that are moved over it. */
export class CrosshairChart {
  readonly id: string
  /** Takes pointers and keys; as large as the chart. */
  readonly surface: HTMLElement
  readonly hover: CrosshairMarks
  readonly pin: CrosshairMarks
  readonly band: ZoomBand
  view: CrosshairView

  constructor(id: string, view: CrosshairView, parts: CrosshairParts) {
    this.id = id
    this.view = view
    this.surface = parts.surface
    this.hover = new CrosshairMarks(parts.hover)
    this.pin = new CrosshairMarks(parts.pin)
    this.band = new ZoomBand(parts.band)
  }
}

export type CrosshairParts = {
  readonly surface: HTMLElement
  readonly hover: HTMLElement
  readonly pin: HTMLElement
  readonly band: HTMLElement
}
