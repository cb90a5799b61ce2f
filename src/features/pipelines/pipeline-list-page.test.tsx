import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWhenTold, answerWith, answerWithHtml } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const SOURCE = { id: 'a'.repeat(24), name: 'orders-postgres', connector_status: 'Active' }
const DESTINATION = { id: 'b'.repeat(24), name: 'Snowflake', connector_status: 'Active' }

function pipeline(name: string, id: string, ends: Record<string, unknown> = {}) {
  return { id, name, source: SOURCE, destination: DESTINATION, ...ends }
}

function answerWithPipelines(...rows: unknown[]) {
  answerWith('/pipelines', { result: rows, page: 1, page_size: 100, total: rows.length })
}

function answerWithConnectors(kind: 'sources' | 'destinations', ...rows: unknown[]) {
  answerWith(`/${kind}`, { result: rows, page: 1, page_size: 100, total: rows.length })
}

function namesShown() {
  const table = screen.getByRole('table', { name: 'Pipelines' })
  const names = within(table).getAllByRole('rowheader')
  return names.map((name) => within(name).getByRole('link').textContent)
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
  expect(headers).toContain(header)
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
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('1.5 min'))
  expect(cellText(row, 'Lag in events')).toMatch(/62 000$/)
})

test('null, zero and a missing value are three different things in a row', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(`/pipelines/${id}/metrics`, latest({ latency: null, recordsLag: 0 }))
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('—not reported'))
  expect(cellText(row, 'Lag in events')).toMatch(/(^|data)0$/)
  expect(cellText(row, 'In /s')).toBe('n/anot in the answer')
})

test('a cell that failed says so while it is asked again, and not that it waits', async () => {
  const { client } = renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(`/pipelines/${id}/metrics`, { detail: 'Out of order' }, 503)
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('! the read failed'))
  expect(cellText(row, 'Age')).toBe('! the read failed')

  const { isAsked, answer } = answerWhenTold(
    `/pipelines/${id}/metrics`,
    latest({ latency: 90_000 }),
  )
  act(() => void client.refetchQueries({ type: 'active' }))
  // What the request changes is drawn by the end of this.
  await act(() => isAsked)
  expect(cellText(row, 'Latency')).toBe('! the read failed')
  expect(cellText(row, 'Age')).toBe('! the read failed')
  answer()
  await waitFor(() => expect(cellText(row, 'Latency')).toBe('1.5 min'))
})

test('a status nobody has seen before is neither good nor bad', async () => {
  renderUrl('/pipelines')
  const id = 'c'.repeat(24)
  answerWithPipelines(pipeline('orders', id))
  answerWith(`/pipelines/${id}/metrics`, latest({ status: 'Hibernating' }))
  const row = await rowOf('orders')
  await waitFor(() => expect(cellText(row, 'Verdict')).toBe('Unknown'))
})

test('pipelines in trouble stand first', async () => {
  renderUrl('/pipelines')
  const broken = { ...SOURCE, id: 'd'.repeat(24), connector_status: 'Broken' }
  answerWithConnectors('sources', SOURCE, broken)
  answerWithConnectors('destinations', DESTINATION)
  answerWithPipelines(
    pipeline('alpha', '1'.repeat(24)),
    pipeline('zulu', '2'.repeat(24), { source: broken }),
  )
  await screen.findByRole('table', { name: 'Pipelines' })
  await waitFor(() => expect(namesShown()).toEqual(['zulu', 'alpha']))
})

test('an account without pipelines says so in a sentence', async () => {
  renderUrl('/pipelines', { scenario: 'empty-account' })
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
