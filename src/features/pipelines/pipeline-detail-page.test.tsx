import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)
const SOURCE = 'b'.repeat(24)
const DESTINATION = 'c'.repeat(24)
const TOPIC = `source_${SOURCE}.public.orders`

/** One sample for each of the last full minutes, so that it does not matter when the page asks. */
function minutes(count: number, valueAt: (fromEnd: number) => number) {
  const newestMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS
  return Array.from({ length: count }, (_, index) => {
    const fromEnd = count - 1 - index
    const timestamp = new Date(newestMs - fromEnd * MINUTE_MS).toISOString()
    return { value: valueAt(fromEnd), timestamp }
  })
}

/** Writes 400/s and reads 460/s of one topic; both ends also serve another pipeline. */
function answerWithChain(count = 90) {
  const source = { id: SOURCE, name: 'orders', connector_status: 'Active', topic_ids: [TOPIC] }
  const destination = { id: DESTINATION, name: 'warehouse', connector_status: 'Active' }
  const row = { id: ID, name: 'orders to warehouse', source, destination, topic_ids: [TOPIC] }
  answerWith('/pipelines', {
    result: [row, { ...row, id: 'd'.repeat(24), name: 'orders to lake' }],
  })
  answerWith(`/pipelines/${ID}/metrics`, { data: { latency: 250_000, recordsLag: 72_000 } })
  answerWith('/sources/metrics', {
    topic_metrics: {
      [SOURCE]: {
        [TOPIC]: {
          timeseries: { sourceRecordWriteTotal: minutes(count, (left) => 1e8 - left * 24_000) },
        },
        'of another pipeline': {
          timeseries: { sourceRecordWriteTotal: minutes(count, (left) => 1e8 - left * 1e6) },
        },
      },
    },
  })
  answerWith('/destinations/metrics', {
    topic_metrics: {
      [DESTINATION]: {
        [TOPIC]: {
          timeseries: {
            recordsConsumedTotal: minutes(count, (left) => 1e8 - left * 27_600),
            recordsLag: minutes(count, (left) => 72_000 + left * 3600),
          },
        },
        'of another pipeline': { timeseries: { recordsLag: minutes(count, () => 5e6) } },
      },
    },
  })
  answerWith('/sources', { result: [source] })
  answerWith('/destinations', { result: [destination] })
  answerWith(`/sources/${SOURCE}/metrics`, {
    data: { StreamingMilliSecondsBehindSource: 4000, StreamingMilliSecondsSinceLastEvent: 20 },
  })
  answerWith(`/destinations/${DESTINATION}/metrics`, { data: { putBatchMaxTimeMs: 6000 } })
}

/** The derived number under a label, and what stands under it. */
async function figure(label: string) {
  const section = await screen.findByRole('region', { name: 'Derived numbers' })
  const term = await within(section).findByText(label, { selector: 'dt' })
  const [text, note] = [...(term.nextElementSibling?.querySelectorAll('p') ?? [])]
  return [text, note].map((one) => one?.textContent?.replaceAll(THIN_SPACE, ' '))
}

test('a lag of 72 000 that falls by 60/s is drained in 20 min, and worth 3 min of changes', async () => {
  renderUrl(`/pipelines/${ID}`)
  answerWithChain()
  expect((await figure('Drain time'))[0]).toBe('≈ 20 min')
  expect(await figure('Lag in time')).toEqual(['≈ 3 min', '72.0 k records of changes, ± 1 min'])
  const bar = await screen.findByRole('figure')
  expect(bar.textContent?.replaceAll(THIN_SPACE, ' ')).toContain('4 min 10 s in all')
  expect(
    within(bar)
      .getByText(/unexplained/)
      .textContent?.replaceAll(THIN_SPACE, ' '),
  ).toBe('unexplained 1 min')
})

test('too few points are counted, and no number is printed', async () => {
  renderUrl(`/pipelines/${ID}`)
  answerWithChain(5)
  expect(await figure('Drain time')).toEqual(['Not enough data', '5 of 12 points'])
})

test('the inputs of a number are there on demand with their values', async () => {
  renderUrl(`/pipelines/${ID}`)
  answerWithChain()
  await figure('Drain time')
  const section = await screen.findByRole('region', { name: 'Derived numbers' })
  const details = within(section).getByText('of Drain time', { exact: false }).closest('details')
  act(() => details?.querySelector('summary')?.click())
  const row = within(details ?? section).getByRole('row', { name: /^Written, last 5 min/ })
  expect(row.textContent?.replaceAll(/\s/g, '')).toContain('400/s')
})

test('the strip names each hop with its rate, and leads to the neighbours', async () => {
  renderUrl(`/pipelines/${ID}`)
  answerWithChain()
  const strip = await screen.findByRole('list', { name: 'Chain' })
  expect(await within(strip).findByText('writes 400/s')).toBeTruthy()
  expect(within(strip).getByText('reads 460/s')).toBeTruthy()
  const [neighbour] = await within(strip).findAllByRole('link', { name: 'orders to lake' })
  expect(neighbour?.getAttribute('href')).toBe(`/pipelines/${'d'.repeat(24)}`)
  expect(await within(strip).findByText('Feeds 2 pipelines, 1 destination, 1 topic')).toBeTruthy()
})

test('charts of both ends and of Kafka between them stand under each other', async () => {
  renderUrl(`/pipelines/${entityId('pipeline', 'orders to BigQuery')}`, { historyDays: 2 })
  expect(
    await screen.findByRole('img', { name: /^Written to and read from Kafka per second, / }),
  ).toBeTruthy()
  expect(await screen.findByRole('img', { name: /^Waiting in Kafka, / })).toBeTruthy()
  expect(
    await screen.findByRole('img', { name: /^Events received and sent per second, / }),
  ).toBeTruthy()
})

test('no two charts of the page have one name in the address', async () => {
  const { container } = renderUrl(`/pipelines/${entityId('pipeline', 'orders to BigQuery')}`)
  await screen.findByRole('img', { name: /^Waiting in Kafka, / })
  await screen.findByRole('img', { name: /^Put Batch Max Time, / })
  const ids = [...container.querySelectorAll('[data-chart]')].map((one) =>
    one.getAttribute('data-chart'),
  )
  expect(ids.length).toBeGreaterThan(5)
  expect(new Set(ids).size).toBe(ids.length)
})
