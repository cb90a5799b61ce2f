import { expect, test } from 'vitest'
import type { Series } from '#src/model/metrics/series.ts'
import { thinRun } from './thin.ts'

/** One sample per ms. */
function seriesOf(values: readonly number[]): Series {
  return { timesMs: values.map((_, index) => index), values }
}
function thin(values: readonly number[], count: number) {
  const window = { fromMs: 0, toMs: values.length }
  return thinRun(seriesOf(values), { start: 0, end: values.length }, { window, count })
}
/** Repeatable noise between 0 and 1. */
function noise(length: number): number[] {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  })
}

test.each([
  ['one sample is kept', [7], 10, [0]],
  ['columns of at most two samples keep all', [1, 2, 3, 4], 2, [0, 1, 2, 3]],
  [
    'a column keeps its lowest and highest in the order they came',
    [5, 9, 1, 5, 5],
    1,
    [0, 1, 2, 4],
  ],
  ['first and last are kept although neither is an extreme', [5, 6, 4, 5], 1, [0, 1, 2, 3]],
  ['a flat column keeps its ends', [3, 3, 3, 3], 1, [0, 3]],
  ['a rising column keeps its ends', [1, 2, 3, 4], 1, [0, 3]],
])('%s', (_, values, count, kept) => {
  expect(thin(values, count)).toEqual(kept)
})

test.each([1000, 10_080])(
  'of %i noisy samples the extremes of every column are drawn',
  (length) => {
    const values = noise(length)
    const columns = 100
    const kept = thin(values, columns)
    expect(kept.length).toBeLessThanOrEqual(2 * columns + 2)
    expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b))
    const columnOf = (index: number) => Math.floor((index * columns) / length)
    const extremes = (indices: readonly number[], pick: (...values: number[]) => number) => {
      const found: number[] = []
      for (const index of indices) {
        const column = columnOf(index)
        const value = values[index] ?? NaN
        found[column] = pick(found[column] ?? value, value)
      }
      return found
    }
    const all = values.map((_, index) => index)
    expect(extremes(kept, Math.max)).toEqual(extremes(all, Math.max))
    expect(extremes(kept, Math.min)).toEqual(extremes(all, Math.min))
  },
)

test('a single peak among ten thousand samples survives', () => {
  const values = noise(10_000)
  values[6543] = 99
  expect(thin(values, 300)).toContain(6543)
})

test('only samples of the run are kept', () => {
  const series = seriesOf(noise(100))
  const kept = thinRun(
    series,
    { start: 40, end: 60 },
    { window: { fromMs: 0, toMs: 100 }, count: 5 },
  )
  expect(kept[0]).toBe(40)
  expect(kept.at(-1)).toBe(59)
})
