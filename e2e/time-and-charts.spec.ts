import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { isoOf, MINUTE_MS, pastHour } from './series.ts'

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

test('keys select a stretch and zoom into it; Escape gives it up', async ({ page }) => {
  const { fromMs, range } = pastHour()
  await page.goto(`${DESTINATION}?${range}`)
  const chart = page.getByRole('application', { name: 'Lag in Events' })
  await chart.focus()
  await expect(chart).toHaveAccessibleDescription(/Shift with these keys selects, then Enter zooms/)
  const spoken = page.locator('output', { hasText: /selected|cancelled|Zoomed/ })
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+PageUp')
  await expect(spoken).toHaveText(/ selected, 11 min$/)
  await page.keyboard.press('Escape')
  await expect(spoken).toHaveText('Selection cancelled')
  expect(page.url()).toContain(range)

  await page.keyboard.press('Home')
  for (let step = 0; step < 9; step++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(
    new RegExp(`from=${isoOf(fromMs)}&to=${isoOf(fromMs + 10 * MINUTE_MS)}$`),
  )
  // The chart of the new range has the focus: the same keys go on in it.
  await expect(chart).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.locator('output', { hasText: 'Lag in Events' })).toHaveText(/^\d\d:09 UTC, /)
  await page.getByRole('button', { name: 'Reset zoom' }).press('Enter')
  await expect(page).toHaveURL(new RegExp(`${range}$`))
})

test('a link opened in another zone shows the same instants, the pinned one too', async ({
  browser,
  app,
}) => {
  const { fromMs, range } = pastHour()
  const pinMs = fromMs + 42 * MINUTE_MS
  const shown: { windows: string[]; clock: string; value: string }[] = []
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
    await page.goto(`${app.origin}${DESTINATION}?${range}&tz=local&pin=${isoOf(pinMs)}`)
    const card = page.getByRole('region', { name: /^Pinned: / })
    await expect(card.getByRole('definition')).toHaveText(/\d/)
    const clock = (await card.getByText(/\d\d:\d\d (UTC|GMT)/).textContent()) ?? ''
    const value = (await card.getByRole('definition').textContent()) ?? ''
    shown.push({ windows: windows.toSorted(), clock, value })
    await context.close()
  }
  expect(shown[0]?.windows.length).toBeGreaterThan(0)
  expect(shown[1]?.windows).toEqual(shown[0]?.windows)
  expect(shown[1]?.value).toBe(shown[0]?.value)
  expect(shown[0]?.clock).toContain(`${isoOf(pinMs).slice(11, 16)} UTC`)
  const inKathmandu = isoOf(pinMs + 345 * MINUTE_MS).slice(11, 16)
  expect(shown[1]?.clock).toContain(`${inKathmandu} GMT+5:45`)
})
