import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { lookOf } from '#src/charts/lines/line-look.ts'
import { changeText } from './tooltip-change.ts'
import type { TooltipRow } from './tooltip-rows.ts'
import { bucketText, momentText, MOST_ROWS, tooltipRows, valueText } from './tooltip-rows.ts'

/** Writes what a chart shows at an instant into the elements of a `TooltipFrame`, text node by text node. */
export class TooltipCard {
  readonly #time: Text
  readonly #buckets: Text
  readonly #more: Text
  readonly #rows: readonly CardRow[]

  constructor(frame: HTMLElement) {
    this.#time = textIn(frame.querySelector('[data-part="time"]'))
    this.#buckets = textIn(frame.querySelector('[data-part="buckets"]'))
    this.#more = textIn(frame.querySelector('[data-part="more"]'))
    const rows = frame.querySelectorAll<HTMLElement>('[data-part="row"]')
    this.#rows = [...rows].map((row) => new CardRow(row))
  }

  write(view: CrosshairView, atMs: number): void {
    const rows = tooltipRows(view, atMs)
    setText(this.#time, momentText(atMs, view.time))
    setText(this.#buckets, bucketText(view.time))
    for (const [index, row] of this.#rows.entries()) row.write(rows[index], view)
    const more = rows.length - MOST_ROWS
    setText(this.#more, more > 0 ? `${more} more` : '')
  }
}

class CardRow {
  readonly #row: HTMLElement
  readonly #swatch: SVGLineElement | null
  readonly #label: Text
  readonly #value: Text
  readonly #change: Text
  #look: object | undefined
  #isShown = false

  constructor(row: HTMLElement) {
    this.#row = row
    this.#swatch = row.querySelector('line')
    this.#label = textIn(row.querySelector('[data-part="label"]'))
    this.#value = textIn(row.querySelector('[data-part="value"]'))
    this.#change = textIn(row.querySelector('[data-part="change"]'))
  }

  write(row: TooltipRow | undefined, view: CrosshairView): void {
    const isShown = row !== undefined
    if (isShown !== this.#isShown) this.#row.hidden = !isShown
    this.#isShown = isShown
    if (!row) return
    this.#paint(row, view)
    setText(this.#label, row.label)
    setText(this.#value, valueText(row, view))
    setText(this.#change, row.change === null ? '' : changeText(row.change, view.unit))
  }

  #paint({ place }: TooltipRow, { lines }: CrosshairView): void {
    const look = lookOf(lines[place] ?? {}, place)
    if (look === this.#look) return
    this.#look = look
    this.#swatch?.setAttribute('stroke', look.stroke)
    this.#swatch?.setAttribute('stroke-width', String(look.width))
    this.#swatch?.setAttribute('stroke-dasharray', look.dash ?? 'none')
  }
}

/** The text inside an element, which nobody else writes to. */
function textIn(element: Element | null): Text {
  const text = document.createTextNode('')
  element?.replaceChildren(text)
  return text
}

function setText(text: Text, words: string): void {
  if (text.data !== words) text.data = words
}
