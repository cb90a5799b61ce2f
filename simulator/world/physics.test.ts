import { expect, test } from 'vitest'
import { DEMO_DESTINATIONS, DEMO_SOURCES } from '#simulator/account/demo.ts'
import { entityId } from '#simulator/account/entity-id.ts'
import {
  dig,
  digKeys,
  digNumber,
  digSeries,
  iso,
  openBench,
  TUESDAY_MS,
  type Bench,
} from '#simulator/testing/ask.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const source = (name: string) => entityId('source', name)
const destination = (name: string) => entityId('destination', name)
const pipeline = (name: string) => entityId('pipeline', name)

async function minutes(bench: Bench, path: string, metric: string, fromMs: number, toMs: number) {
  const range = `timestamp_from=${iso(fromMs)}&timestamp_to=${iso(toMs)}`
  const answer = await bench.get(`${path}/metrics?time_type=timeseries&time_unit=minute&${range}`)
  return digSeries(answer, 'data', metric)
}

async function bytesOf(seed: number): Promise<string[]> {
  const bench = openBench({ seed })
  const paths = ['/sources/metrics', '/destinations/metrics?time_type=timeseries', '/pipelines']
  return Promise.all(paths.map(async (path) => (await bench.send(path)).text()))
}

test('two simulators with the same seed and clock send the same bytes', async () => {
  expect(await bytesOf(1)).toEqual(await bytesOf(1))
})

test('another seed is another world', async () => {
  expect((await bytesOf(2))[0]).not.toEqual((await bytesOf(1))[0])
})

test('the order of questions changes no answer', async () => {
  const late = openBench()
  late.setNow(TUESDAY_MS + DAY_MS)
  await late.get('/destinations/metrics')
  late.setNow(TUESDAY_MS)
  const fresh = openBench()
  expect(await late.get('/destinations/metrics')).toEqual(await fresh.get('/destinations/metrics'))
})

test.each([
  ['billing to Databricks', 'billing-mysql', 'Databricks – lakehouse'],
  ['orders to BigQuery', 'orders-postgres', 'BigQuery – finance'],
])('%s: lag is what was written less what was read, minute by minute', async (_, from, to) => {
  const bench = openBench()
  const [start, end] = [TUESDAY_MS - 4 * HOUR_MS, TUESDAY_MS]
  const written = await minutes(
    bench,
    `/sources/${source(from)}`,
    'sourceRecordWriteTotal',
    start,
    end,
  )
  const read = await minutes(
    bench,
    `/destinations/${destination(to)}`,
    'sinkRecordReadTotal',
    start,
    end,
  )
  const lag = await minutes(bench, `/destinations/${destination(to)}`, 'recordsLag', start, end)
  expect(lag).toHaveLength(240)
  const integral = lag.map((_lag, i) => (written[i]?.value ?? 0) - (read[i]?.value ?? 0))
  const offset = (lag[0]?.value ?? 0) - (integral[0] ?? 0)
  for (const [i, { value }] of lag.entries()) {
    expect(Math.abs(value - (integral[i] ?? 0) - offset)).toBeLessThanOrEqual(8)
  }
})

test('a draining pipeline is empty when the truth says so, along a straight line', async () => {
  const bench = openBench()
  const truth = bench.simulator.truth()
  const id = pipeline('orders to BigQuery')
  const at = Date.parse('2026-03-03T11:20:00Z')
  expect(truth.phase(id, at)).toBe('draining')
  expect(truth.drainSec(id, at)).toBe(40 * 60)
  bench.setNow(at + 40 * 60_000)
  const lag = await minutes(
    bench,
    `/destinations/${destination('BigQuery – finance')}`,
    'recordsLag',
    at,
    at + 40 * 60_000,
  )
  const [first, last] = [lag[0]?.value ?? 0, lag.at(-1)?.value ?? 0]
  expect(first).toBeGreaterThan(100_000)
  expect(last).toBeLessThan(0.02 * first)
  const half = lag[Math.floor(lag.length / 2)]?.value ?? 0
  expect(Math.abs(half / first - 0.5)).toBeLessThan(0.05)
})

test('the delay of a pipeline follows from its lag and its rate', async () => {
  const truth = openBench().simulator.truth()
  const id = pipeline('orders to ClickHouse')
  for (let i = 0; i < 20; i++) {
    const at = TUESDAY_MS - i * 1_234_567
    const expected = truth.lag(id, at) / truth.writeRate(id, at - 30_000, at)
    expect(Math.abs(truth.waitMs(id, at) / 1000 - expected)).toBeLessThan(0.25 * expected)
  }
})

test('pipeline latency is delay at the source, waiting and writing', async () => {
  const bench = openBench()
  const truth = bench.simulator.truth()
  const id = pipeline('orders to BigQuery')
  const behind = digNumber(
    await bench.get(`/sources/${source('orders-postgres')}/metrics`),
    'data',
    'StreamingMilliSecondsBehindSource',
  )
  const batch = digNumber(
    await bench.get(`/destinations/${destination('BigQuery – finance')}/metrics`),
    'data',
    'putBatchMaxTimeMs',
  )
  const latency = digNumber(await bench.get(`/pipelines/${id}/metrics`), 'data', 'latency')
  const rest = latency - behind - truth.waitMs(id, TUESDAY_MS)
  expect(rest).toBeGreaterThan(0)
  expect(rest).toBeLessThanOrEqual(batch)
})

test('a slow sink shows in its batch time', async () => {
  const bench = openBench()
  const path = `/destinations/${destination('BigQuery – finance')}`
  const series = await minutes(
    bench,
    path,
    'putBatchMaxTimeMs',
    TUESDAY_MS - 3 * HOUR_MS,
    TUESDAY_MS,
  )
  const mean = (from: string, to: string) => {
    const values = series
      .filter(({ ms }) => ms >= Date.parse(from) && ms < Date.parse(to))
      .map(({ value }) => value)
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  const falling = mean('2026-03-03T08:10:00Z', '2026-03-03T09:00:00Z')
  const draining = mean('2026-03-03T09:10:00Z', '2026-03-03T10:00:00Z')
  expect(falling).toBeGreaterThan(2.5 * draining)
})

test('a warehouse that flushes every seven minutes has saw-tooth lag and flat reads between', async () => {
  const bench = openBench({ scenario: 'healthy' })
  const path = `/destinations/${destination('Snowflake – analytics')}`
  const range = [TUESDAY_MS - 2 * HOUR_MS, TUESDAY_MS] as const
  const read = await minutes(bench, path, 'sinkRecordReadTotal', ...range)
  const lag = await minutes(bench, path, 'recordsLag', ...range)
  const flushes = read.filter((sample, i) => i > 0 && sample.value > (read[i - 1]?.value ?? 0))
  const apart = flushes.slice(1).map(({ ms }, i) => ms - (flushes[i]?.ms ?? 0))
  expect(apart).toHaveLength(16)
  expect(new Set(apart)).toEqual(new Set([7 * 60_000]))
  const falls = lag.filter((sample, i) => i > 0 && sample.value < (lag[i - 1]?.value ?? 0))
  expect(falls.map(({ ms }) => ms)).toEqual(flushes.map(({ ms }) => ms))
})

test.each(DEMO_SOURCES.slice(0, 5))('%s: events split 3 : 6 : 1 and add up', async (name) => {
  const answer = await openBench({ scenario: 'healthy' }).get(`/sources/${source(name)}/metrics`)
  const count = (kind: string) =>
    digNumber(answer, 'data', `StreamingTotalNumberOf${kind}EventsSeen`)
  const all = count('Create') + count('Update') + count('Delete')
  expect(count('Create') / all).toBeCloseTo(0.3, 3)
  expect(count('Update') / all).toBeCloseTo(0.6, 3)
  expect(digNumber(answer, 'data', 'sourceRecordWriteTotal')).toBe(all)
})

test('loads stay between 0 and 4000 events per second and 300 to 2000 bytes per event', async () => {
  const bench = openBench({ scenario: 'healthy' })
  for (const name of DEMO_SOURCES) {
    const path = `/sources/${source(name)}`
    const range = [TUESDAY_MS - DAY_MS, TUESDAY_MS] as const
    const events = await minutes(bench, path, 'sourceRecordWriteTotal', ...range)
    const bytes = await minutes(bench, path, 'byteTotal', ...range)
    const steps = events.slice(1).map(({ value }, i) => value - (events[i]?.value ?? 0))
    expect(Math.max(...steps) / 60).toBeLessThan(4000)
    expect(steps.filter((step) => step < 0).length).toBeLessThanOrEqual(1)
    const each = (bytes.at(-1)?.value ?? 0) / (events.at(-1)?.value ?? 1)
    expect(each).toBeGreaterThanOrEqual(300)
    expect(each).toBeLessThanOrEqual(2000)
  }
})

test('an idle source keeps its behind-source value while since-last-change grows', async () => {
  const bench = openBench()
  const path = `/sources/${source('crm-sqlserver')}/metrics`
  const before = await bench.get(path)
  bench.setNow(TUESDAY_MS + HOUR_MS)
  const after = await bench.get(path)
  const behind = 'StreamingMilliSecondsBehindSource'
  const since = 'StreamingMilliSecondsSinceLastEvent'
  expect(dig(after, 'data', behind)).toBe(dig(before, 'data', behind))
  expect(digNumber(before, 'data', since)).toBeGreaterThan(DAY_MS)
  expect(digNumber(after, 'data', since) - digNumber(before, 'data', since)).toBe(HOUR_MS)
})

test('healthy behind-source stays within 80 and 900 ms', async () => {
  const bench = openBench({ scenario: 'healthy' })
  for (const name of DEMO_SOURCES) {
    const series = await minutes(
      bench,
      `/sources/${source(name)}`,
      'StreamingMilliSecondsBehindSource',
      TUESDAY_MS - DAY_MS,
      TUESDAY_MS,
    )
    const values = series.map(({ value }) => value).filter((value) => value !== -1)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(80)
    expect(Math.max(...values)).toBeLessThanOrEqual(900)
  }
})

test('an incident raises behind-source to minutes and recovers', async () => {
  const bench = openBench()
  const from = Date.parse('2026-03-03T02:00:00Z')
  const range = [from, from + 2.5 * HOUR_MS] as const
  const path = `/sources/${source('clickstream-dynamodb')}`
  const behind = await minutes(bench, path, 'StreamingMilliSecondsBehindSource', ...range)
  const peak = behind.reduce((a, b) => (b.value > a.value ? b : a))
  expect(peak.value).toBeGreaterThan(230_000)
  expect(behind[0]?.value).toBeLessThan(900)
  expect(behind.at(-1)?.value).toBeLessThan(900)
  expect(peak.ms).toBe(Date.parse('2026-03-03T02:59:00Z'))
})

async function clickEvents(scenario: 'demo' | 'healthy', from: string, to: string) {
  const range = [Date.parse(from), Date.parse(to)] as const
  const path = `/sources/${source('clickstream-dynamodb')}`
  const series = await minutes(openBench({ scenario }), path, 'sourceRecordWriteTotal', ...range)
  return (series.at(-1)?.value ?? 0) - (series[0]?.value ?? 0)
}

// 240 s of delay build up in 1800 s, so 13.3 % of the changes wait, and pass in the next 1800 s.
test.each([
  ['grows', '2026-03-03T02:35:00Z', '2026-03-03T02:55:00Z', 1 - 240 / 1800],
  ['shrinks', '2026-03-03T03:05:00Z', '2026-03-03T03:25:00Z', 1 + 240 / 1800],
])('while the delay %s, events pass slower or faster by as much', async (_, from, to, part) => {
  const usual = await clickEvents('healthy', from, to)
  expect((await clickEvents('demo', from, to)) / usual).toBeCloseTo(part, 4)
})

test('snapshot rows never fall within a cycle, tables move on in order, and the cycle starts again', async () => {
  const bench = openBench()
  const id = source('catalog-mongo')
  const seen: number[] = []
  const orders = new Map<string, string[]>()
  for (let minute = 0; minute < 120; minute++) {
    const at = Date.parse('2026-03-03T10:00:00Z') + minute * 60_000
    bench.setNow(at)
    const answer = await bench.get(`/sources/${id}/metrics`)
    seen.push(digNumber(answer, 'data', 'SnapshotTotalNumberOfEventsSeen'))
    for (const [topic, status] of Object.entries(
      bench.simulator.truth().snapshot(id, at)?.statuses ?? {},
    )) {
      const known = orders.get(topic) ?? []
      if (known.at(-1) !== status) orders.set(topic, [...known, status])
    }
    expect(dig(answer, 'data', 'SnapshotRunning')).toBe(1)
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen[0]).toBe(0)
  expect([...orders.values()]).toEqual([
    ['running', 'completed'],
    ['pending', 'running', 'failed'],
    ['pending', 'running', 'completed'],
    ['pending', 'running', 'cancelled'],
    ['pending', 'running', 'completed'],
    ['pending', 'running'],
  ])
  bench.setNow(Date.parse('2026-03-03T12:00:00Z'))
  expect(
    digNumber(await bench.get(`/sources/${id}/metrics`), 'data', 'SnapshotTotalNumberOfEventsSeen'),
  ).toBe(0)
})

test('a broken destination holds no partition, has no latency, reads nothing, and its lag rises', async () => {
  const bench = openBench()
  const path = `/destinations/${destination(DEMO_DESTINATIONS[4])}/metrics`
  const before = await bench.get(path)
  bench.setNow(TUESDAY_MS + HOUR_MS)
  const after = await bench.get(path)
  expect(dig(after, 'data', 'latency')).toBeNull()
  expect(dig(after, 'data', 'partitionCount')).toBe(0)
  for (const flat of ['sinkRecordReadTotal', 'sinkRecordSendTotal', 'bytesConsumedTotal']) {
    expect(dig(after, 'data', flat)).toBe(dig(before, 'data', flat))
  }
  expect(digNumber(after, 'data', 'recordsLag')).toBeGreaterThan(
    digNumber(before, 'data', 'recordsLag') + 1_000_000,
  )
})

test('a filter keeps sent a fixed part below received', async () => {
  const answer = await openBench().get(
    `/destinations/${destination('ClickHouse – realtime')}/metrics`,
  )
  const ratio =
    digNumber(answer, 'data', 'sinkRecordSendTotal') /
    digNumber(answer, 'data', 'sinkRecordReadTotal')
  expect(ratio).toBeCloseTo(0.93, 3)
})

test('in a falling pipeline one topic holds nearly all of the lag', () => {
  const truth = openBench().simulator.truth()
  const byTopic = truth.lagByTopic(pipeline('orders to BigQuery'), TUESDAY_MS)
  const shares = Object.values(byTopic).toSorted((a, b) => b - a)
  expect(digKeys(byTopic)).toHaveLength(4)
  expect(shares[0]).toBeGreaterThan(0.9 * truth.lag(pipeline('orders to BigQuery'), TUESDAY_MS))
})
