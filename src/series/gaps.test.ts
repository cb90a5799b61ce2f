import { expect, test } from 'vitest'
import type { Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { holesInAll, segmentsOf } from './gaps.ts'

const STEP = stepOf('minute', 1)
/** Ten buckets: 0 to 9 min. */
const WINDOW = { fromMs: 0, toMs: 10 * MINUTE_MS }

/** Samples at whole minutes; `null` is a sample without a value, `undefined` no sample. */
function seriesOf(samples: Readonly<Record<string, number | null | undefined>>): Series {
  const present = Object.entries(samples).filter(([, value]) => value !== undefined)
  return {
    timesMs: present.map(([minute]) => Number(minute) * MINUTE_MS),
    values: present.map(([, value]) => value ?? NaN),
  }
}

/** Runs as the minutes they hold and holes as "from–to" in minutes. */
function told(series: Series, window = WINDOW) {
  const { runs, holes } = segmentsOf(series, STEP, window)
  return {
    runs: runs.map(({ start, end }) =>
      series.timesMs.slice(start, end).map((atMs) => atMs / MINUTE_MS),
    ),
    holes: holes.map(({ fromMs, toMs }) => `${fromMs / MINUTE_MS}–${toMs / MINUTE_MS}`),
  }
}

const FULL = { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1 }

test.each([
  ['a full series is one run', FULL, [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]], []],
  ['no sample at all is one hole', {}, [], ['0–10']],
  [
    'one missing bucket is bridged: two steps apart is not more than two',
    { ...FULL, 4: undefined },
    [[0, 1, 2, 3, 5, 6, 7, 8, 9]],
    [],
  ],
  [
    'two missing buckets break the line and are the hole',
    { ...FULL, 4: undefined, 5: undefined },
    [
      [0, 1, 2, 3],
      [6, 7, 8, 9],
    ],
    ['4–6'],
  ],
  [
    'a sample without a value breaks the line, however short',
    { ...FULL, 4: null },
    [
      [0, 1, 2, 3],
      [5, 6, 7, 8, 9],
    ],
    ['4–5'],
  ],
  [
    'a sample between two empty ones is a run of its own',
    { ...FULL, 3: null, 5: null },
    [[0, 1, 2], [4], [6, 7, 8, 9]],
    ['3–4', '5–6'],
  ],
  [
    'a start two buckets late is a leading hole',
    { 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1 },
    [[2, 3, 4, 5, 6, 7, 8]],
    ['0–2'],
  ],
  ['a start one bucket late is not', { 1: 1, 3: 1, 5: 1, 7: 1, 9: 1 }, [[1, 3, 5, 7, 9]], []],
  [
    'a running bucket without a sample yet is no hole',
    { 0: 1, 2: 1, 4: 1, 6: 1, 8: 1 },
    [[0, 2, 4, 6, 8]],
    [],
  ],
  [
    'two buckets missing at the end are a trailing hole',
    { 0: 1, 2: 1, 4: 1, 6: 1, 7: 1 },
    [[0, 2, 4, 6, 7]],
    ['8–10'],
  ],
  ['empty samples alone are one hole', { 0: null, 5: null, 9: null }, [], ['0–10']],
  [
    'an empty last sample is a trailing hole',
    { ...FULL, 9: null },
    [[0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['9–10'],
  ],
])('%s', (_, samples, runs, holes) => {
  expect(told(seriesOf(samples))).toEqual({ runs, holes })
})

test('the step that was asked for decides, not the spacing of the samples', () => {
  const everyFiveMinutes = seriesOf({ 0: 1, 5: 1 })
  expect(told(everyFiveMinutes).holes).toEqual(['1–5', '6–10'])
  expect(segmentsOf(everyFiveMinutes, stepOf('minute', 5), WINDOW).holes).toEqual([])
})

test('samples outside the window belong to no run', () => {
  const inner = { fromMs: 2 * MINUTE_MS, toMs: 5 * MINUTE_MS }
  expect(told(seriesOf(FULL), inner)).toEqual({ runs: [[2, 3, 4]], holes: [] })
})

test('an empty sample soon after a good one starts the hole at the empty one', () => {
  const series = { timesMs: [0, 20_000, 60_000], values: [1, NaN, 1] }
  const { holes } = segmentsOf(series, STEP, { fromMs: 0, toMs: 2 * MINUTE_MS })
  expect(holes).toEqual([{ fromMs: 20_000, toMs: 60_000 }])
})

function hole(fromMs: number, toMs: number) {
  return { fromMs, toMs }
}

test('only stretches in which every series has a hole are holes of all', () => {
  expect(holesInAll([])).toEqual([])
  expect(holesInAll([[hole(0, 5), hole(8, 9)]])).toEqual([hole(0, 5), hole(8, 9)])
  expect(holesInAll([[hole(0, 5), hole(8, 9)], [hole(3, 9)]])).toEqual([hole(3, 5), hole(8, 9)])
  expect(holesInAll([[hole(0, 5)], [hole(5, 9)]])).toEqual([])
  expect(holesInAll([[hole(0, 5)], []])).toEqual([])
})
