import { cleanup, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { queriesOf } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const PIPELINE = `/pipelines/${entityId('pipeline', 'orders to Snowflake')}`
const DESTINATION_ID = '67471c91a61c5704fc527e3f'
const DESTINATION = `/destinations/${DESTINATION_ID}`

/** Less history to make up: pages open sooner. */
const SMALL = { historyDays: 2 } as const
/** A page is opened twice, and the machine may be busy. */
const PATIENT = { timeout: 60_000 }
const WAIT = { timeout: 25_000 }

const iso = (atMs: number) => new Date(atMs).toISOString().replace(/\.\d+Z/, 'Z')
/** End of a window that was frozen an hour ago, on a bucket of five minutes. */
const endMs = () => Math.floor((Date.now() - HOUR_MS) / (5 * MINUTE_MS)) * 5 * MINUTE_MS
const frozen = (toMs: number) =>
  `?from=${iso(toMs - 6 * HOUR_MS)}&to=${iso(toMs)}&step=5m&frozen=${iso(toMs + MINUTE_MS)}&live=now-6h_now`

beforeEach(() => observedStore.clear())

/** The card of a metric. */
const card = (label: string) => screen.getByText(label, { selector: 'dt' }).parentElement

/** The large text of every derived number by label; a day that is not today’s is left out. */
function numbersOf(section: HTMLElement): Record<string, string | undefined> {
  const cards = [...section.querySelectorAll('dt')].map((label) => [
    label.textContent,
    label.nextElementSibling?.querySelector('p')?.textContent?.replace(/\d+ [A-Z][a-z]{2} /, ''),
  ])
  return Object.fromEntries(cards)
}

test('derived numbers of a frozen link are the same whenever it is opened', PATIENT, async () => {
  const toMs = endMs()
  const opened = async (laterMs: number) => {
    renderUrl(PIPELINE + frozen(toMs), { historyDays: 2, now: () => Date.now() + laterMs })
    // Both ends have been answered, and the charts whose last points count as well.
    await screen.findByRole('application', { name: 'Put Batch Max Time' }, WAIT)
    await screen.findByRole('application', { name: 'Behind source' }, WAIT)
    const section = await screen.findByRole('region', { name: 'Derived numbers' }, WAIT)
    await within(section).findByText('Data as of', undefined, WAIT)
    expect(section.textContent).toContain('from the 3 h before')
    const numbers = numbersOf(section)
    cleanup()
    return numbers
  }
  const first = await opened(0)
  expect(first['Data as of']).toMatch(/^\d\d:\d\d:\d\d/)
  expect(await opened(3 * HOUR_MS)).toEqual(first)
})

test.each([
  ['live', '', true],
  ['frozen', frozen(endMs()), false],
])('of a page that is %s values of now are asked for or not', PATIENT, async (_, address, asks) => {
  renderUrl(DESTINATION + address, SMALL)
  const queries = queriesOf(`/destinations/${DESTINATION_ID}/metrics`)
  await screen.findByRole('application', { name: 'Put Batch Max Time' }, WAIT)
  expect(queries.some((query) => query.includes('time_type=timeseries'))).toBe(true)
  expect(queries.some((query) => query.includes('time_type=latest'))).toBe(asks)
})

test('cards are of the end of the window, and what no series tells is not kept', async () => {
  renderUrl(DESTINATION + frozen(endMs()), SMALL)
  await screen.findByRole('heading', { name: /^Values at .* was not seen by this screen then$/ })
  expect(card('Destination State')?.textContent).toContain('not kept by the API')
  expect(card('Lag in Events')?.querySelector('dd')?.textContent).toMatch(/\d/)
  expect(await screen.findByText(/^Status then: not seen by this screen$/)).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Verdict' })).toBeNull()
})

test('a status this screen saw at the end stands there with its time', async () => {
  const toMs = endMs()
  observedStore.look([{ entityId: DESTINATION_ID, atMs: toMs - 20_000, status: 'Broken' }])
  renderUrl(DESTINATION + frozen(toMs), SMALL)
  await screen.findByRole('heading', { name: /^Values at .* as this screen saw it at / })
  expect(screen.getAllByText('Broken').length).toBeGreaterThan(0)
  expect(screen.queryByText('Active')).toBeNull()
})

test('states of tasks are of now, and so not on a frozen page', async () => {
  renderUrl(DESTINATION + frozen(endMs()), SMALL)
  const tasks = await screen.findByRole('table', { name: 'Tasks' })
  expect(within(tasks).getAllByText('not kept by the API').length).toBeGreaterThan(0)
  expect(within(tasks).queryByText('RUNNING')).toBeNull()
})
