import { beforeEach, expect, test } from 'vitest'
import { keepSnapshot, knownSnapshot } from './known-snapshots.ts'

beforeEach(() => localStorage.clear())

test('the last completed snapshot of a source is known again', () => {
  keepSnapshot('a', { rows: 41_200_000, atMs: 7 })
  keepSnapshot('b', { rows: 5, atMs: 8 })
  expect(knownSnapshot('a')).toEqual({ rows: 41_200_000, atMs: 7 })
  expect(knownSnapshot('c')).toBeNull()
})

test('of too many the oldest goes', () => {
  for (let index = 0; index <= 200; index++) keepSnapshot(`s${index}`, { rows: 1, atMs: index })
  expect(knownSnapshot('s0')).toBeNull()
  expect(knownSnapshot('s1')).toEqual({ rows: 1, atMs: 1 })
})

test('what somebody else wrote there is as good as nothing', () => {
  localStorage.setItem('streamgauge.snapshots', '[["a","many",1],["b",2,3]]')
  expect(knownSnapshot('a')).toBeNull()
  expect(knownSnapshot('b')).toEqual({ rows: 2, atMs: 3 })
  localStorage.setItem('streamgauge.snapshots', '{')
  expect(knownSnapshot('b')).toBeNull()
})
