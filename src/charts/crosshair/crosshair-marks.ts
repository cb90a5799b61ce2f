import type { CrosshairView } from './crosshair-view.ts'
import { isShown, sampleAt } from './crosshair-view.ts'

/** An upright line over the plot of one chart with a dot on each of its lines. */
export class CrosshairMarks {
  readonly #root: HTMLElement
  #isShown = false
  #transforms: string[] = []

  /** `root` holds the upright line, then one dot for each line of the chart. */
  constructor(root: HTMLElement) {
    this.#root = root
  }

  /** Moves the marks to an instant, epoch ms; null, or outside the window, takes them away. */
  show(view: CrosshairView, atMs: number | null): void {
    const isVisible = atMs !== null && isShown(view, atMs)
    if (isVisible !== this.#isShown) this.#root.style.visibility = isVisible ? 'visible' : 'hidden'
    this.#isShown = isVisible
    if (!isVisible) return
    const { scale, lines, time } = view
    const elements = this.#root.children
    this.#move(elements, 0, `translateX(${Math.round(scale.x(atMs))}px)`)
    for (const [place, { series }] of lines.entries()) {
      const index = sampleAt(series, atMs, time)
      const timeMs = series.timesMs[index]
      const value = series.values[index]
      const isThere = timeMs !== undefined && value !== undefined
      const to = isThere ? `translate(${px(scale.x(timeMs))},${px(scale.y(value))})` : AWAY
      this.#move(elements, place + 1, to)
    }
  }

  /** After a drawing the elements may be others. */
  forget(): void {
    this.#transforms = []
  }

  #move(elements: HTMLCollection, place: number, transform: string): void {
    const element = elements[place]
    if (this.#transforms[place] === transform || !(element instanceof HTMLElement)) return
    this.#transforms[place] = transform
    element.style.transform = transform
  }
}

/** Where a dot waits that has no sample: outside, and cut off there. */
const AWAY = 'translate(-99px,-99px)'

/** A length as CSS writes it, to a tenth of a px. */
export function px(length: number): string {
  return `${Math.round(length * 10) / 10}px`
}
