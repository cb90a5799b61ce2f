import { afterEach, expect, test, vi } from 'vitest'
import {
  isReloadForMemoryDue,
  lastMemoryReload,
  rememberMemoryReload,
  usedHeapBytes,
} from './memory-watch.ts'

const MB = 1_048_576
const HOUR_MS = 3_600_000

afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
  Reflect.deleteProperty(performance, 'memory')
})

test.each([
  ['the browser does not say', null, null, false],
  ['little is held', 40 * MB, null, false],
  ['much is held', 400 * MB, null, true],
  ['a reload five hours ago did not help', 500 * MB, { atMs: HOUR_MS, heapBytes: 450 * MB }, false],
  ['a reload long ago', 500 * MB, { atMs: 0, heapBytes: 450 * MB }, true],
])('%s', (_, heapBytes, last, due) => {
  expect(isReloadForMemoryDue(heapBytes, last, 6 * HOUR_MS)).toBe(due)
})

test('a reload is remembered over the reload', () => {
  expect(lastMemoryReload()).toBeNull()
  expect(rememberMemoryReload({ atMs: 5, heapBytes: 7 })).toBe(true)
  expect(lastMemoryReload()).toEqual({ atMs: 5, heapBytes: 7 })
})

test('without storage there is no reload', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('forbidden')
  })
  expect(rememberMemoryReload({ atMs: 5, heapBytes: 7 })).toBe(false)
})

test('what else stands under the key is no reload', () => {
  sessionStorage.setItem('streamgauge.wall.reloaded-for-memory', 'yesterday')
  expect(lastMemoryReload()).toBeNull()
})

test('the heap is read where the browser tells it', () => {
  expect(usedHeapBytes()).toBeNull()
  Object.defineProperty(performance, 'memory', { configurable: true, value: { usedJSHeapSize: 9 } })
  expect(usedHeapBytes()).toBe(9)
})
