import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { flushGapMs, movementOf, movementWindowMs, type Watched } from './movement.ts'

const MINUTE = 60_000
const STEP = stepOf('minute', 1)
const W = 5 * MINUTE

/** A running total, one sample a minute; the last one is the running minute. NaN: no value. */
function counter(...values: readonly number[]) {
  const series = { timesMs: values.map((_, minute) => minute * MINUTE), values }
  return { name: 'counter', series, reading: 'cumulative' as const }
}

function movement(...values: readonly number[]) {
  const runningMs = (values.length - 1) * MINUTE
  return movementOf(counter(...values), { step: STEP, runningMs, windowMs: W })
}

test.each<[string, number[], string]>([
  ['it rose in every minute', [0, 6, 12, 18, 24, 30, 36, 42], 'yes'],
  ['it rose once, five minutes ago', [0, 0, 0, 6, 6, 6, 6, 6, 6], 'yes'],
  ['it rose in the running minute only', [5, 5, 5, 5, 5, 5, 5, 5, 9], 'yes'],
  ['it stood still for W', [0, 9, 9, 9, 9, 9, 9, 9, 9], 'no'],
  ['it stood still, but for less than W', [9, 9, 9, 9], 'not known'],
  ['a hole in W hides what may have happened', [9, 9, 9, 9, NaN, NaN, 9, 9, 9, 9], 'not known'],
  ['a restart from zero and a rise since', [900, 900, 900, 900, 900, 0, 5, 5, 5], 'yes'],
  [
    'one of several tasks restarted: the sum fell by a part',
    [900, 900, 900, 900, 600, 600, 600, 600],
    'not known',
  ],
  ['an empty answer', [], 'not known'],
])('%s', (_, values, moves) => {
  expect(movement(...values).moves).toBe(moves)
})

test('a silence knows when it began, and the mean counts the full minutes of W', () => {
  expect(movement(0, 60, 60, 60, 60, 60, 60, 60, 60)).toMatchObject({
    lastMs: 2 * MINUTE,
    overMs: 6 * MINUTE,
    perSec: 0,
  })
  expect(movement(0, 60, 120, 180, 240, 300, 360).perSec).toBe(1)
  // The running minute has only just begun.
  expect(movement(0, 60, 120, 180, 240, 300, 310).perSec).toBe(1)
})

test('per-interval amounts are read as they are', () => {
  const series = {
    timesMs: [0, 1, 2, 3, 4, 5, 6].map((one) => one * MINUTE),
    values: [3, 0, 0, 0, 0, 0, 0],
  }
  const options = { step: STEP, runningMs: 6 * MINUTE, windowMs: W }
  expect(movementOf({ name: 'c', series, reading: 'perInterval' }, options).moves).toBe('no')
})

test.each([
  ['a sink that reads all the time', [0, 1, 2, 3, 4, 5], MINUTE],
  ['a flush every third minute', [0, 9, 9, 9, 18, 18, 18, 27, 27, 27], 3 * MINUTE],
  [
    'one flush in the window: the silence before it is the least',
    [0, 0, 0, 0, 0, 9, 9],
    5 * MINUTE,
  ],
  ['no flush in the window', [9, 9, 9, 9], null],
])('the usual gap of %s', (_, values, gap) => {
  expect(flushGapMs(counter(...values), STEP)).toBe(gap)
})

test('W is five minutes, three buckets, or three flushes, whichever is longest', () => {
  expect(movementWindowMs(STEP, null)).toBe(5 * MINUTE)
  expect(movementWindowMs(stepOf('minute', 5), null)).toBe(15 * MINUTE)
  expect(movementWindowMs(STEP, 7 * MINUTE)).toBe(21 * MINUTE)
})

test('a batch sink is flat between flushes without being still', () => {
  const flushes = counter(0, 9, 9, 9, 9, 9, 9, 9, 18, 18, 18, 18, 18, 18, 18)
  const windowMs = movementWindowMs(STEP, flushGapMs(flushes, STEP))
  const options = { step: STEP, runningMs: 14 * MINUTE, windowMs }
  expect(movementOf(flushes, options).moves).toBe('yes')
})

const STILL = counter(9, 9, 9, 9, 9, 9, 9, 9, 9)
const RUNNING = 8 * MINUTE
const HALF_HOUR = { step: STEP, runningMs: RUNNING, windowMs: 30 * MINUTE }

test.each<[string, Watched | undefined, string, number]>([
  ['nothing was seen before', undefined, 'not known', 7],
  [
    'it was seen to move within W',
    { fromMs: -60 * MINUTE, toMs: RUNNING, lastMovedMs: -12 * MINUTE },
    'yes',
    30,
  ],
  [
    'it was watched all the time and last moved before W',
    { fromMs: -60 * MINUTE, toMs: RUNNING, lastMovedMs: -40 * MINUTE },
    'no',
    48,
  ],
  [
    'it was watched for longer than W and never moved',
    { fromMs: -60 * MINUTE, toMs: RUNNING, lastMovedMs: null },
    'no',
    68,
  ],
  [
    'trap: a hole between the watch and the answer hides what was read',
    { fromMs: -60 * MINUTE, toMs: -20 * MINUTE, lastMovedMs: -40 * MINUTE },
    'not known',
    7,
  ],
])('a sink that writes rarely: %s', (_, watched, moves, overMin) => {
  const found = movementOf(STILL, { ...HALF_HOUR, ...(watched && { watched }) })
  expect([found.moves, found.overMs]).toEqual([moves, overMin * MINUTE])
})
