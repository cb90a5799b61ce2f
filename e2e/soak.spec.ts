import type { CDPSession, Page } from '@playwright/test'
import { expect, letPass, NO_SHARING, test } from './fixtures.ts'

test.use({ settings: NO_SHARING })

/** A day in minutes, asked for by hand alone: 8 series of 1,440 points come with each refresh. */
const DETAIL = '/destinations/67471c91a61c5704fc527e3f?from=now-24h&to=now&step=1m&refresh=off'

/**
 * An answer kept in a cache entry of its own would leave 8 × 1,440 times and values, 180 kB and more,
 * behind each refresh. What a browser keeps of its own while it warms up is a twentieth of that.
 */
const MOST_KB_PER_REFRESH = 60

/** What the page keeps after a collection of garbage, kB. */
async function heapKb(session: CDPSession): Promise<number> {
  // The first collection may leave what the second finds.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1024
}

/** A minute passes, then everything is asked for again and drawn. */
async function refresh(page: Page): Promise<void> {
  await letPass(page, 60_000)
  const answered = page.waitForResponse(/time_type=timeseries/)
  await page.keyboard.press('r')
  await (await answered).finished()
  await expect(page.locator('[data-part="refresh-line"]')).toHaveCount(0)
}

/** Slope of the straight line that fits best, per step. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let above = 0
  let below = 0
  for (const [step, value] of values.entries()) {
    above += (step - middle) * (value - mean)
    below += (step - middle) ** 2
  }
  return above / below
}

test('sixty refreshes leave the document and the heap as large as they were', async ({ page }) => {
  test.slow()
  await page.clock.install()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(DETAIL)
  await expect(page.getByRole('img', { name: /^Lag in Events/ })).toBeVisible()
  const elements = () => page.evaluate(() => document.querySelectorAll('*').length)

  // The page's clock runs ahead of the API's, so holes appear at the right edge: they are there
  // after the first refreshes, and nothing may be added in those that follow.
  for (let count = 0; count < 20; count++) await refresh(page)
  const before = await elements()
  const heaps: number[] = []
  for (let count = 20; count < 60; count++) {
    await refresh(page)
    if (count % 5 === 4) heaps.push(await heapKb(session))
  }
  expect(await elements()).toBeLessThan(before * 1.02)
  const kbPerRefresh = slopeOf(heaps) / 5
  const told = heaps.map((kb) => Math.round(kb)).join(' ')
  expect(kbPerRefresh, `kB after each five refreshes: ${told}`).toBeLessThan(MOST_KB_PER_REFRESH)
})
