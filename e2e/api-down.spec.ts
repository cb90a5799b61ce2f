import { expect, letPass, letPassUntil, NO_SHARING, ONE_LOOK, test } from './fixtures.ts'

test.use({ settings: NO_SHARING })

test.beforeEach(async ({ page }) => {
  test.slow()
  await page.clock.install()
})

test('when the API goes down the numbers stay, marked old, and recover by themselves', async ({
  page,
  api,
  complaints,
}) => {
  await page.goto('/destinations')
  const table = page.getByRole('table', { name: 'Destinations' })
  const cell = table
    .getByRole('row', { name: /Snowflake/ })
    .getByRole('cell')
    .nth(3)
  await expect(cell).toContainText(/\d/)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()

  await api.control({ fault: { kind: 'down' } })
  await letPass(page, 60_000)
  await expect(page.getByText('Old values: asked')).toBeVisible()
  await expect(page.getByText('Not live.')).toBeVisible()
  await expect(cell).toContainText(/\d/)
  await expect(page.getByText('Live', { exact: true })).toHaveCount(0)

  await api.control({ clear: true })
  await letPassUntil(page, () =>
    expect(page.getByText('Live', { exact: true })).toBeVisible(ONE_LOOK),
  )
  await expect(page.getByText('Old values: asked')).toHaveCount(0)
  complaints.length = 0
})

test('on a detail page no tile keeps a plain OK for more than three periods, and all heal', async ({
  page,
  api,
  complaints,
}) => {
  // Points of a minute; only the tables by task and topic, of the last hour, have a longer period.
  await page.goto('/destinations/67471c91a61c5704fc527e3f?from=now-15m&to=now')
  await expect(page.getByRole('application', { name: 'Lag in Events' })).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const badges = [
    page.getByRole('heading', { level: 1 }).locator('..'),
    page.getByRole('term').filter({ hasText: 'Destination State' }).locator('..'),
  ]
  const qualified = /as of \d\d:\d\d|was \w+ at \d\d:\d\d/
  const tiles = page.locator('div[data-age]').filter({ hasNotText: 'Share of rise' })
  const young = tiles.and(page.locator('[data-age="fresh"], [data-age="late"]'))
  for (const badge of badges) await expect(badge).not.toContainText(qualified)
  await expect(tiles).toHaveCount(4)

  await api.control({ fault: { kind: 'down' } })
  await letPass(page, 195_000)
  await expect(young).toHaveCount(0)
  await expect(page.getByText('Old values: asked')).toHaveCount(4)
  for (const badge of badges) await expect(badge).toContainText(qualified)

  await api.control({ clear: true })
  await letPassUntil(page, async () => {
    await expect(young).toHaveCount(4, ONE_LOOK)
    await expect(page.getByText('Live', { exact: true })).toBeVisible(ONE_LOOK)
  })
  for (const badge of badges) await expect(badge).not.toContainText(qualified)
  complaints.length = 0
})

test('an HTML 502 is named as what it is, and the page heals by itself', async ({
  page,
  api,
  complaints,
}) => {
  await api.control({ fault: { kind: 'html-502' } })
  await page.goto('/sources')
  await expect(
    page.getByText('The proxy got no usable answer from the API (502).').first(),
  ).toBeVisible()
  await expect(page.getByText('<html', { exact: false })).toHaveCount(0)

  await api.control({ clear: true })
  const table = page.getByRole('table', { name: 'Sources' })
  await letPassUntil(page, () => expect(table.getByRole('row')).toHaveCount(9, ONE_LOOK))
  complaints.length = 0
})
