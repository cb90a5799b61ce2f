import type { Size } from '#src/charts/tooltip/tooltip-place.ts'

/** A page that moves without being scrolled is measured again after this, ms. */
const LONGEST_MS = 1000

/**
 * Where elements are on the screen, px: measured once, then remembered until something is scrolled or
 * resized, so that following a pointer never makes the browser lay out the page.
 */
export class CrosshairScreen {
  readonly #boxes = new Map<Element, DOMRect>()
  readonly #onMove: () => void
  #size: Size | null = null
  #measuredAtMs = 0

  /** `onMove` is called after a scroll or a change of size. */
  constructor(onMove: () => void) {
    this.#onMove = onMove
  }

  start(): void {
    window.addEventListener('scroll', this.#forget, LISTEN)
    window.addEventListener('resize', this.#forget, LISTEN)
  }

  stop(): void {
    window.removeEventListener('scroll', this.#forget, LISTEN)
    window.removeEventListener('resize', this.#forget, LISTEN)
    this.clear()
  }

  clear(): void {
    this.#boxes.clear()
    this.#size = null
  }

  boxOf(element: Element): DOMRect {
    const nowMs = performance.now()
    if (nowMs - this.#measuredAtMs > LONGEST_MS) this.clear()
    const known = this.#boxes.get(element)
    if (known) return known
    this.#measuredAtMs = nowMs
    const box = element.getBoundingClientRect()
    this.#boxes.set(element, box)
    return box
  }

  size(): Size {
    this.#size ??= { width: window.innerWidth, height: window.innerHeight }
    return this.#size
  }

  readonly #forget = () => {
    this.clear()
    this.#onMove()
  }
}

const LISTEN = { passive: true, capture: true } as const
