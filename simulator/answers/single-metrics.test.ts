import { expect, test } from 'vitest'
import { DEMO_DESTINATIONS, DEMO_SOURCES } from '#simulator/account/demo.ts'
import { entityId } from '#simulator/account/entity-id.ts'
import {
  column,
  dig,
  digKeys,
  digList,
  digNumber,
  digSeries,
  iso,
  openBench,
  TUESDAY_MS,
} from '#simulator/testing/ask.ts'

const HOUR_MS = 3_600_000
const ORDERS = entityId('source', 'orders-postgres')
const CLICKHOUSE = entityId('destination', 'ClickHouse – realtime')

const paths = [
  ...DEMO_SOURCES.map((name) => `/sources/${entityId('source', name)}/metrics`),
  ...DEMO_DESTINATIONS.map((name) => `/destinations/${entityId('destination', name)}/metrics`),
]

test.each(paths)('%s: latest equals the last bucket of every metric', async (path) => {
  const bench = openBench()
  const now = await bench.get(path)
  const units = { 'time_unit=minute&time_interval=5': 300_000, 'time_unit=hour': HOUR_MS }
  for (const [query, stepMs] of Object.entries(units)) {
    const answer = await bench.get(`${path}?time_type=timeseries&${query}`)
    const metrics = digKeys(answer, 'data').filter((metric) => metric !== 'qa_exact_count_diff')
    expect(metrics.length).toBeGreaterThanOrEqual(8)
    const currentBuckets = metrics.map((metric) => {
      const last = digSeries(answer, 'data', metric).at(-1)
      return [metric, last && last.ms + stepMs > TUESDAY_MS ? last.value : null]
    })
    expect(currentBuckets).toEqual(metrics.map((metric) => [metric, dig(now, 'data', metric)]))
  }
})

test('latest moves from second to second', async () => {
  const bench = openBench()
  const path = `/sources/${ORDERS}/metrics`
  const before = digNumber(await bench.get(path), 'data', 'sourceRecordWriteTotal')
  bench.setNow(TUESDAY_MS + 1000)
  const after = digNumber(await bench.get(path), 'data', 'sourceRecordWriteTotal')
  expect(after - before).toBeGreaterThan(300)
  expect(after - before).toBeLessThan(2000)
})

test('the defaults are latest, one hour and the last 24 hours', async () => {
  const bench = openBench()
  const plain = await bench.get(`/destinations/${CLICKHOUSE}/metrics`)
  expect(plain).toEqual(await bench.get(`/destinations/${CLICKHOUSE}/metrics?time_type=latest`))
  const answer = await bench.get(`/destinations/${CLICKHOUSE}/metrics?time_type=timeseries`)
  const series = digSeries(answer, 'data', 'recordsLag')
  expect(series).toHaveLength(24)
  expect(series[0]?.ms).toBe(Date.parse('2026-03-02T11:00:00Z'))
  expect(series.at(-1)?.ms).toBe(Date.parse('2026-03-03T10:00:00Z'))
})

test('overlapping ranges agree on every shared sample', async () => {
  const bench = openBench()
  const path = `/destinations/${CLICKHOUSE}/metrics?time_type=timeseries&time_unit=minute`
  const read = async (from: number, to: number) =>
    digList(
      await bench.get(`${path}&timestamp_from=${iso(from)}&timestamp_to=${iso(to)}`),
      'data',
      'sinkRecordReadTotal',
    )
  const early = await read(TUESDAY_MS - 2 * HOUR_MS, TUESDAY_MS - HOUR_MS)
  const wide = await read(TUESDAY_MS - 3 * HOUR_MS, TUESDAY_MS)
  expect(early).toHaveLength(60)
  for (const entry of early) expect(wide).toContainEqual(entry)
})

test('there is no sample after now and none before the creation', async () => {
  const bench = openBench({ historyDays: 12 })
  const path = `/sources/${entityId('source', 'sessions-documentdb')}/metrics`
  const range = `timestamp_from=${iso(TUESDAY_MS - 12 * 24 * HOUR_MS)}&timestamp_to=${iso(TUESDAY_MS + 24 * HOUR_MS)}`
  const answer = await bench.get(`${path}?time_type=timeseries&time_unit=hour&${range}`)
  const series = digSeries(answer, 'data', 'sourceRecordWriteTotal')
  const created = TUESDAY_MS - 9 * 24 * HOUR_MS
  expect(series[0]?.ms).toBe(Math.floor(created / HOUR_MS) * HOUR_MS)
  expect(series.at(-1)?.ms).toBe(Date.parse('2026-03-03T10:00:00Z'))
})

test('the other reading of counters gives amounts per interval that add up to the increase', async () => {
  const path = `/sources/${ORDERS}/metrics?time_type=timeseries&time_unit=hour`
  const cumulative = digSeries(await openBench().get(path), 'data', 'sourceRecordWriteTotal')
  const amounts = digSeries(
    await openBench({ counterReading: 'perInterval' }).get(path),
    'data',
    'sourceRecordWriteTotal',
  )
  const increase = (cumulative.at(-1)?.value ?? 0) - (cumulative[0]?.value ?? 0)
  const sum = amounts.slice(1).reduce((total, { value }) => total + value, 0)
  expect(increase).toBeGreaterThan(1_000_000)
  expect(sum).toBe(increase)
})

test('a summary holds a counter’s increase over the range and a gauge’s mean', async () => {
  const bench = openBench()
  const range = `timestamp_from=${iso(TUESDAY_MS - HOUR_MS)}&timestamp_to=${iso(TUESDAY_MS)}&time_unit=minute`
  const path = `/destinations/${CLICKHOUSE}/metrics`
  const summary = await bench.get(`${path}?time_type=timesummary&${range}`)
  const series = await bench.get(`${path}?time_type=timeseries&${range}`)
  const lags = digSeries(series, 'data', 'recordsLag').map(({ value }) => value)
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / lags.length
  expect(digNumber(summary, 'data', 'recordsLag')).toBeCloseTo(mean, 1)
  const reads = digSeries(series, 'data', 'sinkRecordReadTotal').map(({ value }) => value)
  const seen = (reads.at(-1) ?? 0) - (reads[0] ?? 0)
  const told = digNumber(summary, 'data', 'sinkRecordReadTotal')
  expect(told).toBeGreaterThan(seen)
  expect(told).toBeLessThan(seen * 1.05)
})

test('metadata names the published units, the wrong one of a pipeline’s status included', async () => {
  const bench = openBench()
  const destination = await bench.get(`/destinations/${CLICKHOUSE}/metrics`)
  expect(dig(destination, 'metadata', 'bytesConsumedTotal')).toEqual({
    name: 'Volume',
    unit: 'bytes',
  })
  expect(digKeys(destination, 'metadata')).not.toContain('qa_exact_count_diff')
  const [id] = column(await bench.get('/pipelines'), 'id')
  const pipeline = await bench.get(`/pipelines/${String(id)}/metrics?time_unit=day`)
  expect(dig(pipeline, 'metadata', 'status', 'unit')).toBe('milliseconds')
  expect(digKeys(pipeline, 'data')).toEqual(['latency', 'recordsLag', 'status'])
})

test.each(['sources', 'destinations', 'pipelines'])(
  'an unknown id under /%s is 404 with a text',
  async (kind) => {
    const response = await openBench().send(`/${kind}/67bca128e1519efb914e6b51/metrics`)
    expect(response.status).toBe(404)
    expect(dig(await response.json(), 'detail')).toContain('Metrics not found')
  },
)

test('row counts are audited once an hour, at two destinations only', async () => {
  const bench = openBench()
  const series = async (name: string) =>
    digSeries(
      await bench.get(
        `/destinations/${entityId('destination', name)}/metrics?time_type=timeseries&time_unit=minute`,
      ),
      'data',
      'qa_exact_count_diff',
    )
  const audits = await series('BigQuery – finance')
  expect(audits).toHaveLength(24)
  expect(audits.every(({ ms }) => (ms % HOUR_MS) / 60_000 === 5)).toBe(true)
  expect(await series('Snowflake – analytics')).toHaveLength(24)
  expect(await series('ClickHouse – realtime')).toHaveLength(0)
})
