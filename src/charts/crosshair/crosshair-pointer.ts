import type { Pin } from '#src/charts/pin/pin-state.ts'
import type { CrosshairChart } from './crosshair-chart.ts'
import type { CrosshairPage, PointerPlace } from './crosshair-page.ts'
import { snapTime } from './crosshair-view.ts'

/** A press that moves less than this is a click, px. */
const LEAST_DRAG_PX = 4

const PASSIVE = { passive: true } as const

/**
 * Lets the pointer move the crosshair over a chart, pin by a click, select by a drag along the time
 * axis (with Shift: mark) and zoom out by a double click, until the result is called.
 */
export function listenToPointer(page: CrosshairPage, chart: CrosshairChart): () => void {
  const drag = new Drag(page, chart)
  let beforeClick: Pin | null = null
  const place = ({ clientX, clientY }: MouseEvent) => ({ chart, clientX, clientY })
  const onMove = (event: PointerEvent) => {
    if (!drag.isPressed) page.follow(place(event))
  }
  const onDown = (event: PointerEvent) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey
    if (isPlain && page.isOverPlot(place(event))) drag.press(place(event))
  }
  const onLeave = () => {
    if (!drag.isPressed) page.left(chart)
  }
  const onClick = (event: MouseEvent) => {
    if (drag.wasDrag || (event.detail > 1 && page.canZoomOut)) return
    beforeClick = page.pin.current()
    if (page.isOverPlot(place(event))) togglePin(page, place(event))
  }
  const onDouble = () => {
    if (!page.canZoomOut || drag.wasDrag) return
    // Its first click was not meant as one.
    if (page.pin.current() !== beforeClick) page.setPin(beforeClick)
    page.zoomOut()
  }
  const { surface } = chart
  surface.addEventListener('pointermove', onMove, PASSIVE)
  surface.addEventListener('pointerdown', onDown, PASSIVE)
  surface.addEventListener('pointerleave', onLeave, PASSIVE)
  surface.addEventListener('click', onClick, PASSIVE)
  surface.addEventListener('dblclick', onDouble, PASSIVE)
  return () => {
    drag.end()
    surface.removeEventListener('pointermove', onMove)
    surface.removeEventListener('pointerdown', onDown)
    surface.removeEventListener('pointerleave', onLeave)
    surface.removeEventListener('click', onClick)
    surface.removeEventListener('dblclick', onDouble)
  }
}

function togglePin(page: CrosshairPage, place: PointerPlace): void {
  const { view, id } = place.chart
  const atMs = snapTime(view, page.timeUnder(place))
  page.setPin(page.pin.current() ? null : { atMs, chart: id })
}

/** One press of the button: a drag as soon as it has moved far enough to the side. */
class Drag {
  readonly #page: CrosshairPage
  readonly #chart: CrosshairChart
  #from: PointerPlace | null = null
  #anchorMs = 0
  /** Whether the last press was, or is, a drag: the click that ends it pins nothing. */
  wasDrag = false

  constructor(page: CrosshairPage, chart: CrosshairChart) {
    this.#page = page
    this.#chart = chart
  }

  get isPressed(): boolean {
    return this.#from !== null
  }

  press(from: PointerPlace): void {
    this.end()
    this.wasDrag = false
    if (!this.#page.canZoom) return
    this.#from = from
    this.#anchorMs = this.#page.timeUnder(from)
    // On the document: a drag goes on beside the chart.
    document.addEventListener('pointermove', this.#onMove, PASSIVE)
    document.addEventListener('pointerup', this.#onUp, PASSIVE)
    document.addEventListener('pointercancel', this.#onCancel, PASSIVE)
    document.addEventListener('keydown', this.#onKey, { capture: true })
  }

  /** Forgets the press; nothing is zoomed. */
  end(): void {
    if (!this.#from) return
    this.#from = null
    document.removeEventListener('pointermove', this.#onMove)
    document.removeEventListener('pointerup', this.#onUp)
    document.removeEventListener('pointercancel', this.#onCancel)
    document.removeEventListener('keydown', this.#onKey, { capture: true })
    if (this.wasDrag) this.#page.deselect()
  }

  readonly #onMove = ({ clientX, clientY }: PointerEvent) => {
    const place = { chart: this.#chart, clientX, clientY }
    this.wasDrag ||= Math.abs(clientX - (this.#from?.clientX ?? clientX)) >= LEAST_DRAG_PX
    if (this.wasDrag) this.#page.select(this.#chart, this.#anchorMs, this.#page.timeUnder(place))
    this.#page.follow(place)
  }

  readonly #onUp = (event: PointerEvent) => {
    this.#onMove(event)
    if (this.wasDrag) this.#page.take(event.shiftKey ? 'onMark' : 'onZoom')
    this.end()
  }

  readonly #onCancel = () => {
    this.end()
    this.#page.left(this.#chart)
  }

  readonly #onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.wasDrag) return
    event.preventDefault()
    event.stopPropagation()
    this.end()
  }
}
