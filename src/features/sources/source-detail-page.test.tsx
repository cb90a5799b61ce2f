import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith, breakConnection } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)

function answerWithSource(latest: Record<string, unknown>, metadata: Record<string, unknown> = {}) {
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }],
  })
  answerWith(`/sources/${ID}/metrics`, { data: latest, metadata })
}

/** The value of the card with this label. */
async function card(label: string) {
  const term = await screen.findByText(label, { selector: 'dt' })
  return term.nextElementSibling
}

/** Its text, with the thin space before a unit as a plain one. */
async function cardText(label: string) {
  return (await card(label))?.textContent?.replaceAll(THIN_SPACE, ' ')
}

test('each kind of absence looks different from the others and from a measured zero', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({
    sourceRecordWriteTotal: 0,
    recordSendTotal: null,
    StreamingMilliSecondsSinceLastEvent: -1,
    byteTotal: 'plenty',
    recordRetryTotal: '',
  })
  expect(await cardText('Records written to Kafka')).toBe('0')
  expect(await cardText('Records sent')).toBe('—not reported')
  expect(await cardText('Records written')).toBe('n/anot in the answer')
  expect(await cardText('Since last change')).toBe('none yet')
  expect(await cardText('Volume')).toBe('! no number: plenty')
  expect(await cardText('Record retries')).toBe('! no number: (empty text)')
})

test('a small negative delay is shown as 0 and keeps its raw value', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ StreamingMilliSecondsBehindSource: -42.5 })
  const value = await card('Behind source')
  expect(await cardText('Behind source')).toBe('0 ms')
  expect(value?.querySelector('[title="The API sent -42.5"]')).toBeTruthy()
})

test('a count of snapshots above one is a count, not a yes', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ SnapshotCompleted: 2, StreamingConnected: '1' })
  expect(await cardText('Snapshots completed')).toBe('2')
  expect(await cardText('Connected')).toBe('1')
})

test('labels come from the metadata where it has them', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ byteTotal: 9_018_776 }, { byteTotal: { name: 'Bytes Out', unit: 'bytes' } })
  expect(await cardText('Bytes Out')).toBe('9.02 MB')
})

test('a metric nobody documents is listed as it came', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ brandNewMetric: 17.25 })
  const table = await screen.findByRole('table', { name: 'Other metrics' })
  const row = within(table).getByRole('row', { name: /brandNewMetric/ })
  expect(within(row).getByText('17.25')).toBeTruthy()
})

test('a source without metrics yet is no failure', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({})
  answerWith(`/sources/${ID}/metrics`, { detail: 'Metrics not found' }, 404)
  expect(await screen.findByText(/has no metrics of this source yet/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull()
})

test('an id the account does not know is named, and nothing else is drawn', async () => {
  renderUrl(`/sources/${'f'.repeat(24)}`)
  expect(await screen.findByText('No source has this id in the account.')).toBeTruthy()
  expect(screen.queryByText('Latest values')).toBeNull()
})

test('a refresh that fails leaves the numbers on screen with their age and the cause', async () => {
  const { client } = renderUrl(`/sources/${ID}`)
  answerWithSource({ sourceRecordWriteTotal: 27_785 })
  expect(await cardText('Records written to Kafka')).toBe('27.8 k')
  breakConnection(`/sources/${ID}/metrics`)
  await act(() => client.refetchQueries({ type: 'active' }))
  await waitFor(() => {
    expect(screen.getAllByText('The proxy cannot be reached.').length).toBeGreaterThan(0)
  })
  expect(await cardText('Records written to Kafka')).toBe('27.8 k')
})

test('every documented series of a source has a chart that says its last value', async () => {
  renderUrl('/sources', { scenario: 'healthy', historyDays: 2 })
  const link = await screen.findByRole('link', { name: 'orders-postgres' })
  act(() => link.click())
  const charts = await screen.findAllByRole('img', { name: /in 5\smin steps: last \d/ })
  // Twelve series: inserts, updates and deletes share a chart, no snapshot ever ran, and the chart
  // with several lines names each before its last value.
  expect(charts).toHaveLength(8)
})

test('the last event is shown to who asks for it, escaped and cut short', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ StreamingLastEvent: `key: <b>ana@example.com</b> ${'x'.repeat(500)}` })
  const value = await card('Last event')
  const details = value?.querySelector('details')
  expect(details?.open).toBe(false)
  expect(details?.querySelector('p')?.textContent).toContain('key: <b>ana@example.com</b>')
  expect(details?.querySelector('p')?.textContent).toMatch(/… \(\d+ characters more\)$/)
  expect(value?.querySelector('b')).toBeNull()
})

test('every card says what its number is', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({ byteTotal: 5 })
  const term = await screen.findByText('Volume', { selector: 'dt' })
  const meaning = term.parentElement?.querySelector('details')?.textContent
  expect(meaning).toContain('Bytes the Kafka producer sent since the task last started.')
  expect(meaning).toContain('byteTotal')
})

/** Five full buckets of five minutes, so that it does not matter when the page asks. */
function counted(perMinute: number) {
  const stepMs = 5 * 60_000
  const newestMs = Math.floor(Date.now() / stepMs) * stepMs - stepMs
  return Array.from({ length: 5 }, (_, index) => ({
    timestamp: new Date(newestMs - (4 - index) * stepMs).toISOString(),
    value: 1_000_000_000 + index * 5 * perMinute,
  }))
}

function writing(perMinute: number) {
  return { timeseries: { sourceRecordWriteTotal: counted(perMinute) } }
}

test('topics stand in the order of what they write, with their share and the rest', async () => {
  renderUrl(`/sources/${ID}`)
  answerWithSource({})
  const topics = Array.from({ length: 30 }, (_, index) => `t${index}`)
  answerWith('/sources', { result: [{ id: ID, name: 'orders-postgres', topic_ids: topics }] })
  answerWith('/sources/metrics', {
    connector_metrics: { [ID]: writing(12_000) },
    topic_metrics: { [ID]: { t0: writing(600), t1: writing(5400) } },
    task_metrics: { [ID]: { '0': writing(9000), '1': writing(3000) } },
  })
  const table = await screen.findByRole('table', { name: 'Topics' })
  const [, first, second] = within(table).getAllByRole('row')
  expect(first?.textContent?.replaceAll(THIN_SPACE, ' ')).toContain('t190/s90 %')
  expect(second?.textContent?.replaceAll(THIN_SPACE, ' ')).toContain('t010/s10 %')
  const words = await screen.findByText(/^2 of 30 topics; /)
  await waitFor(() => {
    expect(words.textContent?.replaceAll(THIN_SPACE, '')).toContain(
      '100/s of the connector’s writes is in none of them',
    )
  })
  const tasks = await screen.findByRole('table', { name: 'Tasks' })
  expect(within(tasks).getByRole('row', { name: /^0/ }).textContent).toContain('75 %')
})

test('more topics are asked for on demand, and the address says how many', async () => {
  const { router } = renderUrl('/sources', { scenario: 'healthy', historyDays: 2 })
  const link = await screen.findByRole('link', { name: 'orders-postgres' })
  const id = link.getAttribute('href')?.split('/').at(-1) ?? ''
  const row = { id, name: 'orders-postgres', topic_ids: Array.from({ length: 50 }, String) }
  answerWith('/sources', { result: [row] })
  act(() => link.click())
  const more = await screen.findByRole('button', { name: 'Show 20 more' })
  act(() => more.click())
  await waitFor(() => expect(router.state.location.search).toContain('topics=40'))
})

test('what a source feeds stands under its name with verdicts, one click away', async () => {
  renderUrl('/sources', { scenario: 'healthy', historyDays: 2 })
  const link = await screen.findByRole('link', { name: 'orders-postgres' })
  act(() => link.click())
  expect(await screen.findByText(/^Feeds 3 pipelines, 3 destinations, 4 topics, /)).toBeTruthy()
  const [item] = await screen.findAllByRole('link', { name: 'orders to BigQuery' })
  expect(item?.closest('li')?.textContent).toMatch(/Flowing|Quiet|Falling behind|Draining/)
})
