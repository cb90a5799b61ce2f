import { expect, test } from 'vitest'
import { aRead } from '#server/testing/a-read.ts'
import { keyOf, timeOf, toSharedForm } from './equal-reads.ts'
import { freshMs } from './freshness.ts'

const GRID_MS = 15_000

function sharedQuery(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(toSharedForm(aRead('/sources/metrics', query), GRID_MS).query)
}

test.each([
  ['2025-03-02T07:10:29.999Z', '2025-03-02T07:10:15Z'],
  ['2025-03-02T07:10:15Z', '2025-03-02T07:10:15Z'],
  ['2025-03-02T12:55:16+05:45', '2025-03-02T07:10:15Z'],
  ['2025-03-02T07:10:16', '2025-03-02T07:10:15Z'],
  ['2025-03-02T07:10', '2025-03-02T07:10:00Z'],
  ['2025-03-02', '2025-03-02T00:00:00Z'],
  ['1969-12-31T23:59:59Z', '1969-12-31T23:59:45Z'],
])('C3: the time %s is asked for as %s, in every time zone', (given, sent) => {
  expect(sharedQuery({ timestamp_to: given, timestamp_from: given })).toEqual({
    timestamp_from: sent,
    timestamp_to: sent,
  })
})

test('a grid below a second keeps its milliseconds', () => {
  const read = aRead('/sources/metrics', { timestamp_to: '2025-03-02T07:10:15.777Z' })
  expect(toSharedForm(read, 100).query).toEqual([['timestamp_to', '2025-03-02T07:10:15.700Z']])
})

test('C3: a window without an end stays without, so that everybody asks the same', () => {
  expect(sharedQuery({ time_type: 'timeseries' })).toEqual({ time_type: 'timeseries' })
})

test('C3: ids and tenants are sent in order and each once; other lists stay as they are', () => {
  expect(sharedQuery({ ids: 'b,a,b', tenant_ids: 'y,x', snapshot: 'b,a' })).toEqual({
    ids: 'a,b',
    tenant_ids: 'x,y',
    snapshot: 'b,a',
  })
})

test('reads that differ in method, path, parameter or ids have different keys', () => {
  const list = aRead('/sources', { partial_name: 'a' })
  const bulk = aRead('/sources/metrics', { ids: 'a' })
  const post = { ...bulk.row, method: 'POST' } as const
  const reads = [
    list,
    aRead('/destinations', { partial_name: 'a' }),
    aRead('/sources', { partial_name: 'a', page: '1' }),
    aRead('/sources', { partial_name: 'b' }),
    aRead('/sources/a/metrics'),
    aRead('/sources/b/metrics'),
    bulk,
    aRead('/sources/metrics', { ids: 'a,b' }),
    { ...bulk, row: post, body: '{"ids":["a"]}' },
    { ...bulk, row: post, body: '{"ids":["b"]}' },
  ]
  expect(new Set(reads.map(keyOf)).size).toBe(reads.length)
  expect(keyOf(list)).toBe(keyOf(aRead('/sources', { partial_name: 'a' })))
})

const NOW = timeOf('2026-11-21T12:00:00Z')
const TTL = 10_000
const series = (unit: string, interval: string, to?: string) => ({
  time_type: 'timeseries',
  time_unit: unit,
  time_interval: interval,
  ...(to === undefined ? {} : { timestamp_to: to }),
})

test.each([
  ['a list', '/sources', {}, TTL],
  ['latest values', '/sources/metrics', { time_type: 'latest' }, TTL],
  ['one entity without a type, which is latest', '/sources/a/metrics', {}, TTL],
  ['a pipeline', '/pipelines/a/metrics', { time_unit: 'day', time_interval: '1' }, TTL],
  ['buckets of a minute', '/sources/metrics', series('minute', '1'), TTL],
  ['buckets of five minutes', '/sources/metrics', series('minute', '5'), TTL],
  ['buckets of a quarter of an hour', '/sources/metrics', series('minute', '15'), 15_000],
  ['buckets of an hour', '/sources/metrics', series('hour', '1'), 60_000],
  ['buckets of a month, bounded', '/sources/metrics', series('month', '1'), 60_000],
  ['buckets that are not named', '/sources/metrics', { time_type: 'timeseries' }, TTL],
  [
    'a window that ends now',
    '/sources/metrics',
    series('hour', '1', '2026-11-21T12:00:00Z'),
    60_000,
  ],
  [
    'the past, not old enough',
    '/sources/metrics',
    series('minute', '1', '2026-11-21T10:59:00Z'),
    TTL,
  ],
  ['the past', '/sources/metrics', series('minute', '1', '2026-11-21T10:58:00Z'), 600_000],
  ['the past in hours', '/sources/metrics', series('hour', '1', '2026-11-21T09:00:00Z'), 600_000],
])('%s stay fresh for their time', (_what, path, query, expected) => {
  expect(freshMs(aRead(path, query), TTL, NOW)).toBe(expected)
})

test('latest values are never fresh for longer than the page waits between two looks', () => {
  expect(freshMs(aRead('/sources/metrics', { time_type: 'latest' }), 60_000, NOW)).toBe(15_000)
  expect(freshMs(aRead('/sources'), 60_000, NOW)).toBe(60_000)
})
