import type { Browser, Page } from '@playwright/test'
import { Answers } from './frozen.ts'
import { firstRowsMs, keyMs, openList, refreshedCells, type Cells } from './list-page.ts'
import { scrolled, scrolledEmptyRows, scrolledNothing, type Scroll } from './scroll.ts'
import type { Calls } from './traffic.ts'

const VISITS = 5
const KEYS = 30
const KEY_PAUSE_MS = 150
/** The proxy gives the same answers for 10 s. */
const RENEWED_AFTER_MS = 15_000
/** Letters that some names have and others have not, so that each key changes what is shown. */
const LETTERS = ['q', 'k', 'h', 'm', 'y', 'u', 'v'] as const

/** What a reader of the list meets, measured once for one account. */
export type Visit = {
  readonly first: { readonly coldMs: number; readonly laterMs: readonly number[] }
  readonly keysMs: readonly number[]
  readonly scroll: {
    readonly list: Scroll
    readonly emptyRows: Scroll
    readonly emptyPage: Scroll
  }
  readonly steady: Cells
  readonly renewed: Cells
  readonly calls: Calls
  /** Rows in the document. */
  readonly rows: number
}

export async function visit(browser: Browser, origin: string): Promise<Visit> {
  const coldMs = await visitMs(browser, origin)
  const laterMs: number[] = []
  for (let at = 0; at < VISITS; at++) laterMs.push(await visitMs(browser, origin))
  const { page, traffic } = await openList(browser, origin)
  traffic.take()
  await page.keyboard.press('r')
  await traffic.quiet()
  const calls = traffic.take()
  const rows = await page.locator('tbody tr:not([data-space])').count()
  const list = await scrolled(page)
  await traffic.quiet()
  const keysMs = await typeKeys(page)
  await page.evaluate(() => window.scrollTo(0, 0))
  const emptyRows = await scrolledEmptyRows(page)
  await page.close()
  const scroll = { list, emptyRows, emptyPage: await scrolledNothing(browser, origin) }
  return {
    first: { coldMs, laterMs },
    keysMs,
    scroll,
    calls,
    rows,
    ...(await refresh(browser, origin)),
  }
}

async function visitMs(browser: Browser, origin: string): Promise<number> {
  const { page } = await openList(browser, origin)
  const ms = await firstRowsMs(page)
  await page.close()
  return ms
}

/** Half of the keys type a letter over all rows, half take it away. */
async function typeKeys(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.getByRole('searchbox', { name: 'Search' }).focus()
  const times: number[] = []
  for (let at = 0; at < KEYS / 2; at++) {
    for (const key of [LETTERS[at % LETTERS.length] ?? '', 'Backspace']) {
      const ms = await keyMs(page, key)
      if (ms !== null) times.push(ms)
      await page.waitForTimeout(KEY_PAUSE_MS)
    }
  }
  return times
}

async function refresh(
  browser: Browser,
  origin: string,
): Promise<{ renewed: Cells; steady: Cells }> {
  const answers = new Answers()
  const list = await openList(browser, origin, (page) => answers.keep(page))
  await list.page.waitForTimeout(RENEWED_AFTER_MS)
  const renewed = await refreshedCells(list)
  answers.freeze()
  const steady = await refreshedCells(list)
  await list.page.close()
  return { renewed, steady }
}
