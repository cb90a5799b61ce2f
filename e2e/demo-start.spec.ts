import { expect, test } from './fixtures.ts'

test.use({ mode: 'demo' })

test('without credentials every page says that its numbers are invented, and shows some', async ({
  page,
  app,
}) => {
  expect(app.output()).toContain('SIMULATED')
  await page.goto('/')
  await expect(page.getByRole('complementary')).toContainText('Simulated account')
  const pipelines = page.getByRole('table', { name: 'Pipelines' })
  await expect(pipelines.getByRole('row')).toHaveCount(13)
  await expect(pipelines.getByRole('row', { name: /Broken/ })).toHaveCount(1)

  await pipelines.getByRole('link', { name: 'orders to Snowflake' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders to Snowflake')
  await expect(page.getByRole('complementary')).toContainText('Simulated account')

  await page.getByRole('main').getByRole('link', { name: 'orders-postgres' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders-postgres')
  const card = page.getByText('Inserts', { exact: true }).first().locator('..')
  await expect(card).toContainText(/\d/)
  await expect(page.getByRole('img', { name: /^Behind source/ })).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText('Simulated account')
})
