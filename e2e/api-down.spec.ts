import { expect, letPass, test } from './fixtures.ts'

test.beforeEach(async ({ page }) => {
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
  await expect(page.getByText('Live')).toBeVisible()

  await api.control({ fault: { kind: 'down' } })
  await letPass(page, 60_000)
  await expect(page.getByText('Old values: asked')).toBeVisible()
  await expect(page.getByText('Not live.')).toBeVisible()
  await expect(cell).toContainText(/\d/)
  await expect(page.getByText('Live', { exact: true })).toHaveCount(0)

  await api.control({ clear: true })
  await letPass(page, 20_000)
  await expect(page.getByText('Live')).toBeVisible()
  await expect(page.getByText('Old values: asked')).toHaveCount(0)
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
  await letPass(page, 20_000)
  const table = page.getByRole('table', { name: 'Sources' })
  await expect(table.getByRole('row')).toHaveCount(9)
  complaints.length = 0
})
