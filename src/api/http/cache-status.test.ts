import { expect, test } from 'vitest'
import { joinAnswers, withValue } from '#src/api/answer.ts'
import { failureBehind } from './cache-status.ts'

function behind(cacheStatus: string) {
  const headers = { 'cache-status': cacheStatus, 'x-request-id': 'r-1' }
  const failure = failureBehind('/sources', new Response('{}', { headers }))
  return failure && [failure.status, failure.code, failure.requestId]
}

test.each([
  [
    'streamkap-proxy; fwd=stale; fwd-status=503; ttl=-42; detail=upstream_unavailable',
    [503, 'upstream_unavailable', 'r-1'],
  ],
  [
    'streamkap-proxy;fwd=stale;fwd-status=500;ttl=-1;detail=upstream_error, cdn; hit',
    [500, 'upstream_error', 'r-1'],
  ],
  ['streamkap-proxy; fwd=stale; ttl=-9; detail=upstream_timeout', [504, 'upstream_timeout', 'r-1']],
  ['streamkap-proxy; fwd=stale; ttl=-9; detail=upstream_busy', [503, 'upstream_busy', 'r-1']],
])('%s: old values, because of a failure', (header, expected) => {
  expect(behind(header)).toEqual(expected)
})

test.each([
  '',
  'streamkap-proxy; hit; ttl=7',
  'streamkap-proxy; hit; ttl=-3; detail=stale-while-revalidate',
  'streamkap-proxy; fwd=stale; fwd-status=200; stored; ttl=10',
  'streamkap-proxy; fwd=uri-miss; fwd-status=200; collapsed; ttl=10',
  'streamkap-proxy; fwd=stale; ttl=-3',
])('"%s": nothing failed', (header) => {
  expect(behind(header)).toBeUndefined()
})

test('a failure stays with the answer that is made from it', () => {
  const headers = { 'cache-status': 'p; fwd=stale; ttl=-9; detail=upstream_error' }
  const failure = failureBehind('/sources', new Response('{}', { headers }))
  const old = { value: 1, asOfMs: 5, failure }
  const fresh = { value: 2, asOfMs: 9 }
  expect(withValue(old, 'x')).toEqual({ value: 'x', asOfMs: 5, failure })
  expect(joinAnswers([fresh, old], 20)).toEqual({ value: [2, 1], asOfMs: 5, failure })
  expect(Object.keys(joinAnswers([fresh], 20))).toEqual(['value', 'asOfMs'])
})
