import { hashKey, QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LAST_24_HOURS, stepOf } from '#src/model/time/time-range.ts'
import { destinationQueries } from './destination-queries.ts'
import { pipelineQueries } from './pipeline-queries.ts'
import { sourceQueries } from './source-queries.ts'
import { fakeApi, jsonAnswer } from './testing/fake-api.ts'

const DAY = { range: LAST_24_HOURS, step: stepOf('minute', 5) }
const MINUTES = { range: LAST_24_HOURS, step: stepOf('minute', 1) }

const EVERY = [
  ['sources list', sourceQueries.list(), 60_000],
  ['one source', sourceQueries.one('a1'), 60_000],
  ['sources bulk latest', sourceQueries.bulkLatest(), 15_000],
  ['sources bulk timeseries', sourceQueries.bulkTimeseries(DAY), 60_000],
  ['sources bulk timesummary', sourceQueries.bulkTimesummary(DAY), 60_000],
  ['source latest', sourceQueries.latest('a1'), 15_000],
  ['source timeseries', sourceQueries.timeseries('a1', MINUTES), 60_000],
  ['source timesummary', sourceQueries.timesummary('a1', DAY), 60_000],
  ['destinations list', destinationQueries.list(), 60_000],
  ['one destination', destinationQueries.one('a1'), 60_000],
  ['destinations bulk latest', destinationQueries.bulkLatest(), 15_000],
  ['destinations bulk timeseries', destinationQueries.bulkTimeseries(DAY), 60_000],
  ['destinations bulk timesummary', destinationQueries.bulkTimesummary(DAY), 60_000],
  ['destination latest', destinationQueries.latest('a1'), 15_000],
  ['destination timeseries', destinationQueries.timeseries('a1', DAY), 60_000],
  ['destination timesummary', destinationQueries.timesummary('a1', DAY), 60_000],
  ['pipelines list', pipelineQueries.list(), 60_000],
  ['one pipeline', pipelineQueries.one('a1'), 60_000],
  ['pipeline latest', pipelineQueries.latest('a1'), 30_000],
] as const

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('query options', () => {
  it.each(EVERY)(
    'of %s are fresh for one period and never ask again by themselves',
    (_, options, periodMs) => {
      expect(options).toMatchObject({
        meta: { periodMs },
        staleTime: periodMs,
        retry: false,
        networkMode: 'always',
      })
    },
  )

  it('have a key each', () => {
    const keys = EVERY.map(([, options]) => hashKey(options.queryKey))
    expect(new Set(keys).size).toBe(EVERY.length)
  })

  it('keep a relative range relative', () => {
    expect(sourceQueries.timeseries('a1', DAY).queryKey).toEqual([
      'sources',
      'a1',
      'timeseries',
      {
        range: { kind: 'last', ms: 86_400_000 },
        step: { unit: 'minute', interval: 5, ms: 300_000 },
      },
    ])
  })

  it('are the same whatever the order of ids, and whatever the clock', () => {
    const one = sourceQueries.bulkTimeseries({ ...DAY, ids: ['b', 'a', 'b'] }, () => 1)
    const other = sourceQueries.bulkTimeseries({ ids: ['a', 'b'], ...DAY }, () => 2)
    expect(hashKey(one.queryKey)).toBe(hashKey(other.queryKey))
  })

  it.each([
    ['ids', { ids: ['a'] }, { ids: ['b'] }],
    ['no ids and none', {}, { ids: [] }],
    ['level', { level: 'task' }, { level: 'topic' }],
    ['tenants', {}, { tenantIds: ['t'] }],
    ['topic list', { topicListFrom: 0 }, { topicListFrom: 20 }],
    ['page', { page: 1 }, { page: 2 }],
    ['sort', { sort: 'latency', sortDir: 'asc' }, { sort: 'latency', sortDir: 'desc' }],
  ] as const)('differ by %s', (_, one, other) => {
    const hashes = [one, other].map((params) => hashKey(sourceQueries.bulkLatest(params).queryKey))
    expect(hashes[0]).not.toBe(hashes[1])
  })

  it('share no structure of series, only of values', () => {
    expect(sourceQueries.timeseries('a1', DAY).structuralSharing).toBe(false)
    expect(sourceQueries.bulkTimeseries(DAY).structuralSharing).toBe(false)
    expect(sourceQueries.latest('a1').structuralSharing).toBeUndefined()
  })

  it('find the window anew at every run', async () => {
    const api = fakeApi(() => jsonAnswer({ data: {} }))
    vi.stubGlobal('fetch', api.fetch)
    const client = new QueryClient()
    let nowMs = Date.UTC(2025, 2, 2, 8)
    const options = sourceQueries.timeseries('a1', DAY, () => nowMs)
    await client.fetchQuery(options)
    nowMs += 300_000
    const { value } = await client.fetchQuery({ ...options, staleTime: 0 })
    expect(value?.window.toMs).toBe(nowMs)
    expect(api.requests.map(({ query }) => query['timestamp_to'])).toEqual([
      '2025-03-02T08:00:00Z',
      '2025-03-02T08:05:00Z',
    ])
    client.clear()
  })

  it('pass the signal of a cancelled query on to the request', async () => {
    const signals: AbortSignal[] = []
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal)
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    })
    const client = new QueryClient()
    const { queryKey } = sourceQueries.latest('a1')
    const read = client.fetchQuery(sourceQueries.latest('a1')).catch((error: unknown) => error)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    await client.cancelQueries({ queryKey })
    await read
    expect(signals[0]?.aborted).toBe(true)
    expect(client.getQueryState(queryKey)?.error).toBeNull()
    client.clear()
  })
})
