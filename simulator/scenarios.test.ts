import { expect, test } from 'vitest'
import { entityId } from './account/entity-id.ts'
import { SCENARIO_NAMES, type ScenarioName } from './scenarios.ts'
import { DEMO_ROLES } from './story.ts'
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
  type Bench,
} from './testing/ask.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

async function latestOf(bench: Bench, kind: 'source' | 'destination' | 'pipeline', name: string) {
  return dig(await bench.get(`/${kind}s/${entityId(kind, name)}/metrics`), 'data')
}

/** Every status text that lists and pipelines show. */
async function statuses(bench: Bench): Promise<string[]> {
  const found = new Set<string>()
  for (const path of ['/sources', '/destinations']) {
    for (const status of column(await bench.get(path), 'connector_status'))
      found.add(String(status))
  }
  for (const id of column(await bench.get('/pipelines?page_size=100'), 'id')) {
    found.add(String(dig(await bench.get(`/pipelines/${String(id)}/metrics`), 'data', 'status')))
  }
  return [...found].toSorted((a, b) => a.localeCompare(b))
}

test('the demo account has 8 sources over 8 codes, 5 destinations and 12 pipelines', async () => {
  const bench = openBench()
  const codes = column(await bench.get('/sources'), 'connector')
  expect([codes.length, new Set(codes).size]).toEqual([8, 8])
  expect(column(await bench.get('/destinations'), 'id')).toHaveLength(5)
  const pipelines = await bench.get('/pipelines?page_size=100')
  expect(column(pipelines, 'id')).toHaveLength(12)
  for (const id of column(pipelines, 'id')) expect(id).toMatch(/^[0-9a-f]{24}$/)
  const feeds = digList(pipelines, 'result').map((row) => dig(row, 'source', 'name'))
  expect(feeds.filter((name) => name === 'orders-postgres')).toHaveLength(3)
})

test('the demo account shows one of each status, Unassigned and an unknown text included', async () => {
  const expected = [
    'Active',
    'Broken',
    'Paused',
    'Rebalancing',
    'Starting',
    'Stopped',
    'Unassigned',
    'Unknown',
  ]
  expect(await statuses(openBench())).toEqual(expected)
})

test('every role of the story names an entity of the demo account', () => {
  const { world } = openBench().simulator.truth()
  for (const { kind, id, name } of DEMO_ROLES) expect(world[kind](id)?.name).toBe(name)
  expect(new Set(DEMO_ROLES.map(({ role }) => role)).size).toBe(DEMO_ROLES.length)
})

// Moments of three weeks, at odd distances from each other and from the full hours.
const moments = Array.from({ length: 24 }, (_, i) => TUESDAY_MS + i * 21 * HOUR_MS + i * 137_000)

test.each(moments.map((ms) => [iso(ms), ms] as const))(
  'the story is there on %s',
  async (_, ms) => {
    const bench = openBench()
    bench.setNow(ms)
    const truth = bench.simulator.truth()
    const waves = ['orders to BigQuery', 'billing to Databricks'].map((n) =>
      entityId('pipeline', n),
    )
    expect(waves.map((id) => truth.phase(id, ms)).toSorted()).toEqual(['draining', 'falling'])
    const even = new Date(ms).getUTCHours() % 2 === 0
    expect(truth.phase(waves[0] ?? '', ms)).toBe(even ? 'falling' : 'draining')
    expect(waves.reduce((sum, id) => sum + truth.lag(id, ms), 0)).toBeGreaterThan(50_000)
    const broken = await latestOf(bench, 'destination', 'Postgres – search replica')
    expect(broken).toMatchObject({ connector_status: 'Broken', latency: null, partitionCount: 0 })
    const idle = await latestOf(bench, 'source', 'crm-sqlserver')
    expect(idle).toMatchObject({ connector_status: 'Active' })
    expect(digNumber(idle, 'StreamingMilliSecondsSinceLastEvent')).toBeGreaterThan(DAY_MS)
    const tables = Object.values(
      truth.snapshot(entityId('source', 'catalog-mongo'), ms)?.statuses ?? {},
    )
    expect(tables.filter((status) => status === 'running')).toHaveLength(1)
  },
)

test('healthy: everything is Active and nothing lags but what a flush collects', async () => {
  const bench = openBench({ scenario: 'healthy' })
  expect(await statuses(bench)).toEqual(['Active'])
  const { account } = bench.simulator.truth().world
  for (const { id } of account.pipelines) {
    expect(bench.simulator.truth().waitMs(id, TUESDAY_MS)).toBeLessThan(5.1 * 60_000)
  }
})

test('source-broken: the first source is Broken and disconnected, its pipelines run dry', async () => {
  const bench = openBench({ scenario: 'source-broken' })
  const source = await latestOf(bench, 'source', 'orders-postgres')
  expect(source).toMatchObject({ connector_status: 'Broken', StreamingConnected: 0 })
  expect(digNumber(source, 'StreamingMilliSecondsSinceLastEvent')).toBeGreaterThan(25 * 60_000)
  expect(await latestOf(bench, 'pipeline', 'orders to ClickHouse')).toEqual({
    latency: null,
    recordsLag: 0,
    status: 'Broken',
  })
})

test('destination-lagging: the lag of one destination rises and rises', async () => {
  const bench = openBench({ scenario: 'destination-lagging' })
  const path = `/destinations/${entityId('destination', 'ClickHouse – realtime')}/metrics`
  const range = `timestamp_from=${iso(TUESDAY_MS - HOUR_MS / 2)}&time_unit=minute&time_interval=5`
  const lag = digSeries(
    await bench.get(`${path}?time_type=timeseries&${range}`),
    'data',
    'recordsLag',
  )
  const values = lag.map(({ value }) => value)
  expect(values.length).toBeGreaterThanOrEqual(6)
  expect(values).toEqual(values.toSorted((a, b) => a - b))
  expect(values.at(-1)).toBeGreaterThan(500_000)
  expect(await latestOf(bench, 'destination', 'BigQuery – finance')).toMatchObject({
    connector_status: 'Active',
  })
})

test('snapshot-running: two sources have a table running, the others none', async () => {
  const answer = await openBench({ scenario: 'snapshot-running' }).get('/sources?snapshot=running')
  expect(column(answer, 'name')).toEqual(['orders-postgres', 'billing-mysql'])
})

test('idle-night: no source has had a change for three hours, and nothing waits', async () => {
  const bench = openBench({ scenario: 'idle-night' })
  const answer = await bench.get('/sources/metrics')
  for (const id of digKeys(answer, 'connector_metrics')) {
    const since = digNumber(
      answer,
      'connector_metrics',
      id,
      'latest',
      'StreamingMilliSecondsSinceLastEvent',
    )
    expect(since).toBeGreaterThanOrEqual(3 * HOUR_MS)
  }
  const sinks = await bench.get('/destinations/metrics')
  const lags = digKeys(sinks, 'connector_metrics').map((id) =>
    dig(sinks, 'connector_metrics', id, 'latest', 'recordsLag'),
  )
  expect(lags).toEqual([0, 0, 0, 0, 0])
})

test('restart: counters fall to 0, and Starting is seen for one or two polls', async () => {
  const bench = openBench({ scenario: 'restart' })
  const restart = Date.parse('2026-03-03T10:20:00Z')
  const seen: [unknown, number][] = []
  for (const second of [-1, 1, 30, 46, 119]) {
    bench.setNow(restart + second * 1000)
    const data = await latestOf(bench, 'source', 'orders-postgres')
    seen.push([dig(data, 'connector_status'), digNumber(data, 'sourceRecordWriteTotal')])
  }
  expect(seen.map(([status]) => status)).toEqual([
    'Active',
    'Starting',
    'Starting',
    'Active',
    'Active',
  ])
  const counts = seen.map(([, count]) => count)
  expect(counts[0]).toBeGreaterThan(500_000)
  expect(counts.slice(1, 4)).toEqual([0, 0, 0])
  expect(counts[4]).toBeGreaterThan(10_000)
  const id = entityId('source', 'orders-postgres')
  const hour = bench.simulator.truth().restarts(id, restart - HOUR_MS, restart)
  expect(hour.map(({ atMs }) => iso(atMs).slice(11, 16))).toEqual(['09:20', '09:40', '10:00'])
})

test('restart: when one task of several restarts, the connector’s sum falls only partly', async () => {
  const bench = openBench({ scenario: 'restart' })
  const restart = Date.parse('2026-03-03T10:22:00Z')
  const read = async (ms: number) => {
    bench.setNow(ms)
    return latestOf(bench, 'source', 'clickstream-dynamodb')
  }
  const before = await read(restart - 1)
  const after = await read(restart + 1000)
  const counts = [before, after].map((data) => digNumber(data, 'sourceRecordWriteTotal'))
  expect(counts[1]).toBeLessThan(counts[0] ?? 0)
  expect(counts[1]).toBeGreaterThan(0.1 * (counts[0] ?? 0))
  expect(dig(after, 'connector_status')).toBe('Active')
})

test('api-down: no request gets an answer until it is healed', async () => {
  const bench = openBench({ scenario: 'api-down' })
  expect((await bench.send('/sources')).type).toBe('error')
  expect((await bench.send('/auth/access-token', { method: 'POST' })).type).toBe('error')
  bench.simulator.clearFaults()
  expect((await bench.send('/sources')).status).toBe(200)
})

test('token-expired: tokens live for five seconds', async () => {
  const bench = openBench({ scenario: 'token-expired', authorised: false })
  const body = { client_id: 'simulated-client', secret: 'simulated-secret' }
  const token = await bench.post('/auth/access-token', body)
  expect(digNumber(token, 'expiresIn')).toBe(5)
  const headers = { authorization: `Bearer ${String(dig(token, 'accessToken'))}` }
  expect((await bench.send('/sources', { headers })).status).toBe(200)
  bench.setNow(TUESDAY_MS + 5000)
  for (const path of ['/sources', '/destinations', '/sources/metrics']) {
    expect((await bench.send(path, { headers })).status).toBe(401)
  }
})

test('empty-account: every list is empty and every map too', async () => {
  const bench = openBench({ scenario: 'empty-account' })
  for (const path of ['/sources', '/destinations', '/pipelines']) {
    expect(await bench.get(path)).toMatchObject({ result: [], total: 0, has_next: false })
  }
  for (const level of ['account', 'connector', 'task', 'topic']) {
    const answer = await bench.get(`/sources/metrics?level=${level}`)
    expect(dig(answer, `${level}_metrics`)).toEqual({})
  }
})

test('large-account: 400 sources, 250 destinations and 900 pipelines answer in one bulk call each', async () => {
  const bench = openBench({ scenario: 'large-account' })
  const sources = await bench.get('/sources/metrics?time_type=latest&level=connector')
  expect(digKeys(sources, 'connector_metrics')).toHaveLength(400)
  const destinations = await bench.get('/destinations/metrics?time_type=latest&level=connector')
  expect(digKeys(destinations, 'connector_metrics')).toHaveLength(250)
  expect(dig(await bench.get('/pipelines'), 'total')).toBe(900)
})

test('a world of any size can be asked for, with no pair of source and destination twice', () => {
  const size = { sources: 30, destinations: 7, pipelines: 200 }
  const { account } = openBench({ size }).simulator.truth().world
  const pairs = new Set(account.pipelines.map((p) => `${p.sourceId} ${p.destinationId}`))
  expect([account.sources.length, account.destinations.length, pairs.size]).toEqual([30, 7, 200])
})

test.each(SCENARIO_NAMES)('%s can be switched on at run time', async (name: ScenarioName) => {
  const bench = openBench({ scenario: 'healthy' })
  bench.simulator.setScenario(
    name,
    name === 'large-account' ? { sources: 3, destinations: 2, pipelines: 4 } : null,
  )
  expect(bench.simulator.scenario()).toBe(name)
  bench.simulator.clearFaults()
  expect((await bench.send('/sources')).status).toBe(200)
})
