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
