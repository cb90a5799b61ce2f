import { describe, expect, it } from 'vitest'
import { catalogueOf } from '#src/api/metric-catalogue.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { readSeriesBlock } from './metric-series.ts'

const SOURCES = catalogueOf(SOURCE_METRICS)
const DESTINATIONS = catalogueOf(DESTINATION_METRICS)
const sample = (value: unknown) => [{ timestamp: '2025-03-02 08:00:00', value }]

describe('a block of series', () => {
  it('keeps null, empty and absent apart', () => {
    const { series, problems } = readSeriesBlock({ latency: null, recordsLag: [] }, DESTINATIONS)
    expect(series['latency']).toBeNull()
    expect(series['recordsLag']).toBe(EMPTY_SERIES)
    expect(series).not.toHaveProperty('partitionCount')
    expect(problems).toEqual([])
  })

  it.each([
    'StreamingMilliSecondsSinceLastEvent',
    'StreamingMilliSecondsBehindSource',
    'SnapshotMilliSecondsSinceLastEvent',
  ])('breaks the line of %s at -1', (name) => {
    expect(readSeriesBlock({ [name]: sample(-1) }, SOURCES).series[name]?.values).toEqual([
      Number.NaN,
    ])
  })

  it('keeps -1 of metrics that have no sentinel', () => {
    const { series } = readSeriesBlock({ qa_exact_count_diff: sample(-1) }, DESTINATIONS)
    expect(series['qa_exact_count_diff']?.values).toEqual([-1])
  })

  it('reads series of metrics it does not know like others', () => {
    const { series } = readSeriesBlock({ heapUsed: sample('7') }, SOURCES)
    expect(series['heapUsed']?.values).toEqual([7])
  })

  it('ignores unknown members that are no series', () => {
    expect(readSeriesBlock({ interval: '1 hour', connector_status: 'Active' }, SOURCES)).toEqual({
      series: {},
      problems: [],
    })
  })

  it('leaves a known series out and says so when it is no list; the others stay', () => {
    const { series, problems } = readSeriesBlock(
      { recordsLag: 'n/a', partitionCount: sample(6) },
      DESTINATIONS,
    )
    expect(series).not.toHaveProperty('recordsLag')
    expect(series['partitionCount']?.values).toEqual([6])
    expect(problems).toEqual(['recordsLag: expected a list of samples, received text'])
  })

  it('leaves a series out, not empty, when none of its samples is readable', () => {
    const { series, problems } = readSeriesBlock(
      { recordsLag: [{ timestamp: 'noon', value: 1 }, 3] },
      DESTINATIONS,
    )
    expect(series).not.toHaveProperty('recordsLag')
    expect(problems).toEqual(['recordsLag: not one of 2 samples has a readable time'])
  })

  it('counts in one sentence what it could not read', () => {
    const bad = [...sample(1), { timestamp: 'noon', value: 1 }, { timestamp: 'one', value: 2 }]
    const odd = { timestamp: '2025-03-02 09:00:00', value: 'x' }
    const { problems } = readSeriesBlock({ recordsLag: [...bad, odd] }, DESTINATIONS)
    expect(problems).toEqual([
      'recordsLag: of 4 samples 2 left out, time unreadable (noon), 1 without a readable number',
    ])
  })
})
