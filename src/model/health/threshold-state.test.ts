import { expect, test } from 'vitest'
import { breachOf, NOTHING_HELD, thresholdState } from './threshold-state.ts'
import type { Threshold } from './threshold.ts'

const MINUTE = 60_000
const LAG: Threshold = {
  metric: 'recordsLag',
  warn: 100,
  crit: 1000,
  forMin: 3,
  clear: 80,
  direction: 'above',
}

/** Levels after each of the values, one a minute; NaN: no value. `null`: no sample at all. */
function levels(threshold: Threshold, values: readonly (number | null)[]) {
  let state = NOTHING_HELD
  return values.map((value, minute) => {
    const samples = value === null ? [] : [{ atMs: minute * MINUTE, value }]
    state = thresholdState(threshold, samples, { before: state })
    return state.level
  })
}

test.each<[string, Threshold, (number | null)[], string]>([
  ['under the limit nothing happens', LAG, [50, 99, 99, 99], 'none none none none'],
  [
    'a level is raised after it was held for 3 min',
    LAG,
    [100, 100, 100, 100],
    'none none none warn',
  ],
  [
    'a peak shorter than that raises nothing',
    LAG,
    [100, 100, 50, 100, 100],
    'none none none none none',
  ],
  ['0 min raises at once', { ...LAG, forMin: 0 }, [50, 100], 'none warn'],
  [
    'between clear and the limit a raised state stays',
    LAG,
    [100, 100, 100, 100, 90, 80, 79],
    'none none none warn warn warn none',
  ],
  [
    'between clear and the limit nothing is raised',
    LAG,
    [90, 90, 90, 90, 90],
    'none none none none none',
  ],
  [
    'hovering around the limit is one state',
    LAG,
    [100, 101, 102, 103, 99, 101, 99, 101],
    'none none none warn warn warn warn warn',
  ],
  [
    'the critical level has its own 3 min, and falls back to the warning',
    LAG,
    [1000, 1000, 1000, 1000, 500, 79],
    'none none none crit warn none',
  ],
  ['a missing sample does not raise', LAG, [100, 100, 100, NaN, NaN], 'none none none none none'],
  [
    'a missing sample does not clear, and does not count as time held',
    LAG,
    [100, 100, 100, NaN, 100, 100],
    'none none none none none warn',
  ],
  [
    'a missing sample does not clear what is raised',
    LAG,
    [100, 100, 100, 100, NaN, NaN, 99],
    'none none none warn warn warn warn',
  ],
  [
    'a pause nobody measured does not count as time held',
    LAG,
    [100, null, null, null, null, null, null, 100, 100, 100, 100],
    'none none none none none none none none none none warn',
  ],
  [
    'without a clear level the limit itself ends it',
    { metric: 'latency', warn: 100, forMin: 0, direction: 'above' },
    [100, 99],
    'warn none',
  ],
  [
    'without a warning the critical level stays until clear',
    { metric: 'latency', crit: 100, clear: 50, forMin: 0, direction: 'above' },
    [100, 60, 49],
    'crit crit none',
  ],
  [
    'below: too few are bad',
    { metric: 'partitionCount', crit: 0, clear: 1, forMin: 1, direction: 'below' },
    [6, 0, 0, 1, 2],
    'none none crit crit none',
  ],
])('%s', (_, threshold, values, expected) => {
  expect(levels(threshold, values).join(' ')).toBe(expected)
})

test('a breach says since when the value is over, not when it was noticed', () => {
  const samples = [50, 100, 120, 130, 140].map((value, minute) => ({
    atMs: minute * MINUTE,
    value,
  }))
  const state = thresholdState(LAG, samples)
  expect(breachOf(LAG, state, 0)).toEqual({
    threshold: LAG,
    level: 'warn',
    value: 140,
    atMs: 4 * MINUTE,
    sinceMs: MINUTE,
    isFromStart: false,
  })
  expect(breachOf(LAG, state, MINUTE)?.isFromStart).toBe(true)
})

test('a raised state without a newest value is no breach: missing is never red', () => {
  const raised = thresholdState({ ...LAG, forMin: 0 }, [{ atMs: 0, value: 100 }])
  const missing = thresholdState(LAG, [{ atMs: MINUTE, value: NaN }], { before: raised })
  expect(missing.level).toBe('warn')
  expect(breachOf(LAG, missing, 0)).toBeNull()
})

test('the same answer taken in twice, or an older one, changes nothing', () => {
  const samples = [100, 100].map((value, minute) => ({ atMs: minute * MINUTE, value }))
  const once = thresholdState(LAG, samples)
  expect(thresholdState(LAG, samples, { before: once })).toEqual(once)
})
