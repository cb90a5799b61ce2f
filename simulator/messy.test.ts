import { expect, test } from 'vitest'
import { isRecord } from './json.ts'
import { column, dig, digKeys, digList, openBench, type Bench } from './testing/ask.ts'

const SERIES = 'time_type=timeseries&time_unit=minute&time_interval=5'

/** Every value in an answer with the key it stands under. */
function everyValue(value: unknown, key = ''): [string, unknown][] {
  if (Array.isArray(value)) return [[key, value], ...value.flatMap((v) => everyValue(v, key))]
  if (!isRecord(value)) return [[key, value]]
  return [[key, value], ...Object.entries(value).flatMap(([k, v]) => everyValue(v, k))]
}

async function messyValues(bench: Bench, path: string) {
  return everyValue(await bench.get(path))
}

const bench = () => openBench({ scenario: 'messy-wire' })
const first = (row: unknown, key: string) => digList(row, key)[0]
const isNumeric = (value: unknown) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

test('the same request gets the same mess', async () => {
  const path = `/sources/metrics?${SERIES}`
  expect(await (await bench().send(path)).text()).toBe(await (await bench().send(path)).text())
})

test('an odd value stays odd from poll to poll', async () => {
  const one = bench()
  const oddKeys = async () =>
    (await messyValues(one, '/sources/metrics')).filter(([, v]) => isNumeric(v)).map(([key]) => key)
  const before = await oddKeys()
  one.setNow(Date.parse('2026-03-03T10:18:00Z'))
  expect(await oddKeys()).toEqual(before)
})

test('sources and pipelines send some numbers as texts and some as null, destinations only null', async () => {
  const sources = await messyValues(bench(), '/sources/metrics')
  expect(sources.filter(([, value]) => isNumeric(value)).length).toBeGreaterThan(10)
  expect(sources.filter(([, value]) => value === null).length).toBeGreaterThan(5)
  const destinations = await messyValues(bench(), '/destinations/metrics')
  expect(destinations.filter(([, value]) => isNumeric(value))).toEqual([])
  const one = bench()
  const ids = column(await one.get('/pipelines?page_size=100'), 'id').map(String)
  const answers = await Promise.all(ids.map((id) => messyValues(one, `/pipelines/${id}/metrics`)))
  const lags = answers.flat().filter(([key]) => key === 'recordsLag' || key === 'latency')
  expect(lags.filter(([, value]) => isNumeric(value)).length).toBeGreaterThan(3)
  expect(lags.filter(([, value]) => value === null).length).toBeGreaterThan(3)
})

test('maps are missing, null or empty, and a whole block is null', async () => {
  const answer = await bench().get('/destinations/metrics')
  expect(digKeys(answer)).not.toContain('account_metrics')
  expect(answer).toMatchObject({ inline_metrics: null, task_metrics: {}, topic_metrics: {} })
  const one = bench()
  const entries = (
    await Promise.all(
      ['sources', 'destinations'].map(async (family) => {
        const connectors = dig(await one.get(`/${family}/metrics`), 'connector_metrics')
        return digKeys(connectors).map((id) => dig(connectors, id))
      }),
    )
  ).flat()
  expect(entries.filter((entry) => dig(entry, 'latest') === null).length).toBeGreaterThan(0)
  expect(entries.filter((entry) => !digKeys(entry).includes('timeseries')).length).toBeGreaterThan(
    0,
  )
})

test('series are null, empty, unsorted, with holes and with two kinds of timestamps', async () => {
  const one = bench()
  const seen = { null: 0, empty: 0, unsorted: 0, iso: 0, holes: 0 }
  for (const family of ['sources', 'destinations']) {
    for (const id of column(await one.get(`/${family}`), 'id').map(String)) {
      const data = dig(await one.get(`/${family}/${id}/metrics?${SERIES}`), 'data')
      for (const metric of digKeys(data).filter((name) => name !== 'qa_exact_count_diff')) {
        const series = dig(data, metric)
        if (series === null) seen.null += 1
        if (!Array.isArray(series)) continue
        const stamps = series.map((entry: unknown) => String(dig(entry, 'timestamp')))
        const plain = stamps.map((stamp) => stamp.replace('T', ' ').replace('Z', ''))
        if (stamps.length === 0) seen.empty += 1
        if (stamps.some((stamp) => stamp.endsWith('Z'))) seen.iso += 1
        if (plain.join() !== plain.toSorted().join()) seen.unsorted += 1
        if (plain.length > 200 && plain.length < 285) seen.holes += 1
      }
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1)
})

test('metadata lacks entries, and a pipeline’s status unit is wrong wherever it is given', async () => {
  const one = bench()
  const units: unknown[] = []
  let missing = 0
  for (const id of column(await one.get('/pipelines?page_size=100'), 'id').map(String)) {
    const metadata = dig(await one.get(`/pipelines/${id}/metrics`), 'metadata')
    if (digKeys(metadata).length < 3) missing += 1
    if (digKeys(metadata).includes('status')) units.push(dig(metadata, 'status', 'unit'))
  }
  expect(missing).toBeGreaterThan(2)
  expect(new Set(units)).toEqual(new Set(['milliseconds']))
})

test('lists have tags as objects, numbers among topics, extra keys, and lack totals', async () => {
  const one = bench()
  const sources = await one.get('/sources')
  const rows = [sources, await one.get('/destinations')].flatMap((list) => digList(list, 'result'))
  expect(rows.filter((row) => isRecord(first(row, 'tags'))).length).toBeGreaterThan(2)
  expect(rows.filter((row) => typeof first(row, 'tags') === 'string').length).toBeGreaterThan(2)
  expect(rows.filter((row) => typeof first(row, 'topics') === 'number').length).toBeGreaterThan(2)
  expect(digKeys(rows[0])).toContain('an_extra_key')
  expect(digKeys(sources)).not.toContain('total')
})

test('an unknown metric is sent along', async () => {
  const values = await messyValues(bench(), '/sources/metrics')
  expect(values.filter(([key]) => key === 'queueRemainingCapacity').length).toBeGreaterThan(3)
})
