import type { Anchor, Size } from './tooltip-place.ts'
import { placeBeside } from './tooltip-place.ts'

/** Assumed until the browser has told the real size. */
const FIRST_SIZE: Size = { width: 256, height: 120 }

/**
 * A box that floats beside a crosshair. Its size is told by the browser after layout, so moving it
 * never asks for one. Call `end` when it is gone.
 */
export class TooltipBox {
  readonly #element: HTMLElement
  readonly #observer: ResizeObserver | null
  #size = FIRST_SIZE
  #transform = ''
  #isShown = false

  /** `onResize` is called when the box has another size than when it was placed. */
  constructor(element: HTMLElement, onResize: () => void) {
    this.#element = element
    this.#observer =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver(([entry]) => {
            const box = entry?.borderBoxSize[0]
            if (!box || box.blockSize === 0) return
            this.#size = { width: box.inlineSize, height: box.blockSize }
            onResize()
          })
    this.#observer?.observe(element)
  }

  /** Moves the box beside an anchor; null takes it away. */
  place(anchor: Anchor | null, screen: { readonly size: () => Size }): void {
    const isShown = anchor !== null
    if (isShown !== this.#isShown) this.#element.style.visibility = isShown ? 'visible' : 'hidden'
    this.#isShown = isShown
    if (!anchor) return
    const { x, y } = placeBeside(anchor, this.#size, screen.size())
    const transform = `translate(${x}px,${y}px)`
    if (transform !== this.#transform) this.#element.style.transform = transform
    this.#transform = transform
  }

  end(): void {
    this.#observer?.disconnect()
  }
}
