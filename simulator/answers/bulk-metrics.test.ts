import { expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { dig, digKeys, digNumber, openBench, type Bench } from '#simulator/testing/ask.ts'
import { DESTINATION_METRICS } from '#simulator/world/destination-readings.ts'
import { SOURCE_METRICS } from '#simulator/world/source-readings.ts'

const ORDERS = entityId('source', 'orders-postgres')
const CLICKS = entityId('source', 'clickstream-dynamodb')
const INVENTORY = entityId('source', 'inventory-mariadb')
const SNOWFLAKE = entityId('destination', 'Snowflake – analytics')

const counters = (metrics: Record<string, string>) =>
  Object.keys(metrics).filter((name) => metrics[name] === 'counter')

test('without a level the connectors are filled and the other maps are empty', async () => {
  const answer = await openBench().get('/sources/metrics')
  expect(digKeys(answer, 'connector_metrics')).toHaveLength(8)
  expect(answer).toMatchObject({
    account_metrics: {},
    inline_metrics: {},
    task_metrics: {},
    topic_metrics: {},
  })
})

test('only the asked time type is filled', async () => {
  const bench = openBench()
  for (const type of ['timeseries', 'latest', 'timesummary']) {
    const answer = await bench.get(`/sources/metrics?time_type=${type}&id=${ORDERS}`)
    const entry = dig(answer, 'connector_metrics', ORDERS)
    const filled = ['timeseries', 'latest', 'timesummary'].filter((k) => dig(entry, k) !== null)
    expect(filled).toEqual([type])
  }
})

test('an unknown level gets the connectors', async () => {
  const answer = await openBench().get('/sources/metrics?level=galaxy')
  expect(digKeys(answer, 'connector_metrics')).toHaveLength(8)
})

async function sumOf(bench: Bench, family: string, level: string, id: string, metric: string) {
  const answer = await bench.get(`/${family}/metrics?level=${level}&id=${id}`)
  const parts = dig(answer, `${level}_metrics`, id)
  const values = digKeys(parts).map((key) => digNumber(parts, key, 'latest', metric))
  expect(values.length).toBeGreaterThan(1)
  return values.reduce((sum, value) => sum + value, 0)
}

test.each(counters(SOURCE_METRICS).filter((metric) => metric !== 'recordWrittenTotal'))(
  'a source’s %s is the sum over its tasks and over its topics',
  async (metric) => {
    const bench = openBench({ scenario: 'restart' })
    const answer = await bench.get(`/sources/metrics?id=${CLICKS}`)
    const whole = digNumber(answer, 'connector_metrics', CLICKS, 'latest', metric)
    expect(await sumOf(bench, 'sources', 'task', CLICKS, metric)).toBe(whole)
    expect(await sumOf(bench, 'sources', 'topic', CLICKS, metric)).toBe(whole)
  },
)

test.each([...counters(DESTINATION_METRICS), 'recordsLag', 'partitionCount'])(
  'a destination’s %s is the sum over its tasks and over its topics',
  async (metric) => {
    const bench = openBench({ scenario: 'restart' })
    const answer = await bench.get(`/destinations/metrics?id=${SNOWFLAKE}`)
    const whole = digNumber(answer, 'connector_metrics', SNOWFLAKE, 'latest', metric)
    expect(await sumOf(bench, 'destinations', 'task', SNOWFLAKE, metric)).toBe(whole)
    expect(await sumOf(bench, 'destinations', 'topic', SNOWFLAKE, metric)).toBe(whole)
  },
)

test('the account level adds the counters of the connectors under the tenant', async () => {
  const bench = openBench()
  const connectors = await bench.get('/destinations/metrics')
  const sum = digKeys(connectors, 'connector_metrics')
    .map((id) => digNumber(connectors, 'connector_metrics', id, 'latest', 'recordsLag'))
    .reduce((total, lag) => total + lag, 0)
  const account = await bench.get('/destinations/metrics?level=account')
  const tenant = entityId('tenant', 'demo')
  expect(digNumber(account, 'account_metrics', tenant, 'latest', 'recordsLag')).toBe(sum)
})

test('ids are taken as a comma list and from a body, and the body wins', async () => {
  const bench = openBench()
  const listed = await bench.get(`/sources/metrics?ids=${ORDERS},${CLICKS}`)
  expect(digKeys(listed, 'connector_metrics')).toEqual([ORDERS, CLICKS])
  const posted = await bench.post(`/sources/metrics?ids=${ORDERS}`, { ids: [CLICKS], extra: 1 })
  expect(digKeys(posted, 'connector_metrics')).toEqual([CLICKS])
  const text = await bench.post('/sources/metrics', { ids: `${ORDERS}, ${CLICKS}` })
  expect(digKeys(text, 'connector_metrics')).toEqual([ORDERS, CLICKS])
  const nobody = await bench.post(`/sources/metrics?ids=${ORDERS}`, { ids: null })
  expect(digKeys(nobody, 'connector_metrics')).toEqual([ORDERS])
})

test('GET and POST give the same answer', async () => {
  const bench = openBench()
  const got = await bench.get(`/destinations/metrics?ids=${SNOWFLAKE}`)
  expect(await bench.post('/destinations/metrics', { ids: [SNOWFLAKE] })).toEqual(got)
})

test('pages and cursors walk through the same order', async () => {
  const bench = openBench()
  const all = digKeys(await bench.get('/sources/metrics'), 'connector_metrics')
  const page = await bench.get('/sources/metrics?size=3&page=2')
  expect(digKeys(page, 'connector_metrics')).toEqual(all.slice(3, 6))
  const cursor = await bench.get('/sources/metrics?size=3&from=5')
  expect(digKeys(cursor, 'connector_metrics')).toEqual(all.slice(5, 8))
})

test('the topic list is paged per connector', async () => {
  const bench = openBench()
  const path = `/sources/metrics?level=topic&id=${ORDERS}`
  const all = digKeys(await bench.get(path), 'topic_metrics', ORDERS)
  expect(all).toHaveLength(4)
  const part = await bench.get(`${path}&topic_list_from=1&topic_list_size=2`)
  expect(digKeys(part, 'topic_metrics', ORDERS)).toEqual(all.slice(1, 3))
})

test('sorting by a metric puts the unreported last in both directions', async () => {
  const bench = openBench()
  for (const direction of ['asc', 'desc']) {
    const answer = await bench.get(`/sources/metrics?sort=byteTotal&sort_dir=${direction}`)
    const ids = digKeys(answer, 'connector_metrics')
    expect(ids.at(-1)).toBe(INVENTORY)
    const bytes = ids
      .slice(0, -1)
      .map((id) => digNumber(answer, 'connector_metrics', id, 'latest', 'byteTotal'))
    const sorted = bytes.toSorted((a, b) => (direction === 'asc' ? a - b : b - a))
    expect(bytes).toEqual(sorted)
  }
})

test('the snapshot filter keeps sources with a table in that state', async () => {
  const answer = await openBench().get('/sources/metrics?snapshot=running')
  expect(digKeys(answer, 'connector_metrics')).toEqual([entityId('source', 'catalog-mongo')])
})

test('another tenant’s metrics are not there', async () => {
  const bench = openBench()
  const foreign = await bench.get('/sources/metrics?tenant_ids=somebody')
  expect(digKeys(foreign, 'connector_metrics')).toEqual([])
  const own = await bench.post('/sources/metrics', { tenant_ids: [entityId('tenant', 'demo')] })
  expect(digKeys(own, 'connector_metrics')).toHaveLength(8)
})

test.each([
  ['time_type=newest', 422],
  ['time_unit=minutes', 422],
  ['time_interval=half', 422],
  ['time_interval=0', 422],
  ['timestamp_from=yesterday', 422],
  ['size=x', 422],
  ['timestamp_from=2026-03-03T10:00:00Z&timestamp_to=2026-03-03T09:00:00Z', 400],
  ['time_type=timeseries&time_unit=minute&timestamp_from=2026-02-01T00:00:00Z', 400],
])('%s is refused with %d', async (query, status) => {
  expect((await openBench().send(`/sources/metrics?${query}`)).status).toBe(status)
})
