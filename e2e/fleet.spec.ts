import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test.use({ scenario: 'large-account' })

/** Paths under the API that the page has asked for and got, in order. */
function askedBy(page: Page): string[] {
  const asked: string[] = []
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(pathname)
  })
  return asked
}

test('nine hundred pipelines: opened, scrolled, searched and refreshed', async ({ page }) => {
  const asked = askedBy(page)
  await page.goto('/pipelines?sort=name')
  const table = page.getByRole('table', { name: 'Pipelines' })
  await expect(table).toHaveAttribute('aria-rowcount', '901')
  await expect(page.getByText('900 of 900 shown')).toBeVisible()
  // Only rows near the screen are in the document, and only they ask for themselves.
  await expect.poll(() => table.getByRole('rowheader').count()).toBeLessThan(70)
  await expect(page.getByRole('button', { name: /^\d+ Flowing$/ })).toBeVisible()
  const ofPipelines = () => asked.filter((path) => /^\/api\/pipelines\/.+\/metrics$/.test(path))
  await expect.poll(() => ofPipelines().length).toBeGreaterThan(0)
  expect(ofPipelines().length).toBeLessThan(70)
  expect(asked.filter((path) => path === '/api/sources/metrics').length).toBeLessThan(4)

  await page.mouse.wheel(0, 12_000)
  const middle = table.locator('tr[aria-rowindex="400"]')
  await expect(middle).toBeVisible()
  const name = await middle.getByRole('rowheader').getByRole('link').innerText()
  await middle.getByRole('rowheader').getByRole('link').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const top = await page.evaluate(() => window.scrollY)

  const lists = () => asked.filter((path) => path === '/api/pipelines').length
  const before = lists()
  await page.keyboard.press('r')
  await expect.poll(lists).toBe(2 * before)
  expect(await page.evaluate(() => window.scrollY)).toBe(top)
  await expect(table.getByRole('link', { name, exact: true })).toBeFocused()

  await page.keyboard.press('/')
  await page.keyboard.type('orders mysql')
  await expect(page).toHaveURL(/[?&]q=orders[+ %20]+mysql/)
  await expect(page.getByText('900 of 900 shown')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('orders mysql')
  await expect(page.getByText(/^\d+ of 900 shown$/)).toBeVisible()
})

test('a count leads to the culprits, and the map shows all of them at once', async ({ page }) => {
  await page.goto('/pipelines?by=type')
  await page
    .getByRole('region', { name: 'Search and filters' })
    .getByRole('button', { name: /^\d+ Broken$/ })
    .click()
  await expect(page).toHaveURL(/state=broken/)
  await page.getByRole('combobox', { name: 'View' }).selectOption('map')
  const tiles = page.getByRole('list', { name: 'Map of pipelines' }).getByRole('link')
  await expect(tiles.first()).toHaveAccessibleName(/, Broken$/)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(tiles).toHaveCount(900)
})

test('what comes late does not push the time control', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const told = Promise.withResolvers<void>()
  await page.route('**/api/**', async (route) => {
    await told.promise
    await route.continue()
  })
  await page.goto('/pipelines')
  const time = page.getByRole('button', { name: /^Time range/ })
  await expect(time).toBeVisible()
  const before = await time.boundingBox()
  told.resolve()
  await expect(page.getByRole('list', { name: 'Pipelines by state' })).toBeVisible()
  expect(await time.boundingBox()).toEqual(before)
})
