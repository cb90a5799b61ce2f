/** Two independent readings of the API reference meet: the simulator's answers, our parsers. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulator } from '#simulator/handler.ts'
import type { ScenarioName } from '#simulator/scenarios.ts'
import { isApiError } from '#src/api/http/errors.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { LAST_24_HOURS, stepOf } from '#src/model/time/time-range.ts'
import { readConnector } from './connector-row.ts'
import { destinationMetrics } from './destination-metrics.ts'
import type { SeriesByMetric } from './metrics-model.ts'
import { fetchPipelineLatest } from './pipeline-metrics.ts'
import { readPipeline } from './pipeline-row.ts'
import { fetchRow, fetchRows } from './row-pages.ts'
import { sourceMetrics } from './source-metrics.ts'

const NOW = Date.UTC(2025, 10, 20, 9, 41)
const now = () => NOW
const DAY = { range: LAST_24_HOURS, step: stepOf('minute', 5) }
const CONNECTORS = [
  ['/sources', sourceMetrics],
  ['/destinations', destinationMetrics],
] as const

function simulate(scenario: ScenarioName) {
  const simulator = createSimulator({ scenario, now, authorised: true })
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.replace(/^\/api/, '')
    const response = await simulator.fetch(new Request(`http://api.test${path}`, init))
    if (response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  })
  return simulator
}

function faultsOfSeries(series: SeriesByMetric): readonly string[] {
  return Object.entries(series).flatMap(([name, columns]) => {
    if (columns === null) return []
    const { timesMs, values } = columns
    const isAscending = timesMs.every((timeMs, at) => at === 0 || timeMs > (timesMs[at - 1] ?? 0))
    const isFinite = values.every((value) => Number.isNaN(value) || Number.isFinite(value))
    return isAscending && isFinite && timesMs.length === values.length ? [] : [name]
  })
}

function faultsOfValues({ values }: MetricValues): readonly string[] {
  return Object.entries(values)
    .filter(([, value]) => typeof value === 'number' && !Number.isFinite(value))
    .map(([name]) => name)
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe.each<ScenarioName>(['demo', 'messy-wire', 'empty-account'])(
  'every read in the scenario %s',
  (scenario) => {
    it.each(CONNECTORS)('of %s is understood', async (path, metrics) => {
      simulate(scenario)
      const { value: rows } = await fetchRows(path, readConnector, { now })
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      const [latest, series, summary] = await Promise.all([
        metrics.fetchBulkLatest({ level: 'connector' }, { now }),
        metrics.fetchBulkTimeseries({ level: 'connector', ...DAY }, { now }),
        metrics.fetchBulkTimesummary({ level: 'topic', ...DAY }, { now }),
      ])
      expect(Object.values(latest.value.connectors).flatMap(faultsOfValues)).toEqual([])
      expect(Object.values(series.value.metrics.connectors).flatMap(faultsOfSeries)).toEqual([])
      const topics = Object.values(summary.value.topics).flatMap((map) => Object.values(map))
      expect(topics.flatMap(faultsOfValues)).toEqual([])
    })

    it.each(CONNECTORS)('of each of %s is understood', async (path, metrics) => {
      simulate(scenario)
      const { value: rows } = await fetchRows(path, readConnector, { now })
      const reads = rows.map(async ({ id }) => {
        const [latest, series, summary] = await Promise.all([
          metrics.fetchLatest(id, { now }),
          metrics.fetchTimeseries(id, DAY, { now }),
          metrics.fetchTimesummary(id, DAY, { now }),
        ])
        return [
          ...(latest.value ? faultsOfValues(latest.value.data) : []),
          ...(series.value ? faultsOfSeries(series.value.series) : []),
          ...(summary.value ? faultsOfValues(summary.value.data) : []),
        ]
      })
      expect((await Promise.all(reads)).flat()).toEqual([])
    })

    it('of pipelines is understood', async () => {
      simulate(scenario)
      const { value: rows } = await fetchRows('/pipelines', readPipeline, { now })
      const reads = rows.map(({ id }) => fetchPipelineLatest(id, { now }))
      const values = (await Promise.all(reads)).map(({ value }) => value)
      expect(values.flatMap((value) => (value ? faultsOfValues(value.data) : []))).toEqual([])
    })
  },
)

describe('the demo account', () => {
  it.each(CONNECTORS)(
    'has metrics for every row of %s, in bulk and one by one',
    async (path, metrics) => {
      simulate('demo')
      const { value: rows } = await fetchRows(path, readConnector, { now })
      const { value: bulk } = await metrics.fetchBulkLatest({ level: 'connector' }, { now })
      expect(rows.length).toBeGreaterThan(3)
      expect(Object.keys(bulk.connectors).toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
      const first = rows[0]?.id ?? ''
      const one = await metrics.fetchLatest(first, { now })
      expect(one.value?.data).toEqual(bulk.connectors[first])
      expect(one.value?.data.unreadable).toEqual({})
    },
  )

  it.each(CONNECTORS)('has the same series of %s in bulk and one by one', async (path, metrics) => {
    simulate('demo')
    const { value: rows } = await fetchRows(path, readConnector, { now })
    const id = rows[0]?.id ?? ''
    const bulk = await metrics.fetchBulkTimeseries(
      { ids: [id], level: 'connector', ...DAY },
      { now },
    )
    const one = await metrics.fetchTimeseries(id, DAY, { now })
    expect(one.value?.problems).toEqual([])
    expect(one.value?.series).toEqual(bulk.value.metrics.connectors[id])
    const lengths = Object.values(one.value?.series ?? {}).map(
      (series) => series?.timesMs.length ?? 0,
    )
    expect(Math.max(...lengths)).toBeGreaterThan(280)
  })

  it('gives one row by its id and none for an id nobody has', async () => {
    simulate('demo')
    const { value: rows } = await fetchRows('/pipelines', readPipeline, { now })
    const id = rows[0]?.id ?? ''
    expect((await fetchRow('/pipelines', id, readPipeline, { now })).value).toEqual(rows[0])
    const none = await fetchRow('/pipelines', 'f'.repeat(24), readPipeline, { now })
    expect(none.value).toBeNull()
  })

  it('pages through the large account without losing or repeating a row', async () => {
    simulate('large-account')
    const { value: rows } = await fetchRows('/pipelines', readPipeline, { now })
    expect(rows).toHaveLength(900)
  })
})

describe('the messy wire', () => {
  it.each(CONNECTORS)(
    'hides or reorders samples of %s, and never changes one',
    async (_, metrics) => {
      simulate('demo')
      const { value: clean } = await metrics.fetchBulkTimeseries(
        { level: 'connector', ...DAY },
        { now },
      )
      simulate('messy-wire')
      const { value: messy } = await metrics.fetchBulkTimeseries(
        { level: 'connector', ...DAY },
        { now },
      )
      expect(messy.problems).toEqual([])
      let compared = 0
      const changed = Object.entries(messy.metrics.connectors).flatMap(([id, series]) =>
        Object.entries(series).flatMap(([name, columns]) => {
          const truth = clean.metrics.connectors[id]?.[name]
          if (!columns || !truth) return []
          const valueAt = new Map(truth.timesMs.map((timeMs, at) => [timeMs, truth.values[at]]))
          compared += columns.timesMs.length
          return columns.timesMs
            .filter((timeMs, at) => !Object.is(valueAt.get(timeMs), columns.values[at]))
            .map((timeMs) => `${id} ${name} ${timeMs}`)
        }),
      )
      expect(changed).toEqual([])
      expect(compared).toBeGreaterThan(1000)
    },
  )
})

describe('a fault', () => {
  it.each([
    ['html-502', 'HttpError'],
    ['429', 'HttpError'],
    ['500-rebalance', 'HttpError'],
    ['detail-object', 'HttpError'],
    ['422', 'HttpError'],
    ['redirect', 'HttpError'],
    ['garbage-json', 'ContractError'],
    ['truncated-json', 'ContractError'],
    ['html-200', 'ContractError'],
    ['empty-200', 'ContractError'],
    ['204', 'ContractError'],
    ['drop', 'NetworkError'],
  ] as const)('%s ends as %s', async (kind, name) => {
    simulate('demo').setFault({ kind })
    const failure = await sourceMetrics
      .fetchBulkLatest({}, { now })
      .catch((error: unknown) => error)
    expect(isApiError(failure)).toBe(true)
    expect(failure).toMatchObject({ name })
  })

  it('404-no-metrics is no fault for one entity', async () => {
    simulate('demo').setFault({ kind: '404-no-metrics' })
    expect((await sourceMetrics.fetchLatest('a1', { now })).value).toBeNull()
  })
})
