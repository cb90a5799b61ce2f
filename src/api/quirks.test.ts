/**
 * One test or more for each quirk of the API reference §10 that shows in answers as the page reads
 * them. Elsewhere: the proxy's token calls (22, `server/`), what is drawn of a value (the display
 * halves of 2, 6, 8, 9 and 18: `series/`, `charts/`, `panels/`), rates over restarts (10: `series/`).
 */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { HttpError } from '#src/api/http/errors.ts'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import { LAST_24_HOURS, stepOf, type TimeUnit } from '#src/model/time/time-range.ts'
import { readConnector } from './connector-row.ts'
import { destinationMetrics } from './destination-metrics.ts'
import { destinationQueries } from './destination-queries.ts'
import { fetchPipelineLatest } from './pipeline-metrics.ts'
import { pipelineQueries } from './pipeline-queries.ts'
import { fetchRow, fetchRows } from './row-pages.ts'
import { sourceMetrics } from './source-metrics.ts'
import { fakeApi, jsonAnswer } from './testing/fake-api.ts'

const HOURS = { range: LAST_24_HOURS, step: stepOf('hour', 1) }
const EIGHT = Date.UTC(2025, 2, 2, 8)
const at = (hour: string, value: unknown) => ({ timestamp: `2025-03-02 ${hour}:00:00`, value })

function answering(answer: unknown) {
  const api = fakeApi(() => (answer instanceof Response ? answer.clone() : jsonAnswer(answer)))
  vi.stubGlobal('fetch', api.fetch)
  return api
}

async function sourceLatest(data: unknown) {
  answering({ data, metadata: {} })
  return (await sourceMetrics.fetchLatest('a1')).value?.data
}

async function seriesOf(data: unknown) {
  answering({ data, metadata: {} })
  return (await destinationMetrics.fetchTimeseries('a1', HOURS)).value?.series
}

async function refusal(status: number, body: string) {
  answering(new Response(body, { status }))
  const failure = await sourceMetrics.fetchBulkLatest({}).catch((error: unknown) => error)
  return failure instanceof HttpError ? failure : null
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('quirks of the API', () => {
  it('quirk 1: numbers as texts are numbers; texts that are none are set aside', async () => {
    const read = await sourceLatest({ latency: '150', byteTotal: '', recordSendTotal: 'NaN' })
    expect(read?.values).toEqual({ latency: 150 })
    expect(read?.unreadable).toEqual({ byteTotal: '', recordSendTotal: 'NaN' })
    answering({ data: { latency: '1.5', recordsLag: '0' }, metadata: {} })
    expect((await fetchPipelineLatest('p1')).value?.data.values).toEqual({
      latency: 1.5,
      recordsLag: 0,
    })
  })

  it('quirk 2: null stays null, and is neither zero nor absent', async () => {
    const read = await sourceLatest({ recordSendTotal: null, recordRetryTotal: 0 })
    expect(read?.values).toStrictEqual({ recordSendTotal: null, recordRetryTotal: 0 })
    expect(read?.values).not.toHaveProperty('byteTotal')
    expect(
      (await seriesOf({ partitionCount: [at('08', null)] }))?.['partitionCount']?.values,
    ).toEqual([Number.NaN])
  })

  it.each([
    ['null', { connector_metrics: null }],
    ['empty', { connector_metrics: {} }],
    ['absent', {}],
    ['an entry of nulls', { connector_metrics: { a: { latest: null } } }],
    ['a null entry', { connector_metrics: { a: null } }],
  ])('quirk 3: a block may be %s', async (_, body) => {
    answering(body)
    expect((await sourceMetrics.fetchBulkLatest({})).value.connectors).toEqual({})
  })

  it.each([{}, { metadata: null }, { metadata: {} }])(
    'quirk 3: metadata may be missing: %j',
    async (rest) => {
      answering({ data: { latency: 1 }, ...rest })
      expect((await sourceMetrics.fetchLatest('a1')).value?.metadata).toEqual({})
    },
  )

  it('quirk 4: a series may be null, empty or absent, and stays so', async () => {
    const series = await seriesOf({ latency: null, recordsLag: [] })
    expect(series).toStrictEqual({ latency: null, recordsLag: EMPTY_SERIES })
  })

  it('quirk 5: series times without zone are UTC, full ISO is read too', async () => {
    const iso = { timestamp: '2025-03-02T14:45:00+05:45', value: 2 }
    const series = await seriesOf({ partitionCount: [at('08', 1), iso] })
    expect(series?.['partitionCount']).toEqual({
      timesMs: [EIGHT, EIGHT + 3_600_000],
      values: [1, 2],
    })
  })

  it('quirk 6: unsorted series are sorted, holes stay holes', async () => {
    const series = await seriesOf({ partitionCount: [at('12', 3), at('08', 1), at('09', 2)] })
    expect(series?.['partitionCount']).toEqual({
      timesMs: [EIGHT, EIGHT + 3_600_000, EIGHT + 4 * 3_600_000],
      values: [1, 2, 3],
    })
  })

  it('quirk 7: metadata gives words and never overrides what a metric is', async () => {
    answering({
      data: { status: 'Active', recordsLag: 3, latency: 1 },
      metadata: {
        status: { name: 'Pipeline Status', unit: 'milliseconds' },
        recordsLag: { name: 'Lag in Events', unit: 'text' },
      },
    })
    const { value } = await fetchPipelineLatest('p1')
    expect(value?.data.values).toEqual({ status: 'Active', recordsLag: 3, latency: 1 })
    expect(value?.metadata['status']).toEqual({ name: 'Pipeline Status', unit: 'milliseconds' })
    expect(value?.metadata).not.toHaveProperty('latency')
  })

  it('quirk 8: flags are counts that may come as texts and exceed 1', async () => {
    const read = await sourceLatest({
      SnapshotCompleted: 2,
      SnapshotRunning: '0',
      StreamingConnected: '1',
    })
    expect(read?.values).toEqual({
      SnapshotCompleted: 2,
      SnapshotRunning: 0,
      StreamingConnected: 1,
    })
  })

  it('quirk 9: behind source keeps its raw number in latest values, negative ones too', async () => {
    for (const raw of [-1, -40, 412.5]) {
      const read = await sourceLatest({ StreamingMilliSecondsBehindSource: raw })
      expect(read?.values).toEqual({ StreamingMilliSecondsBehindSource: raw })
    }
  })

  it('quirk 9: in series -1 is no measurement, other negative numbers are', async () => {
    const name = 'StreamingMilliSecondsBehindSource'
    answering({ data: { [name]: [at('08', -1), at('09', -40), at('10', 5)] }, metadata: {} })
    const { value } = await sourceMetrics.fetchTimeseries('a1', HOURS)
    expect(value?.series[name]?.values).toEqual([Number.NaN, -40, 5])
  })

  it('quirk 10: counters come as they are, falls included', async () => {
    const series = await seriesOf({
      sinkRecordReadTotal: [at('08', 900), at('09', 0), at('10', 40)],
    })
    expect(series?.['sinkRecordReadTotal']?.values).toEqual([900, 0, 40])
  })

  it('quirk 11: 404 on metrics of one entity is "no metrics yet"', async () => {
    answering(new Response('{"detail":"Metrics not found"}', { status: 404 }))
    expect((await sourceMetrics.fetchLatest('a1')).value).toBeNull()
    expect((await sourceMetrics.fetchTimeseries('a1', HOURS)).value).toBeNull()
    expect((await destinationMetrics.fetchTimesummary('a1', HOURS)).value).toBeNull()
    expect((await fetchPipelineLatest('p1')).value).toBeNull()
  })

  it('quirk 12: 200 with an empty result is "no such entity"', async () => {
    answering({ result: [], page: 1, page_size: 10, total: 0, has_next: false })
    expect((await fetchRow('/sources', 'a1', readConnector, {})).value).toBeNull()
    expect((await fetchRows('/sources', readConnector, {})).value).toEqual([])
  })

  it.each([502, 503, 504])(
    'quirk 13: a %i that is a web page is told in our words',
    async (status) => {
      const failure = await refusal(status, '<html><title>Bad</title></html>')
      expect(failure?.status).toBe(status)
      expect(failure?.detail).toBe('A web page came instead of an answer of the API.')
    },
  )

  it.each([
    ['a text', '"rebalance in progress"', 'rebalance in progress'],
    ['a list', '[{"loc":["query","size"],"msg":"too big","type":"x"}]', 'query.size: too big'],
    ['an object', '{"message":"worker unreachable"}', 'worker unreachable'],
  ])('quirk 14: detail may be %s', async (_, detail, expected) => {
    expect((await refusal(422, `{"detail":${detail}}`))?.detail).toBe(expected)
  })

  it('quirk 15: lists are asked for by 100, and an answer cut to fewer is followed up', async () => {
    const api = fakeApi(({ query }) => {
      const isLast = query['page'] === '3'
      const result = Array.from({ length: isLast ? 2 : 10 }, (_, row) => ({
        id: `${query['page']}-${row}`,
      }))
      return jsonAnswer({ result, page_size: 10 })
    })
    vi.stubGlobal('fetch', api.fetch)
    expect((await fetchRows('/sources', readConnector, {})).value).toHaveLength(22)
    expect(api.requests.map(({ query }) => query['page_size'])).toEqual(['100', '100', '100'])
  })

  it('quirk 16: from 100 ids on they travel in the body of a POST', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id${index}`)
    const { requests } = answering({})
    await destinationMetrics.fetchBulkLatest({ ids: ids.slice(1) })
    await destinationMetrics.fetchBulkLatest({ ids })
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it('quirk 17: pipelines have latest values only, one call each', async () => {
    expect(Object.keys(pipelineQueries)).toEqual(['list', 'one', 'latest'])
    const { requests } = answering({ data: {}, metadata: {} })
    await fetchPipelineLatest('p1')
    expect(requests).toMatchObject([{ path: '/pipelines/p1/metrics' }])
    expect(requests[0]?.query).toEqual({})
  })

  it('quirk 18: the last event is free text and stays as it is, quotes doubled', async () => {
    const text = 'position: {ord: 14}, key: {"id" : ""ceaafb88-close""}'
    expect((await sourceLatest({ StreamingLastEvent: text }))?.values['StreamingLastEvent']).toBe(
      text,
    )
  })

  it.each<TimeUnit>(['minute', 'hour', 'day', 'week', 'month'])(
    'quirk 19: the unit %s is sent in the singular',
    async (unit) => {
      const { requests } = answering({ data: {}, metadata: {} })
      await sourceMetrics.fetchTimeseries('a1', { range: LAST_24_HOURS, step: stepOf(unit, 2) })
      expect(requests[0]?.query).toMatchObject({ time_unit: unit, time_interval: '2' })
    },
  )

  it('quirk 20: tags may be ids or objects, topics may be numbers', () => {
    const row = readConnector({
      id: 'a',
      tags: ['t1', { id: 't2', name: 'gold' }],
      topic_ids: [1, 'b'],
    })
    expect(row?.tags).toEqual(['t1', 'gold'])
    expect(row?.topicIds).toEqual(['1', 'b'])
  })

  it('quirk 21: metrics nobody has heard of are kept', async () => {
    const read = await sourceLatest({
      heapUsed: 7,
      phase: 'warm',
      leader: true,
      gone: null,
      more: {},
    })
    expect(read?.values).toEqual({ heapUsed: 7, phase: 'warm', leader: 'true', gone: null })
    const series = await seriesOf({ heapUsed: [at('08', '7')] })
    expect(series?.['heapUsed']?.values).toEqual([7])
  })

  it('quirk 22: signing in is the business of the proxy, no read of the page carries a token', async () => {
    const { requests } = answering({ result: [] })
    await fetchRows('/sources', readConnector, {})
    expect(requests[0]?.headers.has('authorization')).toBe(false)
    expect(Object.keys(destinationQueries)).not.toContain('token')
  })
})
