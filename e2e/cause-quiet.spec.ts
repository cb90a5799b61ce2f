import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { copyFrozenLink, expectSamePicture } from './pages/shared-link.ts'
import { test } from './pages/walk.ts'

const CARDS = {
  'Lag in Events': 'recordsLag',
  'Events (Received)': 'sinkRecordReadTotal',
  'Events (Sent)': 'sinkRecordSendTotal',
  'Consumed Events': 'recordsConsumedTotal',
  'Partition Count': 'partitionCount',
  'Row count difference': 'qa_exact_count_diff',
} as const

/** What the proxy answers for the newest values of the destination whose page this is. */
async function rawValues(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const { pathname } = new URL(page.url())
  const answer = await page.request.get(`/api${pathname}/metrics?time_type=latest`)
  const { data }: { data: Record<string, unknown> } = await answer.json()
  return data
}

test.describe('a night without changes', () => {
  test.use({ scenario: 'idle-night' })

  test('nothing is called a stall: quiet since when, and nothing waits', async ({
    page,
    browser,
    overview,
    detail,
    clicks,
  }) => {
    await page.goto('/')
    await expect(page.getByText('All 12 pipelines flowing or quiet')).toBeVisible()
    const row = overview.pipeline('orders to BigQuery')
    await expect(row).toContainText('Quiet')
    await clicks.click(row.getByRole('link', { name: 'orders to BigQuery', exact: true }))
    await expect(detail.verdict).toContainText(
      /Quiet\s*No change for 3\sh(\s\d\s?m\w*)?, nothing waits/,
    )
    await expect(detail.verdict).not.toContainText(/stall/i)
    await expect(detail.happening).toContainText(/nothing (written|read), still so/)
    await expect(detail.derived).toContainText(/Drain time\s*Nothing waits/)
    await expect(detail.derived).toContainText('No part of the chain stands out.')
    await page.keyboard.press('b')
    await expectSamePicture(page, browser, await copyFrozenLink(page))
  })
})

test.describe('answers with nulls, holes and odd values', () => {
  test.use({ scenario: 'messy-wire' })

  test('the broken destination is named, and what is not reported is said to be so', async ({
    page,
    browser,
    overview,
    detail,
    clicks,
  }) => {
    await page.goto('/')
    const broken = overview.attention('Postgres – search replica')
    await expect(broken).toContainText(/Broken.*M records waiting/)
    // Its destination has no metrics at all: that is neither well nor broken.
    await expect(overview.pipeline('orders to Snowflake')).toContainText('Unknown')
    await clicks.click(broken.getByRole('link', { name: 'Postgres – search replica', exact: true }))
    await expect(detail.verdict).toContainText(/Broken, says the platform: \S+\s?M records waiting/)
    await expect(detail.verdict).toContainText('1 of 1 tasks failed')
    const raw = await rawValues(page)
    for (const [label, metric] of Object.entries(CARDS)) {
      const value = raw[metric]
      const shown =
        value === undefined ? 'not in the answer' : value === null ? 'not reported' : /\d/
      await expect(detail.card(label), `${metric}: ${String(value)}`).toContainText(shown)
    }
    await page.keyboard.press('b')
    await expectSamePicture(page, browser, await copyFrozenLink(page))
  })
})
