import { expect, test } from 'vitest'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { deleteBursts } from './event-mix.ts'

const usual = seriesOf(30, () => 100)

test('a bucket with far more deletes than usual, and more than half of all events, is a burst', () => {
  const deletes = seriesOf(30, (index) => (index === 12 ? 4000 : 1 + (index % 3)))
  expect(deleteBursts({ inserts: usual, updates: usual, deletes })).toEqual([
    { atMs: START_MS + 12 * 60_000, perSec: 4000, usualPerSec: 2 },
  ])
})

test('many deletes among more other events are no burst', () => {
  const busy = seriesOf(30, () => 3000)
  const deletes = seriesOf(30, (index) => (index === 12 ? 4000 : 2))
  expect(deleteBursts({ inserts: busy, updates: busy, deletes })).toEqual([])
})

test('a source that always deletes has no burst', () => {
  const deletes = seriesOf(30, (index) => 500 + (index % 7))
  expect(deleteBursts({ inserts: usual, updates: usual, deletes })).toEqual([])
})

test('eleven buckets know nothing usual', () => {
  const deletes = seriesOf(11, (index) => (index === 5 ? 4000 : 2))
  expect(deleteBursts({ inserts: usual, updates: usual, deletes })).toEqual([])
})

test('a bucket of which one part is not known is no burst', () => {
  const inserts = seriesOf(30, (index) => (index === 12 ? NaN : 1))
  const deletes = seriesOf(30, (index) => (index === 12 ? 4000 : 2))
  expect(deleteBursts({ inserts, updates: usual, deletes })).toEqual([])
})
