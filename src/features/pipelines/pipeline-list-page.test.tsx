import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith, answerWithHtml } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const SOURCE = { id: 'a'.repeat(24), name: 'orders-postgres', connector_status: 'Active' }
const DESTINATION = { id: 'b'.repeat(24), name: 'Snowflake', connector_status: 'Active' }

function pipeline(name: string, id: string, ends: Record<string, unknown> = {}) {
  return { id, name, source: SOURCE, destination: DESTINATION, ...ends }
}

function answerWithPipelines(...rows: unknown[]) {
  answerWith('/pipelines', { result: rows, page: 1, page_size: 100, total: rows.length })
}

function latest(data: Record<string, unknown>) {
  return { data, metadata: { status: { name: 'Pipeline Status', unit: 'milliseconds' } } }
}

async function rowOf(name: string) {
  const table = await screen.findByRole('table', { name: 'Pipelines' })
  const link = within(table).getByRole('link', { name })
  const row = link.closest('tr')
  if (!row) throw new Error(`no row around ${name}`)
  return row
}

/** The text in a row's cell under a header, with thin spaces as plain ones. */
function cellText(row: HTMLElement, header: string) {
  const headers = screen.getAllByRole('columnheader').map((one) => one.textContent)
  return row.children[headers.indexOf(header)]?.textContent?.replaceAll(THIN_SPACE, ' ')
}

test('a row shows the latency and the lag that the pipeline reports, strings included', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(
    `/pipelines/${id}/metrics`,
    latest({ latency: '90000', recordsLag: '62000', status: 'Active' }),
  )
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('1 min 30 s'))
  expect(cellText(row, 'Lag in events')).toBe('62.0 k')
})

test('null, zero and a missing value are three different things in a row', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(`/pipelines/${id}/metrics`, latest({ latency: null, recordsLag: 0 }))
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('—not reported'))
  expect(cellText(row, 'Lag in events')).toBe('0')
  expect(cellText(row, 'Source, all')).toBe('n/anot in the answer')
})

test('a status nobody has seen before keeps its word', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(`/pipelines/${id}/metrics`, latest({ status: 'Hibernating' }))
  const row = await rowOf('orders')
  expect((await within(row).findAllByText('Hibernating')).length).toBeGreaterThan(0)
})

test('a pipeline without metrics yet takes the status of its worse end', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  const broken = { ...DESTINATION, connector_status: 'Broken' }
  answerWithPipelines(pipeline('orders', id, { destination: broken }))
  answerWith(`/pipelines/${id}/metrics`, { detail: 'Metrics not found' }, 404)
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Status')).toBe('Broken (end)'))
  expect(cellText(row, 'Latency')).toBe('n/anot in the answer')
})

test('pipelines in trouble stand first', async () => {
  renderUrl('/pipelines')
  const broken = { ...SOURCE, connector_status: 'Broken' }
  answerWithPipelines(
    pipeline('alpha', '1'.repeat(24)),
    pipeline('zulu', '2'.repeat(24), { source: broken }),
  )
  const table = await screen.findByRole('table', { name: 'Pipelines' })
  const names = within(table).getAllByRole('rowheader')
  expect(names.map((name) => within(name).getByRole('link').textContent)).toEqual(['zulu', 'alpha'])
})

test('an account without pipelines says so in a sentence', async () => {
  renderUrl('/', { scenario: 'empty-account' })
  expect(await screen.findByText(/The account has no pipelines/)).toBeTruthy()
})

test('a list that cannot be read names the cause and offers to try again', async () => {
  renderUrl('/pipelines')
  answerWithHtml('/pipelines', 502)
  expect(await screen.findByText('The proxy got no usable answer from the API (502).')).toBeTruthy()
  answerWithPipelines(pipeline('orders', 'c'.repeat(24)))
  screen.getByRole('button', { name: 'Retry' }).click()
  expect(await rowOf('orders')).toBeTruthy()
})
