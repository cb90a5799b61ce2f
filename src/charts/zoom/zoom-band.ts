import type { Scale } from '#src/charts/axes/scale.ts'
import { px } from '#src/charts/crosshair/crosshair-marks.ts'
import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'

/** Room for half of "23 h 55 m", px. */
const HALF_TEXT_PX = 32

/** The shaded stretch of time that is about to be zoomed into; its duration stands in it. */
export class ZoomBand {
  readonly #root: HTMLElement
  readonly #label: HTMLElement | null
  readonly #text = document.createTextNode('')

  /** `root` is moved and resized; it holds the element that the duration is written into. */
  constructor(root: HTMLElement) {
    this.#root = root
    this.#label = root.querySelector<HTMLElement>('[data-part="duration"]')
    this.#label?.replaceChildren(this.#text)
  }

  /** Shades a stretch of the chart; null takes the shade away. */
  show({ scale }: CrosshairView, window: TimeWindow | null): void {
    const { style } = this.#root
    style.visibility = window ? 'visible' : 'hidden'
    if (!window) return
    const x = scale.x(window.fromMs)
    const width = scale.x(window.toMs) - x
    style.transform = `translateX(${px(x)})`
    style.width = px(width)
    this.#text.data = formatDuration(window.toMs - window.fromMs)
    const middle = insidePlot(x + width / 2, scale) - x
    if (this.#label) this.#label.style.transform = `translateX(${px(middle)}) translateX(-50%)`
  }
}

/** The middle of the text, kept where all of it can be read. */
function insidePlot(x: number, { plot }: Scale): number {
  const last = plot.x + plot.width - HALF_TEXT_PX
  return Math.max(plot.x + HALF_TEXT_PX, Math.min(x, last))
}
