import type { Pin } from '#src/charts/pin/pin-state.ts'
import { TooltipBox } from '#src/charts/tooltip/tooltip-box.ts'
import { TooltipCard } from '#src/charts/tooltip/tooltip-card.ts'
import type { Anchor } from '#src/charts/tooltip/tooltip-place.ts'
import { ZoomSelection } from '#src/charts/zoom/zoom-selection.ts'
import { createStore } from '#src/model/store.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import type { CrosshairChart } from './crosshair-chart.ts'
import { CrosshairScreen } from './crosshair-screen.ts'
import { snapTime, timeAtX } from './crosshair-view.ts'

/** What a pointer over a chart shows; keys and pins always show everything. */
export type CrosshairMode = 'off' | 'line' | 'tooltip'

/** What a group of charts tells its page; instants are epoch ms. */
export type CrosshairEvents = {
  /** The pinned instant; null: nothing is pinned any more. */
  readonly onPin?: ((atMs: number | null) => void) | undefined
  /** Whether somebody looks at a point: hovers, walks by keys, selects, or has pinned one. */
  readonly onHold?: ((isHeld: boolean) => void) | undefined
  /** A stretch to zoom into, on the edges of buckets. Absent: nothing can be selected. */
  readonly onZoom?: ((window: TimeWindow) => void) | undefined
  readonly onZoomOut?: (() => void) | undefined
  /** A stretch to mark, on the edges of buckets: selected with Shift, or by keys and `m`. */
  readonly onMark?: ((window: TimeWindow) => void) | undefined
}

export type CrosshairSettings = CrosshairEvents & { readonly mode: CrosshairMode }

/** A pointer over a chart, px of the screen. */
export type PointerPlace = {
  readonly chart: CrosshairChart
  readonly clientX: number
  readonly clientY: number
}

type Cursor = {
  readonly chart: CrosshairChart
  readonly atMs: number
  /** Height of the pointer on the screen, px; null: moved by keys. */
  readonly clientY: number | null
}

/**
 * The one crosshair of a group of charts, outside React: whatever happens between two frames, one
 * animation frame moves the lines and dots of all charts and the tooltip.
 */
export class CrosshairPage {
  readonly pin = createStore<Pin | null>(null)
  readonly selection = new ZoomSelection()
  readonly #charts = new Map<string, CrosshairChart>()
  readonly #screen = new CrosshairScreen(() => this.draw())
  #settings: CrosshairSettings = { mode: 'tooltip' }
  #cursor: Cursor | null = null
  #pointer: PointerPlace | null = null
  #frame = 0
  #isHeld = false
  #hadFocus: string | null = null
  #tooltip: { readonly box: TooltipBox; readonly card: TooltipCard } | null = null
  #pinBox: TooltipBox | null = null
  #live: HTMLElement | null = null

  constructor(pinMs: number | null) {
    if (pinMs !== null) this.pin.set({ atMs: pinMs, chart: null })
  }

  get canZoom(): boolean {
    return this.#settings.onZoom !== undefined
  }

  get canZoomOut(): boolean {
    return this.#settings.onZoomOut !== undefined
  }

  configure(settings: CrosshairSettings): void {
    this.#settings = settings
    this.#tellHold()
  }

  /** Takes the elements of the group, its tooltip and its live region, until the result is called. */
  open(tooltip: HTMLElement, live: HTMLElement): () => void {
    const box = new TooltipBox(tooltip, () => this.draw())
    this.#tooltip = { box, card: new TooltipCard(tooltip) }
    this.#live = live
    this.#screen.start()
    return () => {
      this.#screen.stop()
      box.end()
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
      this.#tooltip = this.#live = this.#cursor = this.#pointer = null
      this.selection.clear()
      this.#tellHold(false)
    }
  }

  /** Takes the element of the pinned card and keeps it beside its line until the result is called. */
  openPin(card: HTMLElement): () => void {
    const box = new TooltipBox(card, () => this.draw())
    this.#pinBox = box
    this.draw()
    return () => {
      box.end()
      if (this.#pinBox === box) this.#pinBox = null
    }
  }

  join(chart: CrosshairChart): () => void {
    this.#charts.set(chart.id, chart)
    const pin = this.pin.current()
    if (pin?.chart === null) this.pin.set({ ...pin, chart: chart.id })
    this.#giveFocusBack(chart)
    this.draw()
    return () => this.#leave(chart)
  }

  /** A chart shows something else, or elsewhere. */
  changed(chart: CrosshairChart): void {
    chart.hover.forget()
    chart.pin.forget()
    if (!this.#isHeld) return
    this.#screen.clear()
    this.draw()
  }

  /** Where the crosshair of a chart stands, epoch ms; null: it is not in this chart. */
  cursorIn(chart: CrosshairChart): number | null {
    return this.#cursor?.chart === chart ? this.#cursor.atMs : null
  }

  /** Moves the crosshair with a pointer, at the next frame. */
  follow(pointer: PointerPlace): void {
    this.#pointer = pointer
    this.draw()
  }

  /** Puts the crosshair at an instant, as keys do. */
  putAt(chart: CrosshairChart, atMs: number): void {
    this.#pointer = null
    this.#cursor = { chart, atMs, clientY: null }
    this.draw()
  }

  /** The pointer or the focus has left a chart. */
  left(chart: CrosshairChart): void {
    if (this.#pointer?.chart === chart) this.#pointer = null
    if (this.#cursor?.chart === chart) this.#cursor = null
    this.draw()
  }

  /** The instant under a pointer, epoch ms; beside the plot the nearest one. */
  timeUnder({ chart, clientX }: PointerPlace): number {
    return timeAtX(chart.view, clientX - this.#screen.boxOf(chart.surface).left)
  }

  /** Whether a pointer is above the plot itself, not above the axes. */
  isOverPlot({ chart, clientX, clientY }: PointerPlace): boolean {
    const { left, top } = this.#screen.boxOf(chart.surface)
    const { plot } = chart.view.scale
    const [x, y] = [clientX - left - plot.x, clientY - top - plot.y]
    return x >= 0 && x <= plot.width && y >= 0 && y <= plot.height
  }

  /** Pins an instant; null unpins. */
  setPin(pin: Pin | null): void {
    this.pin.set(pin)
    this.#settings.onPin?.(pin?.atMs ?? null)
    this.draw()
  }

  /** Shows what somebody else has pinned, epoch ms, in the chart of the last pin or the first one. */
  showPin(atMs: number | null): void {
    const pin = this.pin.current()
    if ((pin?.atMs ?? null) === atMs) return
    const [first = null] = this.#charts.keys()
    this.pin.set(atMs === null ? null : { atMs, chart: pin?.chart ?? first })
    this.draw()
  }

  select(chart: CrosshairChart, anchorMs: number, headMs: number): void {
    this.selection.extend(chart, anchorMs, headMs)
    this.draw()
  }

  deselect(): void {
    this.selection.clear()
    this.draw()
  }

  /** Hands what is selected to the page, to zoom into or to mark, and gives it; null: nothing is. */
  take(use: 'onZoom' | 'onMark'): TimeWindow | null {
    const window = this.selection.window()
    this.#cursor = this.#pointer = null
    this.deselect()
    if (window) this.#settings[use]?.(window)
    return window
  }

  zoomOut(): void {
    this.#settings.onZoomOut?.()
  }

  /** Says something to people who listen, politely. */
  say(words: string): void {
    if (this.#live) this.#live.textContent = words
  }

  /** Draws what has changed, once, at the next frame. */
  draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame)
  }

  /** A chart goes away while another range is read: who was in it by keys is in it again afterwards. */
  #giveFocusBack({ view, surface }: CrosshairChart): void {
    if (this.#hadFocus !== view.name || document.activeElement !== document.body) return
    this.#hadFocus = null
    surface.focus({ preventScroll: true })
  }

  #leave(chart: CrosshairChart): void {
    this.#charts.delete(chart.id)
    if (document.activeElement === chart.surface) this.#hadFocus = chart.view.name
    if (this.selection.anchorIn(chart) !== null) this.selection.clear()
    this.left(chart)
    const pin = this.pin.current()
    if (pin?.chart !== chart.id) return
    const [heir = null] = this.#charts.keys()
    this.pin.set({ ...pin, chart: heir })
  }

  #tellHold(isHeld = this.#isLookedAt()): void {
    if (isHeld === this.#isHeld) return
    this.#isHeld = isHeld
    this.#settings.onHold?.(isHeld)
  }

  #isLookedAt(): boolean {
    return this.#cursor !== null || this.selection.isActive || this.pin.current() !== null
  }

  readonly #onFrame = () => {
    this.#frame = 0
    const pinned = this.pin.current()
    this.#takePointer()
    this.#tellHold()
    // What has to be measured is measured before anything is moved.
    const cursor = this.#shownCursor()
    const beside = cursor && this.#hasTooltip(cursor) ? this.#anchorOf(cursor) : null
    const besidePin = this.#anchorOfPin(pinned)
    for (const chart of this.#charts.values()) {
      chart.hover.show(chart.view, cursor?.atMs ?? null)
      chart.pin.show(chart.view, pinned?.atMs ?? null)
    }
    this.selection.draw()
    if (cursor && beside) this.#tooltip?.card.write(cursor.chart.view, cursor.atMs)
    this.#tooltip?.box.place(beside, this.#screen)
    this.#pinBox?.place(besidePin, this.#screen)
  }

  #takePointer(): void {
    if (!this.#pointer) return
    const { chart, clientY } = this.#pointer
    const isFollowed = this.selection.isActive || this.isOverPlot(this.#pointer)
    const atMs = isFollowed ? snapTime(chart.view, this.timeUnder(this.#pointer)) : null
    this.#cursor = atMs === null ? null : { chart, atMs, clientY }
    this.#pointer = null
  }

  #shownCursor(): Cursor | null {
    return this.#settings.mode === 'off' && this.#cursor?.clientY !== null ? null : this.#cursor
  }

  #hasTooltip({ clientY }: Cursor): boolean {
    if (this.selection.isActive) return false
    return clientY === null || this.#settings.mode === 'tooltip'
  }

  #anchorOf({ chart, atMs, clientY }: Cursor): Anchor {
    const { left, top } = this.#screen.boxOf(chart.surface)
    const { x, plot } = chart.view.scale
    return { x: left + x(atMs), y: clientY ?? top + plot.y }
  }

  /** The card stays with its line; it goes with its chart when that is scrolled away. */
  #anchorOfPin(pin: Pin | null): Anchor | null {
    const chart = this.#charts.get(pin?.chart ?? '')
    if (!pin || !chart || !this.#pinBox) return null
    const { top, bottom } = this.#screen.boxOf(chart.surface)
    if (bottom < 0 || top > this.#screen.size().height) return null
    const { fromMs, toMs } = chart.view.time.window
    const atMs = Math.min(Math.max(pin.atMs, fromMs), toMs)
    return this.#anchorOf({ chart, atMs, clientY: null })
  }
}
