import { expect } from './fixtures.ts'
import { csvRows, downloadPack, filesIn, plain } from './pages/evidence.ts'
import { copyFrozenLink, expectSamePicture } from './pages/shared-link.ts'
import { test } from './pages/walk.ts'

// The simulator's second destination reads 70 % of what arrives, for more than three hours of every four.
test.use({ scenario: 'destination-lagging', timezoneId: 'America/Caracas' })

const LAGGING = 'ClickHouse – realtime'

test('a destination that lags: its page says that it grows, its pipeline that reading is the limit', async ({
  page,
  browser,
  overview,
  detail,
  clicks,
}) => {
  const attention = overview.attention(LAGGING)
  await page.goto('/?tz=local')
  await clicks.click(attention.getByRole('link', { name: LAGGING, exact: true }))
  await expect(detail.verdict).toContainText(/falling behind: .* waiting, growing by \d/i)
  await clicks.click(detail.link('orders to ClickHouse'))
  const cause = detail.derived.getByText(/^Destination-bound, reading is the limit: /)
  await expect(cause).toBeInViewport()
  const [, read = NaN, written = NaN] =
    plain(await cause.innerText()).match(/reads ([\d.]+) ?\/s of ([\d.]+) ?\/s written/) ?? []
  expect(Number(read) / Number(written)).toBeCloseTo(0.7, 1)
  await expect(detail.derived).toContainText(/Drain time\s*Not draining\s*lag grows by \d/)

  const legend = page.getByRole('table', { name: 'Written to and read from Kafka per second' })
  await legend.getByRole('button', { name: /Consumed Events/ }).click()
  await expect(legend.locator('tr.line-through')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'compared with' }).first().selectOption('day')
  await detail.timeline.getByRole('button', { name: /^Pin / }).first().click()
  await expect(page).toHaveURL(/[?&]pin=20/)
  await page.keyboard.press('b')
  await expect(detail.frozen).toHaveText(/^Frozen at \d\d:\d\d:\d\d GMT\W4\.$/)
  const link = await copyFrozenLink(page)
  expect(link).toBe(page.url())
  for (const part of [/tz=America\/Caracas/, /compare=day/, /pin=20/, /hide=/])
    expect(link).toMatch(part)
  await expectSamePicture(page, browser, link)
})

test('the evidence pack of a lagging pipeline names the cause, and its numbers are those of the charts', async ({
  page,
  detail,
}) => {
  await page.goto('/pipelines?from=now-6h&to=now')
  await detail.link('orders to ClickHouse').click()
  const cause = detail.derived.getByText(/^Destination-bound, reading is the limit: /)
  await expect(cause).toBeVisible()
  await page.keyboard.press('b')
  await expect(detail.frozen).toBeVisible()
  await expect(cause).toBeVisible()
  const sentence = plain(await cause.innerText())
  const files = await filesIn(await downloadPack(page))
  const readme = files.get('README.md') ?? ''
  expect(readme).toContain('# Pipeline orders to ClickHouse')
  expect(readme).toContain(`<${page.url()}>`)
  expect(readme).toContain(`| Narrow part of the chain | ${sentence} |`)
  expect(readme).toMatch(/\| Drain time \| Not draining \| lag grows by /)
  expect(readme).toMatch(
    /\| Lag in Events at or over 100 k, a warning.* \| destination ClickHouse – realtime \|/,
  )

  const [header = [], ...rows] = csvRows(files.get('series.csv') ?? '')
  const column = (name: string) => header.indexOf(name)
  expect(rows.length).toBeGreaterThan(500)
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]))
  const waiting = rows.filter((row) => row[column('chart')] === 'Waiting in Kafka')
  const values = waiting.map((row) => Number(row[column('value')]))
  const times = waiting.map((row) => Date.parse(row[column('time (UTC)')] ?? ''))
  expect(values.every(Number.isFinite)).toBe(true)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  // Its lag has grown since it last was at its lowest, as the page says.
  expect(values.at(-1)).toBeGreaterThan(10 * Math.min(...values))
})
