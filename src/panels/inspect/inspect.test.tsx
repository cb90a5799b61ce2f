import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith, answerWithHeaders, breakConnection } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)
const SOURCE = { result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }] }

async function inspect(what: string) {
  fireEvent.click(await screen.findByRole('button', { name: `Inspect ${what}` }))
  return within(await screen.findByRole('dialog', { name: `Inspect ${what}`, hidden: true }))
}

test('the request, its numbers, the raw answer and the command of a panel', async () => {
  renderUrl(`/sources/${ID}`)
  answerWith('/sources', SOURCE)
  const headers = { age: '12', 'cache-status': 'streamgauge; hit; ttl=3', 'x-request-id': 'r-77' }
  answerWithHeaders(`/sources/${ID}/metrics`, { data: { byteTotal: 5 }, metadata: {} }, headers)
  const dialog = await inspect('the latest values of this source')
  const { textContent } = dialog.getByText(/^GET /)
  expect(textContent).toMatch(new RegExp(`^GET /api/sources/${ID}/metrics`))
  const fact = (label: string) => dialog.getByText(label).nextElementSibling?.textContent
  expect(fact('Status')).toBe('200')
  expect(fact('Age of the answer')?.replaceAll(THIN_SPACE, ' ')).toBe('12 s')
  expect(fact('Request id')).toBe('r-77')
  expect(fact('Proxy’s cache')).toBe('streamgauge; hit; ttl=3')
  const answer = await dialog.findByRole('region', { name: 'Answer', hidden: true })
  expect(answer.querySelector('pre')?.textContent).toBe(
    JSON.stringify({ data: { byteTotal: 5 }, metadata: {} }, null, 2),
  )
  expect(dialog.getByRole('button', { name: 'Copy curl command', hidden: true })).toBeTruthy()
})

test('of a long answer the beginning is shown, and how long it is', async () => {
  renderUrl(`/sources/${ID}`)
  answerWith('/sources', SOURCE)
  const text = 'x'.repeat(30_000)
  answerWith(`/sources/${ID}/metrics`, { data: { unknownText: text }, metadata: {} })
  const dialog = await inspect('the latest values of this source')
  const answer = await dialog.findByRole('region', { name: 'Answer', hidden: true })
  expect(answer.querySelector('pre')?.textContent).toHaveLength(20_000)
  expect(answer.textContent).toMatch(/20.000 of 30.\d{3} characters/)
})

test('a panel that failed tells its request and its error', async () => {
  renderUrl(`/sources/${ID}`)
  answerWith('/sources', SOURCE)
  breakConnection(`/sources/${ID}/metrics`)
  const dialog = await inspect('the latest values of this source')
  expect(dialog.getByText('Status').nextElementSibling?.textContent).toBe('no answer')
  expect(dialog.getByText(/^Last error: /)).toBeTruthy()
  expect(await dialog.findByText(/^The answer could not be read: /)).toBeTruthy()
})

test.each([
  ['the verdict on this pipeline', 'GET /api/pipelines/'],
  ['the chain', 'GET /api/pipelines/'],
  ['the derived numbers', '/api/sources/metrics'],
  ['where the time goes', '/api/destinations/metrics'],
  ['the series of its topics', '/metrics'],
])('%s, put together from several answers, names its requests', async (what, address) => {
  renderUrl(`/pipelines/${entityId('pipeline', 'orders to Snowflake')}`, { historyDays: 2 })
  await screen.findByRole('application', { name: 'Put Batch Max Time' })
  const dialog = await inspect(what)
  const requests = dialog.getAllByRole('option', { hidden: true }).map((one) => one.textContent)
  expect(requests.length).toBeGreaterThan(1)
  expect(requests.join('\n')).toContain(address)
})

test('topics, tasks and what happened have their requests, too', async () => {
  renderUrl(`/destinations/${entityId('destination', 'BigQuery – finance')}`, { historyDays: 2 })
  expect(
    await screen.findByRole('button', { name: 'Inspect the topics of this destination' }),
  ).toBeTruthy()
  expect(
    await screen.findByRole('button', { name: 'Inspect the tasks of this destination' }),
  ).toBeTruthy()
  const dialog = await inspect('what happened')
  expect(dialog.getByText(/^GET \/api\/destinations\/.*time_type=timeseries/)).toBeTruthy()
})
