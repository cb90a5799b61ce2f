import type { Answer } from '#src/api/answer.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { EntityTimeseries } from '#src/panels/charts/chart-lines.ts'
import type { ChartSpec } from '#src/panels/charts/chart-spec.ts'
import { firstReported } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'

type EndRead = {
  readonly timeseries: Answer<EntityTimeseries | null> | undefined
  readonly totals: MetricValues | undefined
}

/** What both ends tell about the topics between them, as one answer. */
export type KafkaRead = {
  readonly answer: Answer<EntityTimeseries>
  readonly latest: MetricValues
  readonly definitions: readonly MetricDefinition[]
  readonly charts: readonly ChartSpec[]
}

/**
 * Written by the source, read by the destination, and what waits between: the two answers put
 * together. Null until both ends have been answered.
 */
export function kafkaRead(source: EndRead, destination: EndRead): KafkaRead | null {
  const written = source.timeseries
  const read = destination.timeseries
  if (!written || !read) return null
  const output =
    firstReported(written.value?.series ?? {}, SOURCE_OUTPUT) ?? 'sourceRecordWriteTotal'
  const input = firstReported(read.value?.series ?? {}, DESTINATION_INPUT) ?? 'recordsConsumedTotal'
  const frame = read.value ?? written.value
  if (!frame) return null
  const moved = [named(SOURCE_METRICS, output), named(DESTINATION_METRICS, input)].flat()
  const lag = named(DESTINATION_METRICS, 'recordsLag')
  return {
    answer: {
      asOfMs: Math.min(written.asOfMs, read.asOfMs),
      traces: [...(written.traces ?? []), ...(read.traces ?? [])],
      value: {
        window: frame.window,
        step: frame.step,
        problems: [],
        series: {
          ...picked(written.value?.series ?? {}, [output]),
          ...picked(read.value?.series ?? {}, [input, 'recordsLag']),
        },
        metadata: {
          ...picked(written.value?.metadata ?? {}, [output]),
          ...picked(read.value?.metadata ?? {}, [input, 'recordsLag']),
        },
      },
    },
    latest: {
      values: {
        ...picked(source.totals?.values ?? {}, [output]),
        ...picked(destination.totals?.values ?? {}, [input, 'recordsLag']),
      },
      unreadable: {},
      snapshotTables: null,
    },
    definitions: [...moved, ...lag],
    charts: chartsOf(moved, lag),
  }
}

function named(catalogue: readonly MetricDefinition[], name: string): readonly MetricDefinition[] {
  return catalogue.filter((definition) => definition.name === name)
}

const CHARTS = new Map<string, readonly ChartSpec[]>()

/** The same objects for the same metrics, so that nothing is drawn again. */
function chartsOf(
  moved: readonly MetricDefinition[],
  lag: readonly MetricDefinition[],
): readonly ChartSpec[] {
  const key = moved.map(({ name }) => name).join(' ')
  const known = CHARTS.get(key)
  if (known) return known
  const charts = [
    { id: 'kafkaRecords', title: 'Written to and read from Kafka', definitions: moved },
    { id: 'kafkaLag', title: 'Waiting in Kafka', definitions: lag },
  ]
  CHARTS.set(key, charts)
  return charts
}

function picked<T>(
  all: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = all[name]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}
