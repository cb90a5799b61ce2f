/**
 * Every request the page can make, as the table that the proxy must let pass. A row here without one
 * in the proxy's list of allowed reads is a page that cannot load.
 */
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { checkQuery, findRead } from '#server/read-request.ts'
import { checkIdsBody } from '#server/request-body.ts'
import { LAST_24_HOURS, stepOf } from '#src/model/time/time-range.ts'
import type { BulkParams } from './bulk-params.ts'
import { destinationQueries } from './destination-queries.ts'
import { pipelineQueries } from './pipeline-queries.ts'
import { sourceQueries } from './source-queries.ts'
import { fakeApi, jsonAnswer } from './testing/fake-api.ts'

const ID = '67a5c35e64af6fd83f4c17a6'
const WINDOW = { range: LAST_24_HOURS, step: stepOf('minute', 5) }
const FULL: BulkParams = {
  id: ID,
  ids: [ID],
  level: 'topic',
  topicListFrom: 0,
  topicListSize: 20,
  from: 'cursor',
  size: 10,
  page: 1,
  snapshot: 'running',
  sort: 'latency',
  sortDir: 'desc',
}
const MANY: BulkParams = {
  ...FULL,
  ids: Array.from({ length: 100 }, (_, index) => String(index).padStart(24, '0')),
}

const BATCH =
  'from id level page size snapshot sort sort_dir time_type topic_list_from topic_list_size'
const IN_WINDOW = 'time_interval time_type time_unit timestamp_from timestamp_to'

const sorted = (names: string) => names.split(' ').toSorted().join(' ')

function connectorReads(kind: 'sources' | 'destinations') {
  const bulk = sorted(`${BATCH} ids`)
  const bulkInWindow = sorted(`${BATCH} ids ${IN_WINDOW.replace('time_type ', '')}`)
  return [
    [`GET /${kind}`, 'page page_size', undefined],
    [`GET /${kind}`, 'id', undefined],
    [`GET /${kind}/metrics`, 'time_type', undefined],
    [`GET /${kind}/metrics`, bulk, undefined],
    [`POST /${kind}/metrics`, sorted(BATCH), 'ids'],
    [`GET /${kind}/metrics`, bulkInWindow, undefined],
    [`GET /${kind}/metrics`, bulkInWindow, undefined],
    [`GET /${kind}/${ID}/metrics`, 'time_type', undefined],
    [`GET /${kind}/${ID}/metrics`, IN_WINDOW, undefined],
    [`GET /${kind}/${ID}/metrics`, IN_WINDOW, undefined],
  ]
}

async function readAll(client: QueryClient) {
  for (const queries of [sourceQueries, destinationQueries]) {
    await client.fetchQuery(queries.list())
    await client.fetchQuery(queries.one(ID))
    await client.fetchQuery(queries.bulkLatest())
    await client.fetchQuery(queries.bulkLatest(FULL))
    await client.fetchQuery(queries.bulkLatest(MANY))
    await client.fetchQuery(queries.bulkTimeseries({ ...FULL, ...WINDOW }))
    await client.fetchQuery(queries.bulkTimesummary({ ...FULL, ...WINDOW }))
    await client.fetchQuery(queries.latest(ID))
    await client.fetchQuery(queries.timeseries(ID, WINDOW))
    await client.fetchQuery(queries.timesummary(ID, WINDOW))
  }
  await client.fetchQuery(pipelineQueries.list())
  await client.fetchQuery(pipelineQueries.one(ID))
  await client.fetchQuery(pipelineQueries.latest(ID))
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('the page asks for these addresses with these parameters and nothing else', async () => {
  const api = fakeApi(() => jsonAnswer({ result: [], data: {} }))
  vi.stubGlobal('fetch', api.fetch)
  const client = new QueryClient()
  await readAll(client)
  client.clear()
  const asked = api.requests.map(({ method, path, query, body }) => [
    `${method} ${path}`,
    Object.keys(query).toSorted().join(' '),
    typeof body === 'object' && body !== null ? Object.keys(body).join(' ') : undefined,
  ])
  expect(asked).toEqual([
    ...connectorReads('sources'),
    ...connectorReads('destinations'),
    ['GET /pipelines', 'page page_size', undefined],
    ['GET /pipelines', 'id', undefined],
    [`GET /pipelines/${ID}/metrics`, '', undefined],
  ])
})

it('every request the page can make passes the checks of the proxy', async () => {
  const api = fakeApi(() => jsonAnswer({ result: [], data: {} }))
  vi.stubGlobal('fetch', api.fetch)
  const client = new QueryClient()
  await readAll(client)
  client.clear()
  expect(api.requests.length).toBeGreaterThan(20)
  const limits = { bodyLimitBytes: 65_536, maxIds: 1000, allowedTenantIds: [] }
  const passed = api.requests.map(({ method, target, body }) => {
    const { row } = findRead(method, target)
    return {
      query: Object.fromEntries(checkQuery(row, target, [])),
      body: body === undefined ? undefined : JSON.parse(checkIdsBody(JSON.stringify(body), limits)),
    }
  })
  expect(passed).toEqual(api.requests.map(({ query, body }) => ({ query, body })))
})
