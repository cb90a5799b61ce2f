import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'c'.repeat(24)

/** A value in each of the last four full hours. */
function hourly(values: readonly number[]) {
  const hourMs = 3_600_000
  const newestMs = Math.floor(Date.now() / hourMs) * hourMs - hourMs
  return values.map((value, index) => ({
    value,
    timestamp: new Date(newestMs - (values.length - 1 - index) * hourMs).toISOString(),
  }))
}

test('a row count that stays different is told with how long, and each audit with what waited', async () => {
  renderUrl(`/destinations/${ID}?from=now-7d&to=now`)
  answerWith('/destinations', { result: [{ id: ID, name: 'warehouse' }] })
  answerWith(`/destinations/${ID}/metrics`, {
    data: {
      qa_exact_count_diff: hourly([7, 1204, 1204, 1204]),
      recordsLag: hourly([10, 20, 30, 40]),
    },
  })
  const sentence = await screen.findByText(/not explained by/)
  expect(sentence.textContent?.replaceAll(/\s/g, ' ')).toContain(
    '+1 204 rows, the same for 3 audits, not explained by the 40 records that waited then.',
  )
  const table = screen.getByRole('table', { name: 'Row count audits' })
  const [, newest, , , oldest] = within(table).getAllByRole('row')
  expect(newest?.textContent?.replaceAll(/\s/g, ' ')).toMatch(/\+1 204 rows40up to 40$/)
  expect(oldest?.textContent?.replaceAll(/\s/g, ' ')).toMatch(/\+7 rows10up to 10$/)
})

test('a destination names what feeds it, and its topics by what waits', async () => {
  const id = entityId('destination', 'BigQuery – finance')
  renderUrl(`/destinations/${id}`, { historyDays: 2 })
  const [pipeline] = await screen.findAllByRole('link', { name: 'orders to BigQuery' })
  expect(pipeline?.closest('li')?.textContent).not.toBe('orders to BigQuery')
  expect((await screen.findAllByRole('link', { name: 'orders-postgres' })).length).toBe(1)
  const table = await screen.findByRole('table', { name: 'Topics' })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows).toHaveLength(4)
  // One topic of the pipeline falls behind and drains in turns; the others keep up.
  expect(rows[0]?.textContent).toMatch(/\.public\.orders/)
})
