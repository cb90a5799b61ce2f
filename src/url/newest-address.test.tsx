import { afterEach, expect, test } from 'vitest'
import { newestAddress } from './newest-address.ts'

afterEach(() => window.history.replaceState(null, '', '/'))

test.each([
  ['/sources/a?from=x', { pathname: '/sources/a', search: '?from=x' }],
  ['/', { pathname: '/', search: '' }],
  ['/gauge/index.html#/sources/a?from=x', { pathname: '/sources/a', search: '?from=x' }],
  ['/sources#part', { pathname: '/sources', search: '' }],
])('%s', (address, expected) => {
  window.history.replaceState({ idx: 0 }, '', address)
  expect(newestAddress()).toEqual(expected)
})

test('a router that keeps its addresses in memory is not in the browser’s', () => {
  expect(newestAddress()).toBeNull()
})
