import { expect, test } from 'vitest'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import { chartThresholds, DEFAULT_THRESHOLDS } from './chart-thresholds.ts'

const BATCH = metricNamed(DESTINATION_METRICS, 'putBatchMaxTimeMs')
const LAG = metricNamed(DESTINATION_METRICS, 'recordsLag')
const READ = metricNamed(DESTINATION_METRICS, 'sinkRecordReadTotal')

test('the time of a batch has half and four fifths of five minutes as limits, with the assumption', () => {
  expect(chartThresholds([BATCH], DEFAULT_THRESHOLDS)).toEqual([
    {
      value: 150_000,
      level: 'warn',
      label: 'half of max.poll.interval.ms, assumed to be 5 min',
      isFloor: false,
    },
    {
      value: 240_000,
      level: 'crit',
      label: 'four fifths of it: Kafka is near to giving the partitions away',
      isFloor: false,
    },
  ])
})

test('a limit of the operator replaces the built-in one and its reason', () => {
  const own = { metric: BATCH.name, crit: 60_000, forMin: 3, direction: 'above' } as const
  expect(chartThresholds([BATCH], [own])).toEqual([
    { value: 60_000, level: 'crit', label: 'held for 3 min', isFloor: false },
  ])
})

test('a limit on the low side is a floor', () => {
  const own = { metric: LAG.name, warn: 5, forMin: 0, direction: 'below' } as const
  expect(chartThresholds([LAG], [own])).toMatchObject([{ label: 'at once', isFloor: true }])
})

test('a counter is drawn as a rate: a limit on its total is not drawn', () => {
  const own = { metric: READ.name, warn: 5, forMin: 0, direction: 'above' } as const
  expect(chartThresholds([READ], [own])).toEqual([])
})

test('in a chart of several metrics a limit names its own', () => {
  const own = { metric: LAG.name, warn: 5, forMin: 2, direction: 'above' } as const
  expect(chartThresholds([BATCH, LAG], [own])).toMatchObject([
    { label: `${LAG.label}, held for 2 min` },
  ])
})

test('limits of other metrics are not drawn', () => {
  const values = chartThresholds([LAG], DEFAULT_THRESHOLDS).map(({ value }) => value)
  expect(values).toEqual([100_000, 1_000_000])
})
