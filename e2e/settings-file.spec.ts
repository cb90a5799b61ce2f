import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from './fixtures.ts'

const CONFIGURATION = fileURLToPath(new URL('../docs/configuration.md', import.meta.url))

/** The product with the settings file that the documentation shows. */
const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  settings: async ({}, use, info) => {
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(readFileSync(CONFIGURATION, 'utf8')) ?? []
    const file = info.outputPath('streamgauge.yaml')
    await writeFile(file, example)
    await use({ CONFIG_FILE: file })
  },
})

test('a settings file reaches the pages: thresholds, groups and a screen by its name', async ({
  page,
}) => {
  await page.goto('/sources?by=group')
  const sources = page.getByRole('table', { name: 'Sources' })
  await expect(sources.getByText('Payments')).toBeVisible()

  await page.goto('/wall?screen=noc-1')
  await expect(page.getByText('Payments').first()).toBeVisible()
  // It counts by tag, and this tag stands in the file alone.
  await expect(page.getByRole('listitem').filter({ hasText: 'critical' })).toBeVisible()
})
