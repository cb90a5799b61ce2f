import { expect, test } from 'vitest'
import { seriesOf } from '#src/testing/made-series.ts'
import { smoothed, usualGap } from './usual-gap.ts'

test('a sink that writes every seventh bucket has a gap of seven, a steady one of one', () => {
  expect(usualGap(seriesOf(60, (index) => (index % 7 === 0 ? 700 : 0)))).toBe(7)
  expect(usualGap(seriesOf(60, () => 100))).toBe(1)
  expect(usualGap(seriesOf(60, () => 0))).toBe(1)
})

test('over its gap a sink that writes in batches reads what it reads on the whole', () => {
  const batches = seriesOf(60, (index) => (index % 7 === 0 ? 700 : 0))
  expect(smoothed(batches, 7).values.slice(5)).toEqual([
    NaN,
    ...Array.from({ length: 54 }, () => 100),
  ])
})
