import { afterEach, expect, test, vi } from 'vitest'
import { isCalm, isReloadDue, reloadMemory } from './new-build.ts'

const MINUTE_MS = 60_000

afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

test.each([
  ['another build is served', 'a', 'b', true],
  ['the same build is served', 'a', 'a', false],
  ['the server does not say', 'a', null, false],
  ['the server was away when the page started', null, 'b', true],
  ['the server never says', null, null, false],
])('%s', (_, ownBuild, served, expected) => {
  expect(isReloadDue({ ownBuild, served }, reloadMemory)).toBe(expected)
})

test('a build is tried once, the next one again', () => {
  expect(reloadMemory.remember('b')).toBe(true)
  expect(isReloadDue({ ownBuild: 'a', served: 'b' }, reloadMemory)).toBe(false)
  expect(isReloadDue({ ownBuild: null, served: 'b' }, reloadMemory)).toBe(false)
  expect(isReloadDue({ ownBuild: 'a', served: 'c' }, reloadMemory)).toBe(true)
})

test.each([
  ['a live board without trouble', true, [], true],
  ['a board that is not live', false, [], false],
  ['trouble since 59 minutes', true, [10 * MINUTE_MS, 41 * MINUTE_MS], false],
  ['trouble since an hour', true, [40 * MINUTE_MS], true],
])('is it calm: %s', (_, isLive, sinceMs, expected) => {
  const noticed = new Map(sinceMs.map((atMs, index) => [`entity ${index}`, atMs]))
  expect(isCalm(isLive, noticed, 100 * MINUTE_MS)).toBe(expected)
})

test('without storage nothing is remembered, and the caller is told', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden')
  })
  expect(reloadMemory.remember('b')).toBe(false)
})
