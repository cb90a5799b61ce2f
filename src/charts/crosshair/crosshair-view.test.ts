import { expect, test } from 'vitest'
import { scaleOf } from '#src/charts/axes/scale.ts'
import { plotOf } from '#src/charts/layout.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import type { CrosshairView } from './crosshair-view.ts'
import { bucketsBetween, sampleAt, snapTime, timeAtX } from './crosshair-view.ts'
import { walk, walkTimes } from './crosshair-walk.ts'

const FROM = Date.parse('2026-11-21T13:00Z')
const STEP = stepOf('minute', 5)
const WINDOW = { fromMs: FROM, toMs: FROM + 60 * MINUTE_MS }
const TIME = { window: WINDOW, step: STEP, zone: 'UTC', answeredAtMs: null }

/** Samples at minutes after 13:00. */
function series(samples: Readonly<Record<number, number>>) {
  const minutes = Object.keys(samples).map(Number)
  return { timesMs: minutes.map((minute) => at(minute)), values: Object.values(samples) }
}
function at(minute: number): number {
  return FROM + minute * MINUTE_MS
}
function minuteOf(atMs: number | undefined | null): number | null {
  return typeof atMs === 'number' ? (atMs - FROM) / MINUTE_MS : null
}
function viewOf(...lines: readonly ReturnType<typeof series>[]): CrosshairView {
  return {
    name: 'Lag',
    unit: 'events',
    time: TIME,
    lines: lines.map((one, place) => ({ id: `s${place}`, label: `line ${place}`, series: one })),
    scale: scaleOf(plotOf(680, 132), WINDOW, { min: 0, max: 100 }),
  }
}

// A hole from 15 to 30, a sample without a value at 40, one before and one after the window.
const SPARSE = series({ [-5]: 9, 0: 1, 5: 2, 10: 3, 30: 4, 35: 5, 40: NaN, 45: 6, 60: 9 })

test.each([
  ['on a sample', 5, 5],
  ['a little after one', 7, 5],
  ['a little before the next', 8, 10],
  ['in a hole, near its edge', 14, null],
  ['in a hole, far from everything', 20, null],
  ['at a sample without a value', 40, null],
  ['next to a sample without a value', 41, null],
  ['before the window, where a sample is', -5, null],
  ['after the last sample', 52, null],
  ['at the end of the window, where a sample is', 59, null],
])('%s', (_, minute, expected) => {
  const index = sampleAt(SPARSE, at(minute), TIME)
  expect(minuteOf(SPARSE.timesMs[index])).toBe(expected)
})

test.each([
  ['the nearest sample of any line', 8.4, 8],
  ['the nearest bucket where no line has a sample', 21, 20],
  ['the last bucket at the end of the window', 59.9, 55],
])('the crosshair stands at %s', (_, minute, expected) => {
  const view = viewOf(SPARSE, series({ 3: 1, 8: 1 }))
  expect(minuteOf(snapTime(view, at(minute)))).toBe(expected)
})

test('px beside the plot are the ends of the window', () => {
  const view = viewOf(SPARSE)
  expect(minuteOf(timeAtX(view, 64 + 300))).toBe(30)
  expect(timeAtX(view, 0)).toBe(WINDOW.fromMs)
  expect(timeAtX(view, 9999)).toBe(WINDOW.toMs - 1)
})

test.each([
  ['inside one bucket: that bucket', 11, 12, [10, 15]],
  ['over several: outwards', 11, 21, [10, 25]],
  ['backwards: the same', 21, 11, [10, 25]],
  ['from edge to edge: the bucket that begins there is inside', 10, 20, [10, 25]],
  ['beyond the window: its edges', -30, 90, [0, 60]],
])('a selection %s', (_, a, b, expected) => {
  const { fromMs, toMs } = bucketsBetween(at(a), at(b), TIME)
  expect([minuteOf(fromMs), minuteOf(toMs)]).toEqual(expected)
})

test('a walk visits every time at which some line has a value, once', () => {
  const times = walkTimes(viewOf(SPARSE, series({ 5: 1, 8: 1, 40: 1 })))
  expect(times.map(minuteOf)).toEqual([0, 5, 8, 10, 30, 35, 40, 45])
})

test.each([
  ['forwards from nowhere: the first', null, 1, 0],
  ['backwards from nowhere: the last', null, -1, 45],
  ['over a hole: the sample behind it', 10, 1, 30],
  ['beyond the last: stays', 45, 10, 45],
  ['ten back from the end', 45, -10, 0],
  ['home', 30, -Infinity, 0],
  ['end', null, Infinity, 45],
])('walking %s', (_, from, count, expected) => {
  const times = walkTimes(viewOf(SPARSE))
  expect(minuteOf(walk(times, from === null ? null : at(from), count))).toBe(expected)
})

test('there is nowhere to walk without samples', () => {
  expect(walk([], null, 1)).toBeNull()
})
