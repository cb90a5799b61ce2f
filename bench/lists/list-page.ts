import type { Browser, Page } from '@playwright/test'
import { Traffic } from './traffic.ts'

const SIZE = { width: 1440, height: 900 }
const FIRST_ROWS = 'first rows'
/** Long enough for the slowest key; a key that changes no row is not waited for longer. */
const KEY_LIMIT_MS = 3000

export type ListPage = { readonly page: Page; readonly traffic: Traffic }

/**
 * The list of pipelines in a browser without a cache, all answered; it asks again only when told.
 * @param prepare is given the page before it opens
 */
export async function openList(
  browser: Browser,
  origin: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<ListPage> {
  const page = await browser.newPage({ viewport: SIZE })
  await prepare?.(page)
  const traffic = new Traffic(page)
  await page.addInitScript(markFirstRows, FIRST_ROWS)
  await page.goto(`${origin}/pipelines?refresh=off`)
  await page.getByRole('table', { name: 'Pipelines' }).waitFor()
  await traffic.quiet()
  return { page, traffic }
}

/** Time from the begin of the navigation to the first rows on the screen, ms. */
export function firstRowsMs(page: Page): Promise<number> {
  return page.evaluate(
    (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN,
    FIRST_ROWS,
  )
}

/** Runs in the page before anything else. */
function markFirstRows(name: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('tbody th[scope=row] a')) return
    observer.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => performance.mark(name))
      port1.start()
      port2.postMessage(null)
    })
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** Presses a key in the search field; time until other rows are painted, ms; null: no row came or went. */
export async function keyMs(page: Page, key: string): Promise<number | null> {
  const watch = await page.evaluateHandle(watchKey, KEY_LIMIT_MS)
  await page.keyboard.press(key)
  return watch.evaluate(({ painted }) => painted)
}

/** The number of rows is told in the same commit that draws them. */
function watchKey(limitMs: number): { painted: Promise<number | null> } {
  const shown = document.querySelector('section output')
  if (!shown) throw new Error('the page does not tell how many rows it shows')
  const before = shown.textContent
  const painted = new Promise<number | null>((resolve) => {
    const onKey = ({ timeStamp }: KeyboardEvent) => {
      const observer = new MutationObserver(() => {
        if (shown.textContent === before) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
          port1.start()
          port2.postMessage(null)
        })
      })
      observer.observe(document.body, { childList: true, characterData: true, subtree: true })
      setTimeout(() => resolve(null), limitMs)
    }
    document.addEventListener('keydown', onKey, { capture: true, once: true })
  })
  return { painted }
}

/**
 * Cells of a refresh: `written` were touched in the document, `changed` say something else than before.
 * Ages move with the clock, whatever was asked for: they are left out.
 */
export type Cells = { readonly all: number; readonly written: number; readonly changed: number }

/** Asks for everything on the screen again and counts the cells that are touched meanwhile. */
export async function refreshedCells({ page, traffic }: ListPage): Promise<Cells> {
  const watch = await page.evaluateHandle(watchCells)
  await page.keyboard.press('r')
  await traffic.quiet()
  return watch.evaluate(({ count }) => count())
}

/** A row that was put in anew counts with all its cells. */
function watchCells(): { count: () => Cells } {
  const body = document.querySelector('tbody')
  if (!body) throw new Error('the page has no table')
  const cells = () => [...body.querySelectorAll('tr:not([data-space]) > *')]
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page, which has nothing from outside
  const saidBy = (cell: Element) => {
    const copy = document.createElement('template')
    copy.innerHTML = cell.outerHTML
    for (const age of copy.content.querySelectorAll('time')) age.remove()
    return copy.innerHTML
  }
  const before = new Map(cells().map((cell) => [cell, saidBy(cell)]))
  const written = new Set<Element>()
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement
      if (element?.closest('time')) continue
      const own = element?.closest('td, th')
      if (own) written.add(own)
      else for (const node of addedNodes) if (node instanceof Element) addCells(node)
    }
  })
  const addCells = (node: Element) => {
    for (const cell of node.matches('td, th') ? [node] : node.querySelectorAll('td, th')) {
      written.add(cell)
    }
  }
  const everything = { childList: true, characterData: true, attributes: true, subtree: true }
  observer.observe(body, everything)
  const count = () => {
    const changed = [...written].filter((cell) => before.get(cell) !== saidBy(cell))
    return { all: cells().length, written: written.size, changed: changed.length }
  }
  return { count }
}
