import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { partitionEvents } from './events-partition.ts'
import { stateEvents, stretchesOf } from './events-state.ts'
import { gapEvents, restartEvents } from './events.ts'

const STEP = stepOf('minute', 5)
const NOON = Date.parse('2026-11-21T12:00Z')

function clock(minute: number): number {
  return NOON + minute * MINUTE_MS
}
/** A sample every five minutes; NaN is one without a value. */
function every5(...values: readonly number[]) {
  return { timesMs: values.map((_, index) => clock(5 * index)), values }
}

test.each([
  ['two counters that begin again', [every5(1000, 1100, 20), every5(50, 60, 0)], ['restarted']],
  ['one counter that begins again', [every5(1000, 1100, 20), every5(50, 60, 70)], []],
  [
    'partial falls: one of three tasks',
    [every5(900, 960, 650), every5(90, 96, 64)],
    ['a task restarted'],
  ],
  [
    'one whole and one partial fall',
    [every5(900, 960, 5), every5(90, 96, 64)],
    ['a task restarted'],
  ],
  ['one partial fall', [every5(900, 960, 650), every5(90, 96, 97)], []],
  ['falls in different buckets', [every5(900, 5, 6), every5(90, 96, 0)], []],
  ['counters that only grow', [every5(1, 2, 3), every5(4, 4, 4)], []],
])('%s', (_, counters, labels) => {
  expect(restartEvents(counters, STEP).map((event) => event.label)).toEqual(labels)
})

test('a restart lies between the last sample before and the first after it', () => {
  const counters = [every5(1000, 1100, 20), every5(50, 60, 0)]
  expect(restartEvents(counters, STEP)).toEqual([
    { atMs: clock(5), toMs: clock(10), kind: 'restart', label: 'restarted' },
  ])
})

test('samples without a value make the stretch longer, and what the other counter knows shorter', () => {
  const blind = every5(1000, NaN, 20)
  expect(restartEvents([blind, blind], STEP)[0]).toMatchObject({ atMs: clock(0), toMs: clock(10) })
  expect(restartEvents([blind, every5(50, 60, 0)], STEP)[0]).toMatchObject({ atMs: clock(5) })
})

test('a gap is where no series has data', () => {
  const window = { fromMs: clock(0), toMs: clock(30) }
  const some = every5(1, NaN, NaN, NaN, 5, 6)
  const others = every5(1, 2, NaN, NaN, 5, 6)
  expect(gapEvents([some, others], STEP, window)).toEqual([
    { atMs: clock(10), toMs: clock(20), kind: 'gap', label: 'no data' },
  ])
})

/** `[minute, partitions]` pairs. */
function partitions(...samples: readonly (readonly [number, number])[]) {
  return { timesMs: samples.map(([at]) => clock(at)), values: samples.map(([, count]) => count) }
}

test.each([
  ['no change', partitions([0, 4], [5, 4]), []],
  ['a change', partitions([0, 4], [5, 6]), ['partitions 4 to 6']],
  ['an average that is not whole', partitions([0, 4], [5, 2.666_666]), ['partitions 4 to 2.67']],
  ['none left', partitions([0, 4], [5, 0]), ['no task holds partitions']],
  ['a rebalance in three steps', partitions([0, 4], [1, 3], [2, 2], [3, 6]), ['partitions 4 to 6']],
  [
    'through none and back',
    partitions([0, 4], [1, 0], [3, 4]),
    ['partitions moved, 4 as before, none for a while'],
  ],
  [
    'more than 2 min apart',
    partitions([0, 4], [1, 0], [4, 4]),
    ['no task holds partitions', 'partitions 0 to 4'],
  ],
  ['a value that was not reported', partitions([0, 4], [5, NaN], [10, 4]), []],
])('partitions: %s', (_, series, labels) => {
  expect(partitionEvents(series).map((event) => event.label)).toEqual(labels)
})

const SPANS = [
  { fromMs: clock(0), toMs: clock(10), status: 'Active' },
  { fromMs: clock(10), toMs: clock(15), status: 'Broken' },
  { fromMs: clock(20), toMs: clock(25), status: 'Active' },
]

test('only a change that was seen is an event', () => {
  expect(stateEvents(SPANS)).toEqual([
    { atMs: clock(10), kind: 'state', label: 'Active to Broken' },
  ])
})

test('what no span covers is not observed, at the ends as well', () => {
  const window = { fromMs: clock(-5), toMs: clock(30) }
  const told = stretchesOf(SPANS, window).map((stretch) => [
    (stretch.fromMs - NOON) / MINUTE_MS,
    (stretch.toMs - NOON) / MINUTE_MS,
    stretch.isObserved ? stretch.status : 'not observed',
  ])
  expect(told).toEqual([
    [-5, 0, 'not observed'],
    [0, 10, 'Active'],
    [10, 15, 'Broken'],
    [15, 20, 'not observed'],
    [20, 25, 'Active'],
    [25, 30, 'not observed'],
  ])
})

test('equal neighbours are one stretch, and a status not reported is not "not observed"', () => {
  const spans = [
    { fromMs: clock(0), toMs: clock(5), status: null },
    { fromMs: clock(5), toMs: clock(10), status: null },
  ]
  expect(stretchesOf(spans, { fromMs: clock(0), toMs: clock(10) })).toEqual([
    { fromMs: clock(0), toMs: clock(10), status: null, isObserved: true },
  ])
})
