import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

test.use({ scenario: 'large-account' })

/** Holds these files back until the answer is called. */
async function hold(page: Page, files: RegExp): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route(files, async (route) => {
    await held.promise
    await route.continue()
  })
  return () => held.resolve()
}

test('back from a pipeline leads to its row', async ({ page }) => {
  await page.goto('/pipelines?sort=name')
  const table = page.getByRole('table', { name: 'Pipelines' })
  await expect(table).toHaveAttribute('aria-rowcount', '901')
  const row = table.locator('tr[aria-rowindex="400"]').getByRole('rowheader').getByRole('link')
  // A page that is busy may take no wheel: scrolled until the row is there.
  const scrolled = async () => {
    await page.evaluate(() => window.scrollTo(0, 12_000))
    await expect(row).toBeVisible({ timeout: 1000 })
  }
  await expect(scrolled).toPass()
  const name = await row.innerText()
  await row.scrollIntoViewIfNeeded()
  const top = await page.evaluate(() => window.scrollY)
  expect(top).toBeGreaterThan(5000)

  await row.click()
  const heading = page.getByRole('heading', { level: 1, name })
  await expect(heading).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
  await expect(page.getByRole('main')).toBeFocused()

  await page.goBack()
  await expect(row).toBeVisible()
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top)
  await page.goForward()
  await expect(heading).toBeVisible()
})

test('until the code of the next page is there, this one stays and the next one’s reads begin', async ({
  page,
}) => {
  await page.goto('/sources?sort=name')
  const row = page.getByRole('table', { name: 'Sources' }).getByRole('rowheader').getByRole('link')
  const name = await row.first().innerText()
  const release = await hold(page, /source-detail-page.*\.js$/)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (/^\/api\/sources\/.+\/metrics$/.test(pathname)) asked.push(pathname + search)
  })
  await row.first().click()
  await expect.poll(() => asked.some((read) => read.includes('timeseries'))).toBe(true)
  await expect(row.first()).toBeVisible()
  expect(await page.title()).toContain('Sources')

  release()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('application').first()).toBeVisible()
  expect(asked).toEqual([...new Set(asked)])
})

test('code that cannot be fetched is said, and the page opens by itself once it can', async ({
  page,
  complaints,
}) => {
  await page.goto('/pipelines')
  await expect(page.getByRole('table', { name: 'Pipelines' })).toBeVisible()
  await page.route(/diagnostics-page.*\.js$/, (route) => route.abort())
  await page.getByRole('link', { name: 'Diagnostics' }).click()
  await expect(page.getByText('Streamgauge cannot be reached.')).toBeVisible()
  // The other pages go on.
  await page.getByRole('link', { name: 'Pipelines' }).click()
  await expect(page.getByRole('table', { name: 'Pipelines' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Streamgauge cannot be reached.')).toBeVisible()
  await page.unroute(/diagnostics-page.*\.js$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Diagnostics' })).toBeVisible({
    timeout: 30_000,
  })
  complaints.length = 0
})

test('an address full of nonsense opens its page and says what it leaves out', async ({ page }) => {
  const long = 'x'.repeat(3000)
  await page.goto(`/?from=now-9999999y&to=now&tz=${long}&step=1ns&frozen=soon&pin=here&mark=_`)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  const said = page.getByText('Not all of the address could be read.')
  await expect(said).toBeVisible()
  await expect(page.getByText('from=now-9999999y is not a time')).toBeVisible()
  const surplus = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await surplus()).toBe(0)
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect(said).toBeHidden()
})
