import type { Browser, Page } from '@playwright/test'
import { Answers } from './frozen.ts'
import { firstRowsMs, frameGaps, keyMs, openList, refreshedCells, type Cells } from './list-page.ts'
import type { Calls } from './traffic.ts'

const VISITS = 5
const KEYS = 30
const KEY_PAUSE_MS = 150
/** Letters that some names have and others have not, so that each key changes what is shown. */
const LETTERS = ['q', 'k', 'h', 'm', 'y', 'u', 'v'] as const
const SCROLL = {
  x: 700,
  y: 600,
  yDistance: -20_000,
  speed: 4000,
  gestureSourceType: 'mouse',
} as const

/** What a reader of the list meets, measured once for one account. */
export type Visit = {
  readonly first: { readonly coldMs: number; readonly laterMs: readonly number[] }
  readonly keysMs: readonly number[]
  /** Times between frames of a scroll, ms: on the list and on a page of the same height without anything. */
  readonly frames: { readonly list: readonly number[]; readonly nothing: readonly number[] }
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
  const list = await frameGaps(page, () => scroll(page))
  await traffic.quiet()
  const keysMs = await typeKeys(page)
  await page.close()
  const frames = { list, nothing: await framesOfNothing(browser, origin) }
  return {
    first: { coldMs, laterMs },
    keysMs,
    frames,
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

async function scroll(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.synthesizeScrollGesture', SCROLL)
  await cdp.detach()
}

async function framesOfNothing(browser: Browser, origin: string): Promise<readonly number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${origin}/robots.txt`)
  await page.evaluate(() => {
    document.body.style.height = '40000px'
  })
  const gaps = await frameGaps(page, () => scroll(page))
  await page.close()
  return gaps
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
  const renewed = await refreshedCells(list)
  answers.freeze()
  const steady = await refreshedCells(list)
  await list.page.close()
  return { renewed, steady }
}
