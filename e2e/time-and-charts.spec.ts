import type { Page } from '@playwright/test'
import { expect, letPass, test } from './fixtures.ts'

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'

function lagChart(page: Page) {
  return page.getByRole('img', { name: /^Lag in Events/ }).first()
}

test('a drag zooms every chart, and one click goes back to where it began', async ({ page }) => {
  await page.goto(`${DESTINATION}?from=now-6h&to=now`)
  const chart = lagChart(page)
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (!box) throw new Error('the chart has no place on the page')
  const y = box.y + 60
  await page.mouse.move(box.x + box.width * 0.4, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, y, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL(/from=20\d\d-\d\d-\d\dT\d\d:\d\d:00Z&to=20/)
  await page.getByRole('button', { name: 'Reset zoom' }).click()
  await expect(page).toHaveURL(/from=now-6h/)
  await expect(page.getByRole('button', { name: 'Reset zoom' })).toHaveCount(0)
})

test('Escape cancels a drag', async ({ page }) => {
  await page.goto(`${DESTINATION}?from=now-6h&to=now`)
  const chart = lagChart(page)
  await chart.scrollIntoViewIfNeeded()
  const box = await chart.boundingBox()
  if (!box) throw new Error('the chart has no place on the page')
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 5 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page).toHaveURL(/from=now-6h/)
})

test('a link opened in another zone asks for the same instants', async ({ browser, app }) => {
  const asked: string[][] = []
  for (const timezoneId of ['UTC', 'Asia/Kathmandu']) {
    const context = await browser.newContext({ timezoneId })
    const page = await context.newPage()
    const windows: string[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (!pathname.endsWith('/metrics') || !searchParams.has('timestamp_from')) return
      if (!pathname.includes(DESTINATION)) return
      windows.push(`${searchParams.get('timestamp_from')} ${searchParams.get('timestamp_to')}`)
    })
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    await page.goto(
      `${app.origin}${DESTINATION}?from=${day}T02:00:00Z&to=${day}T03:00:00Z&tz=local`,
    )
    await expect(lagChart(page)).toBeVisible()
    asked.push(windows.toSorted())
    await context.close()
  }
  expect(asked[0]?.length).toBeGreaterThan(0)
  expect(asked[1]).toEqual(asked[0])
})

test('sixty refreshes leave the document as large as it was', async ({ page }) => {
  await page.clock.install()
  await page.goto(DESTINATION)
  await expect(lagChart(page)).toBeVisible()
  const count = () => page.evaluate(() => document.querySelectorAll('*').length)
  // The page's clock runs ahead of the API's, so holes appear at the right edge: they are there
  // after the first half of the rounds, and nothing may be added in the second.
  for (let round = 0; round < 30; round++) await letPass(page, 15_000)
  await expect(page.getByText('Live')).toBeVisible()
  const before = await count()
  for (let round = 0; round < 30; round++) await letPass(page, 15_000)
  await expect(page.getByText('Live')).toBeVisible()
  expect(await count()).toBeLessThan(before * 1.02)
})
