import { expect, ONE_LOOK } from './fixtures.ts'
import { copyFrozenLink, expectSamePicture } from './pages/shared-link.ts'
import { test } from './pages/walk.ts'

const SOURCE = 'orders-postgres'
const PIPELINE = 'orders to BigQuery'

test.describe('a broken source', () => {
  test.use({ scenario: 'source-broken' })

  test('a red pipeline leads to its source, which says since when and what failed', async ({
    page,
    browser,
    overview,
    detail,
    clicks,
  }) => {
    await page.goto('/')
    await expect(overview.attention(SOURCE)).toContainText(/Broken.*\d+\smin, since \d\d:\d\d UTC/)
    const row = overview.pipeline(PIPELINE)
    await expect(row).toContainText('Broken')
    await clicks.click(row.getByRole('link', { name: PIPELINE, exact: true }))
    await expect(detail.verdict).toContainText(/Its source orders-postgres: 1 of 1 tasks failed/)
    await clicks.click(detail.link(SOURCE))
    await expect(detail.verdict).toContainText(/Broken, says the platform\..*since \d\d:\d\d UTC/)
    await expect(detail.verdict).toContainText('1 of 1 tasks failed')
    await expect(detail.happening).toContainText(
      /nothing written, still so, .*source orders-postgres/,
    )
    await expect(detail.happening).toBeInViewport()
    await expect(detail.chart('Records written to Kafka per second')).toHaveAccessibleName(
      /last 0\s?\/s/,
    )
    const link = await copyFrozenLink(page)
    expect(link).toMatch(/&frozen=20\S+&live=now-24h_now$/)
    await page.goto(link)
    await expectSamePicture(page, browser, link)
  })
})

test.describe('a source that restarts', () => {
  test.use({ scenario: 'restart' })

  test('restarts are named under the verdict and in the timeline, and no spike is drawn', async ({
    page,
    browser,
    detail,
    clicks,
  }) => {
    await page.goto('/?from=now-3h&to=now')
    await clicks.click(detail.link(SOURCE))
    await expect(detail.happening).toContainText(
      /restarted, \d\d:\d\d – \d\d:\d\d source orders-postgres/,
    )
    await expect(detail.happening).toBeInViewport()
    // The way down has its length once everything above has come.
    await expect(page.getByRole('table', { name: 'Topics' })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Summary by the API' })).toBeVisible()
    await clicks.click(page.getByRole('button', { name: /^Show all \d+$/ }))
    await expect(detail.timeline).toBeInViewport()
    const restarts = detail.timeline.getByRole('row').filter({ hasText: /restarted/ })
    await expect.poll(() => restarts.count()).toBeGreaterThan(5)
    // Each time 320 M records fall to none: a spike would be drawn in millions, a fall below zero.
    const rates = detail.chart('Records written to Kafka per second')
    await expect(rates).toHaveAccessibleName(/lowest \d\S*\/s, highest \d{1,3}(,\d{3})?(\.\d+)?\/s/)
    await page.keyboard.press('b')
    await expectSamePicture(page, browser, await copyFrozenLink(page))
  })
})

test.describe('a source that takes a snapshot', () => {
  test.use({ scenario: 'snapshot-running', timezoneId: 'Pacific/Auckland' })

  test('the panel says how many tables are done, and that nobody knows how long it takes', async ({
    page,
    browser,
    overview,
    detail,
    clicks,
  }) => {
    await page.goto('/?tz=local')
    const row = overview.pipeline(PIPELINE)
    await expect(row).toContainText(/Snapshot \d of 4/)
    await clicks.click(row.getByRole('link', { name: SOURCE, exact: true }))
    await expect(detail.verdict).toContainText(/Snapshot \d of 4/)
    await expect(detail.snapshot).toBeInViewport()
    const tables = page.getByRole('table', { name: 'Snapshot per table' }).getByRole('row')
    await expect(async () => {
      const completed = await tables.filter({ hasText: 'completed' }).count()
      await expect(detail.snapshot).toContainText(`${completed} of 4 tables completed`, ONE_LOOK)
    }).toPass()
    await expect(tables.filter({ hasText: 'running' })).toHaveCount(1)
    await expect(detail.snapshot).toContainText(/\d\s?[kM]? rows read/)
    await expect(detail.snapshot).toContainText(/\d\s?\/s over the last 10 min/)
    await expect(detail.snapshot).toContainText('time left not known: nobody reports how many rows')
    await page.keyboard.press('b')
    await expectSamePicture(page, browser, await copyFrozenLink(page))
  })
})
