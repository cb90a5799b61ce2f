import type { Browser } from '@playwright/test'
import { heapKib, heapOfNothing, heapRow, measuring, type Rounds } from '../heap.ts'
import type { Row } from '../report.ts'
import { Traffic } from './traffic.ts'

export const ROUNDS: Rounds = { count: 500, ms: 15_000, sampleEvery: 20 }
/** Samples while caches still fill. */
const WARM_SAMPLES = 7
/** Within a round the page asks at once or not at all. */
const QUIET_MS = 60

/** Heap of the list over 500 rounds; the clock of the page alone is sped up. */
export async function soakRow(browser: Browser, origin: string): Promise<Row> {
  const heaps = await spendRounds(browser, origin)
  const emptyPage = await browser.newPage()
  const empty = await heapOfNothing(emptyPage, origin, ROUNDS)
  await emptyPage.close()
  return heapRow(heaps.slice(WARM_SAMPLES), empty.slice(WARM_SAMPLES), ROUNDS)
}

async function spendRounds(browser: Browser, origin: string): Promise<readonly number[]> {
  const page = await browser.newPage()
  const cdp = await measuring(page)
  const traffic = new Traffic(page)
  await page.clock.install()
  await page.goto(`${origin}/pipelines?refresh=auto`)
  await page.getByRole('table', { name: 'Pipelines' }).waitFor()
  const heapsKib: number[] = []
  let bulk = 0
  for (let round = 1; round <= ROUNDS.count; round++) {
    await page.clock.runFor(ROUNDS.ms)
    await traffic.quiet(QUIET_MS)
    bulk += traffic.take().bulk
    if (round % ROUNDS.sampleEvery === 0) heapsKib.push(await heapKib(cdp))
  }
  await page.close()
  if (bulk < ROUNDS.count) throw new Error(`${bulk} bulk calls in ${ROUNDS.count} rounds: it slept`)
  return heapsKib
}
