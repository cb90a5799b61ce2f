import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { changeSeries, MINUTE_MS, pastHour, sampleMs, type WireSeries } from './series.ts'

test.use({ scenario: 'healthy' })

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'

function chartOf(page: Page, name: string): Locator {
  return page.getByRole('img', { name: new RegExp(`^${name}, `) })
}

/**
 * The clock times that stand centred under their ticks, px from the left of the screen, in the order
 * of time; those at the edges are moved inwards.
 */
async function ticksOf(chart: Locator): Promise<{ minute: number; x: number }[]> {
  const ticks: { minute: number; x: number }[] = []
  const centred = chart.locator('text[text-anchor="middle"]', { hasText: /^\d\d:\d\d$/ })
  for (const text of await centred.all()) {
    const box = await text.boundingBox()
    const [hours = NaN, minutes = NaN] = ((await text.textContent()) ?? '').split(':').map(Number)
    if (box) ticks.push({ minute: 60 * hours + minutes, x: box.x + box.width / 2 })
  }
  return ticks.toSorted((a, b) => a.x - b.x)
}

const NO_TICK = { minute: NaN, x: NaN }

test('a hole of eight minutes takes eight minutes of the axis', async ({ page }) => {
  const { fromMs, range } = pastHour()
  await changeSeries(page, DESTINATION, (series) => ({
    ...series,
    recordsLag: series['recordsLag']?.filter((sample) => {
      const minute = (sampleMs(sample) - fromMs) / MINUTE_MS
      return minute < 20 || minute >= 28
    }),
  }))
  await page.goto(`${DESTINATION}?${range}`)
  const chart = chartOf(page, 'Lag in Events')
  await expect(chart).toHaveAccessibleName(/no data 8 min from \d\d:20\.$/)
  const hole = chart.locator('[data-part="holes"] > g > rect')
  await expect(hole).toHaveCount(1)

  await expect.poll(async () => (await ticksOf(chart)).length).toBeGreaterThan(2)
  const ticks = await ticksOf(chart)
  const [first = NO_TICK, last = NO_TICK] = [ticks[0], ticks.at(-1)]
  const minutePx = (last.x - first.x) / (last.minute - first.minute)
  const width = (await hole.boundingBox())?.width ?? 0
  expect(width / minutePx).toBeCloseTo(8, 1)
})

/** Heights of the points of the drawn line, px from the top of the chart. */
async function heightsOf(chart: Locator): Promise<number[]> {
  const paths = await chart
    .locator('[data-line] [data-part="line"]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('d') ?? ''))
  return [...paths.join('').matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
}

/** A total of three tasks, 6,000 a minute: all begin again at minute 30, one of them at minute 45. */
function restartingTotal(series: WireSeries, fromMs: number): WireSeries {
  const totals = series['recordsConsumedTotal']?.map((sample) => {
    const minute = Math.round((sampleMs(sample) - fromMs) / MINUTE_MS)
    const sinceRestart = 600 + 6_000 * (minute - 30)
    const value = minute < 30 ? 1_000_000 + 6_000 * minute : sinceRestart
    return { ...sample, value: minute < 45 ? value : value - 30_000 }
  })
  return { ...series, recordsConsumedTotal: totals }
}

test('a counter that begins again draws no negative and no spike', async ({ page }) => {
  const { fromMs, range } = pastHour()
  await changeSeries(page, DESTINATION, (series) => restartingTotal(series, fromMs))
  await page.goto(`${DESTINATION}?${range}`)
  const chart = chartOf(page, 'Consumed Events per second')
  await expect(chart).toHaveAccessibleName(/lowest 10\/s, highest 100\/s/)

  // Two heights alone: the rate, and once the least that the minute of the restart can have had.
  await expect.poll(async () => new Set(await heightsOf(chart)).size).toBe(2)
  expect((await heightsOf(chart)).length).toBeGreaterThan(20)

  await page.getByRole('button', { name: 'Table: values of Consumed Events per second' }).click()
  const table = page.getByRole('table', { name: 'Values of Consumed Events per second' })
  const at = (minute: number) => table.getByRole('row', { name: new RegExp(`:${minute}:00.000Z`) })
  await expect(at(29)).toContainText(/100$/)
  await expect(at(30)).toContainText(/≥\s10$/)
  await expect(at(31)).toContainText(/100$/)
  await expect(at(45).filter({ hasText: 'not reported' })).toHaveCount(1)
  await expect(at(46)).toContainText(/100$/)
})
