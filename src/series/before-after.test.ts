import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { baselineOf, beforeAfter } from './before-after.ts'

const step = stepOf('minute', 1)
const at = (minute: number) => START_MS + minute * MINUTE_MS
const stretch = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) })
const window = stretch(0, 20)

test.each([
  ['four times as long', stretch(10, 12), stretch(2, 10)],
  ['cut to what the window holds', stretch(10, 15), stretch(0, 10)],
  ['nothing lies before', stretch(0, 5), null],
])('the baseline is %s', (_, mark, expected) => {
  expect(baselineOf(mark, window)).toEqual(expected)
})

const series = seriesOf(20, (index) => (index < 10 ? 10 : index < 12 ? 30 : 0))

test('means, the highest value, and the change with its sign', () => {
  expect(beforeAfter(series, { mark: stretch(10, 12), window, step })).toEqual({
    inside: { mean: 30, highest: 30, known: 2, of: 2 },
    before: { mean: 10, highest: 10, known: 8, of: 8 },
    change: 20,
    ratio: 2,
  })
  expect(beforeAfter(series, { mark: stretch(12, 14), window, step })).toMatchObject({
    before: { mean: 15, highest: 30 },
    change: -15,
    ratio: -1,
  })
})

test('a missing bucket is left out and counted, never taken for zero', () => {
  const holed = seriesOf(20, (index) => (index === 11 ? NaN : 30))
  expect(beforeAfter(holed, { mark: stretch(10, 12), window, step }).inside).toEqual({
    mean: 30,
    highest: 30,
    known: 1,
    of: 2,
  })
  const empty = seriesOf(20, (index) => (index >= 10 ? NaN : 30))
  expect(beforeAfter(empty, { mark: stretch(10, 12), window, step })).toMatchObject({
    inside: null,
    change: null,
    ratio: null,
  })
})

test('a rise from nothing has no ratio', () => {
  const rise = seriesOf(20, (index) => (index < 10 ? 0 : 5))
  expect(beforeAfter(rise, { mark: stretch(10, 12), window, step })).toMatchObject({
    change: 5,
    ratio: null,
  })
})
