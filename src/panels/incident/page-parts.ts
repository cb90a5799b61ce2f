import { createContext, use, useEffect, useId } from 'react'
import type { ChartExport } from '#src/charts/export/export-input.ts'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import type { Evidence } from '#src/model/health/health.ts'
import { createStore, type Store } from '#src/model/store.ts'
import type { ChartSource } from '#src/panels/charts/chart-lines.ts'
import type { Subject } from './subject.tsx'

/** A chart as it stands on the page, with what it was drawn from. */
export type PageChart = {
  /** As it is drawn: hidden lines are not in it. */
  readonly drawn: ChartExport
  /** Every measured line, hidden ones too. */
  readonly lines: readonly ChartLine[]
  readonly source: ChartSource
  /** Null: it is of no one entity. */
  readonly subject: Subject | null
}

/** How the read of an entity's series stands, whether or not there are charts of it. */
export type PageRead = {
  /** Null: it is of no one entity. */
  readonly subject: Subject | null
  /** `not told`: it failed, or the API has none. */
  readonly state: 'told' | 'awaited' | 'not told'
}

/** A derived number as the page prints it. */
export type PageNumber = {
  readonly label: string
  readonly text: string
  readonly note: string | null
  readonly inputs: readonly Evidence[]
}

/**
 * Parts of a page of one sort as they are at the moment, in the order in which they first appeared.
 * What looks at a whole page (its timeline, a comparison, a download) reads them from here and asks
 * the API for nothing.
 */
export class Parts<T> {
  readonly #parts = new Map<string, T>()
  readonly #all = createStore<readonly T[]>([])

  get all(): Store<readonly T[]> {
    return this.#all
  }

  put(id: string, part: T): void {
    this.#parts.set(id, part)
    this.#all.set([...this.#parts.values()])
  }

  remove(id: string): void {
    this.#parts.delete(id)
    this.#all.set([...this.#parts.values()])
  }
}

/** Everything that a page can be asked for. */
export class PageParts {
  readonly charts = new Parts<PageChart>()
  readonly numbers = new Parts<PageNumber>()
  readonly reads = new Parts<PageRead>()
}

const PagePartsContext = createContext<PageParts | null>(null)

export const PagePartsProvider = PagePartsContext.Provider

/** Null: what is here belongs to no page. */
export function usePageParts(): PageParts | null {
  return use(PagePartsContext)
}

/** Tells the page of a chart while it is mounted; pass the same object while nothing changed. */
export function usePageChart(chart: PageChart): void {
  usePart(usePageParts()?.charts, chart)
}

/** Tells the page of a number while it is mounted; pass the same object while nothing changed. */
export function usePageNumber(number: PageNumber): void {
  usePart(usePageParts()?.numbers, number)
}

/** Tells the page how a read stands; pass the same object while nothing changed. */
export function usePageRead(read: PageRead): void {
  usePart(usePageParts()?.reads, read)
}

function usePart<T>(parts: Parts<T> | undefined, part: T): void {
  const id = useId()
  useEffect(() => parts?.put(id, part), [parts, id, part])
  useEffect(() => () => parts?.remove(id), [parts, id])
}
