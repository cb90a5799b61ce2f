import { readConnector } from '#src/api/connector-row.ts'
import { destinationMetrics } from '#src/api/destination-metrics.ts'
import { fetchPipelineLatest } from '#src/api/pipeline-metrics.ts'
import { readPipeline } from '#src/api/pipeline-row.ts'
import { fetchRows } from '#src/api/row-pages.ts'
import { sourceMetrics } from '#src/api/source-metrics.ts'
import { destinationVerdict } from '#src/model/health/health-destination.ts'
import { pipelineVerdict } from '#src/model/health/health-pipeline.ts'
import { sourceVerdict } from '#src/model/health/health-source.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { metricsLate } from '#src/model/health/metrics-late.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import {
  destinationFactsById,
  pipelineFactsById,
  sourceFactsById,
  type FleetContext,
} from '#src/panels/fleet-health.ts'
import { newestSampleMs } from '#src/series/answer-reading.ts'
import {
  NO_SAMPLES,
  withSample,
  type ObservedSamples,
} from '#src/series/observed/observed-samples.ts'

export type SimulatedHealth = {
  readonly sources: ReadonlyMap<string, Verdict>
  readonly destinations: ReadonlyMap<string, Verdict>
  readonly pipelines: ReadonlyMap<string, Verdict>
}

export type SimulatedClock = { readonly set: (atMs: number) => void }

/**
 * Reads an account the way the list pages do and judges everything in it; by name. Pipelines are
 * watched once a minute for `watchedMin` minutes before.
 */
export async function readHealth(
  atMs: number,
  clock: SimulatedClock,
  {
    watchedMin = 0,
    thresholds = [],
    ...known
  }: { watchedMin?: number; thresholds?: readonly Threshold[] } & Pick<
    FleetContext,
    'usualOf' | 'haltedSinceOf' | 'settings'
  > = {},
): Promise<SimulatedHealth> {
  clock.set(atMs)
  const now = () => atMs
  const pipelines = await fetchRows('/pipelines', readPipeline, { now })
  const observed = await watch(
    pipelines.value.map(({ id }) => id),
    atMs,
    { clock, watchedMin },
  )
  const sources = await readFleet('/sources', sourceMetrics, now)
  const destinations = await readFleet('/destinations', destinationMetrics, now)
  const points = [sources, destinations].flatMap(({ series: { value, asOfMs } }) =>
    Object.values(value.metrics.connectors).flatMap((own) => {
      const newestMs = newestSampleMs(own)
      return newestMs === null ? [] : [{ newestMs, stepMs: value.step.ms, answeredAtMs: asOfMs }]
    }),
  )
  const context: FleetContext = {
    nowMs: atMs,
    late: metricsLate(points),
    thresholdsOf: () => thresholds,
    observedOf: (id) => observed.get(id) ?? NO_SAMPLES,
    ...known,
  }
  const ends = {
    sources: sourceFactsById(sources, context),
    destinations: destinationFactsById(destinations, context),
  }
  const latest = new Map(
    await Promise.all(
      pipelines.value.map(async ({ id }) => {
        const { value, asOfMs } = await fetchPipelineLatest(id, { now })
        return [id, { value: value?.data ?? null, asOfMs }] as const
      }),
    ),
  )
  const latestOf = (id: string) => latest.get(id)
  const facts = pipelineFactsById(pipelines.value, { ...ends, latestOf }, context)
  return {
    sources: named(sources.connectors, ends.sources, sourceVerdict),
    destinations: named(destinations.connectors, ends.destinations, destinationVerdict),
    pipelines: named(pipelines.value, facts, pipelineVerdict),
  }
}

async function readFleet(
  path: '/sources' | '/destinations',
  metrics: typeof sourceMetrics,
  now: () => number,
) {
  const { value: connectors, asOfMs: listedAtMs } = await fetchRows(path, readConnector, { now })
  const latest = await metrics.fetchBulkLatest({ level: 'connector' }, { now })
  const series = await metrics.fetchBulkTimeseries({ level: 'connector', ...RECENT }, { now })
  return { connectors, listedAtMs, latest, series }
}

async function watch(
  ids: readonly string[],
  untilMs: number,
  { clock, watchedMin }: { clock: SimulatedClock; watchedMin: number },
): Promise<ReadonlyMap<string, ObservedSamples>> {
  const observed = new Map<string, ObservedSamples>()
  for (let minute = watchedMin; minute > 0; minute--) {
    const atMs = untilMs - minute * MINUTE_MS
    clock.set(atMs)
    const looks = ids.map(async (id) => {
      const { value } = await fetchPipelineLatest(id, { now: () => atMs })
      const { latency, recordsLag } = value?.data.values ?? {}
      const numbers = { latency: asNumber(latency), recordsLag: asNumber(recordsLag) }
      observed.set(id, withSample(observed.get(id) ?? NO_SAMPLES, numbers, atMs))
    })
    await Promise.all(looks)
  }
  clock.set(untilMs)
  return observed
}

function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function named<T>(
  rows: readonly { readonly id: string; readonly name: string }[],
  facts: ReadonlyMap<string, T>,
  judge: (facts: T) => Verdict,
): ReadonlyMap<string, Verdict> {
  return new Map(
    rows.flatMap(({ id, name }) => {
      const own = facts.get(id)
      return own ? [[name, judge(own)] as const] : []
    }),
  )
}
