import type { Answer } from '#src/api/answer.ts'
import type { EntityHistory } from '#src/api/observed/observed-store.ts'
import type { MetricDefinition, MetricValue, MetricValues } from '#src/model/metrics/metric.ts'
import { MINUTE_MS, type Step } from '#src/model/time/time-range.ts'
import { counterReading } from '#src/panels/cards/counter-reading.ts'
import type { ObservedSamples } from '#src/series/observed/observed-samples.ts'
import type { EntityTimeseries } from './chart-lines.ts'

/** What a page that stands still knows about the end of its window. */
export type FrozenLook = {
  /** End of the window, epoch ms. */
  readonly endMs: number
  /** When this screen saw what has no series, epoch ms; null: it did not, or nothing has none. */
  readonly seenAtMs: number | null
}

export type FrozenValues = FrozenLook & { readonly values: MetricValues }

export type FrozenInput = {
  readonly definitions: readonly MetricDefinition[]
  /** The series of the window on screen; null: the API has none. */
  readonly answer: Answer<EntityTimeseries | null> | null
  readonly history: EntityHistory
  readonly step: Step
  readonly endMs: number
  /** When the page was frozen, epoch ms: what was seen later is of another moment. */
  readonly frozenMs: number
}

/** A value of this many buckets ago is not one of the end. */
const MOST_BUCKETS = 2
const STATUS: ReadonlySet<string> = new Set(['connector_status', 'status'])

/**
 * What the metrics of an entity were at the end of a frozen window, the same for everybody who opens
 * the link: the last bucket of each series. A counter that is reported as amounts has no total then. What
 * has no series is taken from what this screen saw around that instant; what it did not see is absent.
 */
export function frozenValues(input: FrozenInput): FrozenValues {
  const seen = seenAround(input)
  const values: Record<string, MetricValue> = {}
  for (const definition of input.definitions) {
    const { name, hasSeries } = definition
    const value = hasSeries ? seriesValue(definition, input) : seen.values[name]
    if (value !== undefined) values[name] = value
  }
  return {
    endMs: input.endMs,
    seenAtMs: seen.atMs,
    values: { values, unreadable: {}, snapshotTables: null },
  }
}

/** Null: the series ends earlier, or has no value there. Undefined: a total that nobody can tell. */
function seriesValue(
  definition: MetricDefinition,
  { answer, endMs }: FrozenInput,
): number | null | undefined {
  const timeseries = answer?.value
  if (!timeseries) return null
  const { timesMs, values } = timeseries.series[definition.name] ?? { timesMs: [], values: [] }
  const reading = counterReading(definition, {
    timeseries,
    asOfMs: answer.asOfMs,
    latest: undefined,
  })
  if (definition.kind === 'counter' && reading !== 'cumulative') return undefined
  const place = timesMs.findLastIndex((atMs) => atMs < endMs)
  const isNear = endMs - (timesMs[place] ?? -Infinity) <= MOST_BUCKETS * timeseries.step.ms
  const value = values[place] ?? NaN
  return isNear && Number.isFinite(value) ? value : null
}

type Seen = { readonly atMs: number | null; readonly values: Readonly<Record<string, MetricValue>> }

/** What this screen observed within a bucket of the end, and when it was nearest to it. */
function seenAround({ history, step, endMs, frozenMs }: FrozenInput): Seen {
  const mostMs = Math.max(step.ms, 2 * MINUTE_MS)
  const toMs = Math.min(endMs + mostMs, frozenMs)
  const span = history.spans.findLast((look) => look.fromMs <= toMs && look.toMs >= endMs - mostMs)
  const sample = sampleBetween(history.samples, endMs - mostMs, toMs)
  const spanAtMs = span ? Math.min(Math.max(endMs, span.fromMs), span.toMs) : null
  const statuses = span ? [...STATUS].map((name) => [name, span.status] as const) : []
  return {
    atMs: spanAtMs ?? sample?.atMs ?? null,
    values: { ...sample?.values, ...Object.fromEntries(statuses) },
  }
}

function sampleBetween({ timesMs, values }: ObservedSamples, fromMs: number, toMs: number) {
  const place = timesMs.findLastIndex((atMs) => atMs >= fromMs && atMs <= toMs)
  const atMs = timesMs[place]
  if (atMs === undefined) return null
  const row = Object.entries(values).map(([name, column]): [string, MetricValue] => {
    const value = column[place] ?? NaN
    return [name, Number.isFinite(value) ? value : null]
  })
  return { atMs, values: Object.fromEntries(row) }
}
