import { expect, test } from '@playwright/test'
import { serveFolder } from './file-server.ts'

test('the demo build shows the simulated account from any file server', async ({ page }) => {
  const { origin, server } = await serveFolder('dist-demo')
  await page.goto(`${origin}/#/pipelines`)
  await expect(page.getByRole('complementary')).toContainText('Simulated account')
  const table = page.getByRole('table', { name: 'Pipelines' })
  await expect(table.getByRole('row')).toHaveCount(13)
  await expect(page.getByText('Live', { exact: true })).toBeVisible()

  await table.getByRole('link', { name: 'Snowflake – analytics' }).first().click()
  await expect(page.getByRole('img', { name: /^Lag in Events, .* last \d/ })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Snowflake – analytics')
  server.close()
})
