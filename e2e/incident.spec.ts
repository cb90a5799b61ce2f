import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { downloadPack, filesIn, plain } from './pages/evidence.ts'

test.use({ scenario: 'destination-lagging' })

const LAGGING = 'Snowflake – analytics'

/** The line of the lag as it is drawn, once it is all there. */
async function drawnPath(page: Page): Promise<string> {
  const line = page
    .getByRole('img', { name: /^Lag in Events/ })
    .first()
    .locator('[data-line="s0"] [data-part="line"]')
    .first()
  await expect(line).toHaveAttribute('d', /^M.{200}/)
  return (await line.getAttribute('d')) ?? ''
}

test('at night: from the list to the cause, frozen, sent to somebody in another zone', async ({
  page,
  browser,
}) => {
  await page.goto('/destinations?from=now-6h&to=now')
  await page.getByRole('link', { name: LAGGING }).first().click()
  await expect(page.getByRole('table', { name: 'Timeline' })).toContainText(
    'Lag in Events at or over 100 k, a warning',
  )
  await page.keyboard.press('b')
  await expect(page.getByText(/^Frozen at \d\d:\d\d:\d\d UTC\.$/)).toBeVisible()
  await expect(page).toHaveURL(/&frozen=20\S+&live=now-6h_now$/)
  const path = await drawnPath(page)

  const context = await browser.newContext({ timezoneId: 'Asia/Kathmandu' })
  const elsewhere = await context.newPage()
  await elsewhere.setViewportSize(page.viewportSize() ?? { width: 1280, height: 720 })
  await elsewhere.goto(page.url())
  await expect(elsewhere.getByText(/^Frozen at \d\d:\d\d:\d\d UTC\.$/)).toHaveText(
    (await page.getByText(/^Frozen at/).textContent()) ?? '',
  )
  expect(await drawnPath(elsewhere)).toBe(path)
  await context.close()

  await page.keyboard.press('b')
  await expect(page).toHaveURL(/from=now-6h&to=now$/)
})

test('a stretch is marked by keys, and the evidence pack says what the page says', async ({
  page,
}) => {
  await page.goto('/destinations?from=now-6h&to=now')
  await page.getByRole('link', { name: LAGGING }).first().click()
  const chart = page.getByRole('application', { name: 'Lag in Events' })
  await expect(chart).toBeVisible()
  await page.getByRole('button', { name: 'Freeze' }).click()
  await expect(page.getByText(/^Frozen at/)).toBeVisible()
  await chart.press('End')
  for (let step = 0; step < 3; step++) await chart.press('Shift+PageDown')
  await chart.press('m')
  const row = page
    .getByRole('table', { name: 'Before and after' })
    .getByRole('row', { name: /^Lag in Events/ })
  await expect(row).toContainText('%')
  const cells = (await row.getByRole('cell').allTextContents()).map(plain)
  const peak = page.getByText('Peak lag', { exact: true }).locator('xpath=following-sibling::*')
  const peakText = plain((await peak.textContent()) ?? '')

  const download = await downloadPack(page)
  expect(download.suggestedFilename()).toMatch(
    /^incident-destination-snowflake-analytics_\d{8}T\d{4}Z_\d{8}T\d{4}Z\.zip$/,
  )
  const files = await filesIn(download)
  const readme = files.get('README.md') ?? ''
  expect(readme).toContain(`# Destination ${LAGGING}`)
  expect(readme).toContain(`<${page.url()}>`)
  expect(readme).toContain(`| Lag in Events | ${cells.join(' | ')} |`)
  expect(readme).toContain(`| Peak lag | ${peakText} |`)
  expect(files.get('series.csv')).toMatch(/,Lag in Events,Lag in Events,events,\d+/)
  const pictures = [...files].filter(([name]) => name.endsWith('.svg'))
  expect(pictures.length).toBeGreaterThan(5)
  for (const [name, svg] of pictures) {
    expect(readme).toContain(`](${name})`)
    expect(svg).toMatch(/^<svg[\s\S]*<\/svg>\n$/)
  }
})

test('the way to what happened leads there, though panels above it come later', async ({
  page,
}) => {
  const late = Promise.withResolvers<void>()
  await page.route(/level=(topic|task)|time_type=timesummary/, async (route) => {
    await late.promise
    await route.continue()
  })
  await page.goto('/destinations?from=now-6h&to=now')
  await page.getByRole('link', { name: LAGGING }).first().click()
  await page.getByRole('button', { name: /^Show (it|all \d+)$/ }).press('Enter')
  const incident = page.getByRole('region', { name: 'Incident' })
  await expect(incident).toBeFocused()
  const roomUnderItsTop = () =>
    incident.evaluate((section) => window.innerHeight - section.getBoundingClientRect().top)
  const before = await roomUnderItsTop()
  expect(before).toBeGreaterThan(0)
  late.resolve()
  for (const name of ['Topics', 'Tasks', 'Summary by the API'])
    await expect(page.getByRole('table', { name })).toBeAttached()
  await expect.poll(roomUnderItsTop).toBeGreaterThanOrEqual(before - 1)
})
