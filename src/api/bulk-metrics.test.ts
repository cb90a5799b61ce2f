import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContractError, HttpError } from '#src/api/http/errors.ts'
import { stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import { destinationMetrics } from './destination-metrics.ts'
import { sourceMetrics } from './source-metrics.ts'
import { fakeApi, jsonAnswer, type SentRequest } from './testing/fake-api.ts'

const NOW = Date.UTC(2025, 2, 2, 8, 7)
const now = () => NOW
const LAST_HOUR: TimeRange = { kind: 'last', ms: 3_600_000 }
const FIVE_MINUTES = stepOf('minute', 5)

function answering(answer: (request: SentRequest) => Response) {
  const api = fakeApi(answer)
  vi.stubGlobal('fetch', api.fetch)
  return api
}

const idsUpTo = (count: number) =>
  Array.from({ length: count }, (_, index) => `s${String(index).padStart(4, '0')}`)

const entry = (latency: number) => ({ latest: { latency }, timeseries: null, extra: 1 })

function isIds(body: unknown): body is { ids: readonly string[] } {
  return typeof body === 'object' && body !== null && 'ids' in body && Array.isArray(body.ids)
}

/** Gives every id of a body its own position as latency. */
function echo({ body }: SentRequest, age: string) {
  const ids = isIds(body) ? body.ids : []
  const connectors = ids.map((id) => [id, { latest: { latency: Number(id.slice(1)) } }])
  return jsonAnswer({ connector_metrics: Object.fromEntries(connectors) }, { age })
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('asking for many', () => {
  it('lists up to 99 ids in the address of one GET, sorted and unique', async () => {
    const { requests } = answering(() => jsonAnswer({}))
    await sourceMetrics.fetchBulkLatest({ ids: ['b', 'a', 'b'], level: 'connector' }, { now })
    await sourceMetrics.fetchBulkLatest({ ids: idsUpTo(99) }, { now })
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET'])
    expect(requests[0]).toMatchObject({
      path: '/sources/metrics',
      query: { ids: 'a,b', level: 'connector', time_type: 'latest' },
      body: undefined,
    })
    expect(requests[1]?.query['ids']?.split(',')).toHaveLength(99)
  })

  it.each([
    [100, [100]],
    [500, [500]],
    [501, [500, 1]],
    [1201, [500, 500, 201]],
  ])('posts %i ids in parts of %j', async (count, sizes) => {
    const { requests } = answering((request) => echo(request, '0'))
    const { value } = await destinationMetrics.fetchBulkLatest({ ids: idsUpTo(count) }, { now })
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(
      sizes.map(() => 'POST /destinations/metrics'),
    )
    expect(requests.map(({ body }) => isIds(body) && body.ids.length)).toEqual(sizes)
    expect(requests.every(({ query }) => !('ids' in query))).toBe(true)
    expect(Object.keys(value.connectors)).toHaveLength(count)
    expect(value.connectors[`s${String(count - 1).padStart(4, '0')}`]?.values).toEqual({
      latency: count - 1,
    })
  })

  it('counts duplicates once before choosing between GET and POST', async () => {
    const { requests } = answering(() => jsonAnswer({}))
    await sourceMetrics.fetchBulkLatest({ ids: [...idsUpTo(60), ...idsUpTo(60)] }, { now })
    expect(requests).toMatchObject([{ method: 'GET' }])
  })

  it('asks nothing for an empty list of ids, which is not "all"', async () => {
    const { requests } = answering(() => jsonAnswer({ connector_metrics: { a: { latest: {} } } }))
    const { value, asOfMs } = await sourceMetrics.fetchBulkLatest({ ids: [] }, { now })
    expect(requests).toEqual([])
    expect(asOfMs).toBe(NOW)
    expect(value).toEqual({ account: {}, connectors: {}, inline: {}, tasks: {}, topics: {} })
  })

  it('is as old as the oldest part', async () => {
    answering((request) =>
      echo(request, isIds(request.body) && request.body.ids.length < 500 ? '9' : '2'),
    )
    const { asOfMs } = await sourceMetrics.fetchBulkLatest({ ids: idsUpTo(600) }, { now })
    expect(asOfMs).toBe(NOW - 9000)
  })

  it('merges tasks and topics of one connector that come in several parts', async () => {
    answering(({ body }) => {
      const isFirst = isIds(body) && body.ids.length === 500
      const entry = { latest: { latency: isFirst ? 1 : 2 } }
      return jsonAnswer({ topic_metrics: { s: { [isFirst ? 't1' : 't2']: entry } } })
    })
    const { value } = await sourceMetrics.fetchBulkLatest({ ids: idsUpTo(501) }, { now })
    expect(Object.keys(value.topics['s'] ?? {})).toEqual(['t1', 't2'])
  })

  it('fails as a whole when one part fails', async () => {
    answering((request) =>
      isIds(request.body) && request.body.ids.length < 500
        ? new Response('', { status: 503 })
        : echo(request, '0'),
    )
    const read = sourceMetrics.fetchBulkLatest({ ids: idsUpTo(501) }, { now })
    await expect(read).rejects.toBeInstanceOf(HttpError)
  })

  it('sends every parameter of the API', async () => {
    const { requests } = answering(() => jsonAnswer({}))
    const params = {
      id: 'a',
      level: 'topic',
      tenantIds: ['t2', 't1'],
      topicListFrom: 0,
      topicListSize: 20,
      from: 'cursor',
      size: 5,
      page: 2,
      snapshot: 'running',
      sort: 'latency',
      sortDir: 'desc',
      range: LAST_HOUR,
      step: FIVE_MINUTES,
    } as const
    await sourceMetrics.fetchBulkTimesummary(params, { now })
    expect(requests[0]?.query).toEqual({
      id: 'a',
      level: 'topic',
      tenant_ids: 't1,t2',
      topic_list_from: '0',
      topic_list_size: '20',
      from: 'cursor',
      size: '5',
      page: '2',
      snapshot: 'running',
      sort: 'latency',
      sort_dir: 'desc',
      time_type: 'timesummary',
      timestamp_from: '2025-03-02T07:05:00Z',
      timestamp_to: '2025-03-02T08:10:00Z',
      time_unit: 'minute',
      time_interval: '5',
    })
  })
})

describe('the answer for many', () => {
  it('has the latest block of every level', async () => {
    answering(() =>
      jsonAnswer({
        account_metrics: { acc: entry(1) },
        connector_metrics: { s1: entry(2) },
        inline_metrics: { i: entry(3) },
        task_metrics: { s1: { 0: entry(4) } },
        topic_metrics: { s1: { 'source_s1.public.orders': entry(5) } },
        more_metrics: 'ignored',
      }),
    )
    const { value } = await sourceMetrics.fetchBulkLatest({}, { now })
    expect(value.account['acc']?.values).toEqual({ latency: 1 })
    expect(value.connectors['s1']?.values).toEqual({ latency: 2 })
    expect(value.inline['i']?.values).toEqual({ latency: 3 })
    expect(value.tasks['s1']?.['0']?.values).toEqual({ latency: 4 })
    expect(value.topics['s1']?.['source_s1.public.orders']?.values).toEqual({ latency: 5 })
  })

  it('leaves out entries without the asked block, and never reads another block for it', async () => {
    const connectors = {
      none: null,
      nothing: {},
      nullBlock: { latest: null, timesummary: { latency: 7 } },
      other: { timeseries: 'not even looked at' },
      empty: { latest: {} },
    }
    answering(() => jsonAnswer({ connector_metrics: connectors, task_metrics: { a: null } }))
    const { value } = await sourceMetrics.fetchBulkLatest({}, { now })
    expect(Object.keys(value.connectors)).toEqual(['empty'])
    expect(value.connectors['empty']?.values).toEqual({})
    expect(value.tasks).toEqual({})
  })

  it('comes with the window that was asked for, and with what could not be read', async () => {
    const sample = { timestamp: '2025-03-02 08:00:00', value: 1 }
    answering(() =>
      jsonAnswer({
        connector_metrics: { d1: { timeseries: { recordsLag: [sample, 7], latency: null } } },
        topic_metrics: { d1: { 'a.b': { timeseries: { recordsLag: 'x' } } } },
      }),
    )
    const params = { range: LAST_HOUR, step: FIVE_MINUTES, ids: ['d1'] }
    const { value } = await destinationMetrics.fetchBulkTimeseries(params, { now })
    expect(value.window).toEqual({
      fromMs: Date.UTC(2025, 2, 2, 7, 5),
      toMs: Date.UTC(2025, 2, 2, 8, 10),
    })
    expect(value.step).toBe(FIVE_MINUTES)
    expect(value.metrics.connectors['d1']?.['recordsLag']?.values).toEqual([1])
    expect(value.metrics.connectors['d1']?.['latency']).toBeNull()
    expect(value.problems).toEqual([
      'connector d1 recordsLag: of 2 samples 1 left out, time unreadable (null)',
      'topic d1 a.b recordsLag: expected a list of samples, received text',
    ])
  })

  it('names twenty problems and counts the others', async () => {
    const entries = idsUpTo(25).map((id) => [id, { timeseries: { recordsLag: 0 } }])
    answering(() => jsonAnswer({ connector_metrics: Object.fromEntries(entries) }))
    const params = { range: LAST_HOUR, step: FIVE_MINUTES }
    const { value } = await destinationMetrics.fetchBulkTimeseries(params, { now })
    expect(value.problems).toHaveLength(21)
    expect(value.problems.at(-1)).toBe('5 more')
  })

  it('has the window beside summaries', async () => {
    answering(() => jsonAnswer({ connector_metrics: { s1: { timesummary: { byteTotal: '6' } } } }))
    const params = { range: LAST_HOUR, step: FIVE_MINUTES }
    const { value } = await sourceMetrics.fetchBulkTimesummary(params, { now })
    expect(value.connectors['s1']?.values).toEqual({ byteTotal: 6 })
    expect(value.window.toMs).toBe(Date.UTC(2025, 2, 2, 8, 10))
  })

  it.each([
    ['a list', []],
    ['a map that is a text', { connector_metrics: 'none' }],
    ['an entry that is a number', { connector_metrics: { s1: 7 } }],
    ['a block that is a list', { connector_metrics: { s1: { latest: [] } } }],
  ])('is not understood when it is %s', async (_, body) => {
    answering(() => jsonAnswer(body))
    await expect(sourceMetrics.fetchBulkLatest({}, { now })).rejects.toBeInstanceOf(ContractError)
  })
})
