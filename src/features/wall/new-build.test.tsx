import { afterEach, expect, test, vi } from 'vitest'
import { isReloadDue, reloadMemory } from './new-build.ts'

afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

test.each([
  ['another build is served', 'a', 'b', true],
  ['the same build is served', 'a', 'a', false],
  ['the server does not say', 'a', null, false],
  ['the own build is not known', null, 'b', false],
])('%s', (_, ownBuild, served, expected) => {
  expect(isReloadDue({ ownBuild, served }, reloadMemory)).toBe(expected)
})

test('a build is tried once, the next one again', () => {
  expect(reloadMemory.remember('b')).toBe(true)
  expect(isReloadDue({ ownBuild: 'a', served: 'b' }, reloadMemory)).toBe(false)
  expect(isReloadDue({ ownBuild: 'a', served: 'c' }, reloadMemory)).toBe(true)
})

test('without storage nothing is remembered, and the caller is told', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden')
  })
  expect(reloadMemory.remember('b')).toBe(false)
})
