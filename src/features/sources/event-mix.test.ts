import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { burstsIn } from './event-mix.ts'

const STEP = stepOf('minute', 1)

function total(perMin: number, more = 0) {
  return seriesOf(30, (index) => 1e6 + index * perMin + (index >= 20 ? more : 0))
}

/** Thirty minutes of a running total, with so many deletes in minute 20. */
function read(deletesAt20: number) {
  return {
    asOfMs: START_MS + 30 * STEP.ms,
    latest: undefined,
    timeseries: {
      window: { fromMs: START_MS, toMs: START_MS + 30 * STEP.ms },
      step: STEP,
      problems: [],
      metadata: {},
      series: {
        StreamingTotalNumberOfCreateEventsSeen: total(600),
        StreamingTotalNumberOfUpdateEventsSeen: total(1200),
        StreamingTotalNumberOfDeleteEventsSeen: total(60, deletesAt20),
      },
    },
  }
}

test('a burst of deletes is named with its rate and the usual one', () => {
  expect(burstsIn(read(6000))).toEqual([
    { atMs: START_MS + 20 * STEP.ms, perSec: 101, usualPerSec: 1 },
  ])
})

test('more deletes than usual that are not most of the events are no burst', () => {
  expect(burstsIn(read(600))).toEqual([])
})

test('a source that reports no deletes has no burst', () => {
  const { timeseries, ...rest } = read(6000)
  const series = { ...timeseries.series, StreamingTotalNumberOfDeleteEventsSeen: null }
  expect(burstsIn({ ...rest, timeseries: { ...timeseries, series } })).toEqual([])
})
