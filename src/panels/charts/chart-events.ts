import type { MetricsTimeseries } from '#src/api/metrics-model.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { counterReading, type Answered } from '#src/panels/cards/counter-reading.ts'
import { firstReported } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { partitionEvents } from '#src/series/events/events-partition.ts'
import { snapshotEvents } from '#src/series/events/events-snapshot.ts'
import { stillEvents } from '#src/series/events/events-still.ts'
import { gapEvents, restartEvents, type ChartEvent } from '#src/series/events/events.ts'
import { rateOf } from '#src/series/rate.ts'

/** Snapshots count anew each time, so their counters fall without a restart. */
const BEGINS_ANEW = /^Snapshot/

/**
 * What happened to an entity inside a window, read from its own series: restarts, stretches without
 * any data, standstills, changes of the partitions it holds, beginnings and ends of snapshots.
 */
export function eventsOf(
  answered: Answered,
  definitions: readonly MetricDefinition[],
): readonly ChartEvent[] {
  const { series, step, window } = answered.timeseries
  const totals = definitions
    .filter(({ name }) => !BEGINS_ANEW.test(name))
    .filter((definition) => counterReading(definition, answered) === 'cumulative')
    .map(({ name }) => series[name] ?? EMPTY_SERIES)
  const partitions = series['partitionCount']
  return [
    ...restartEvents(totals, step),
    ...gapEvents(measuredSeries(series), step, window),
    ...(partitions ? partitionEvents(partitions) : []),
    ...snapshots(answered, definitions),
    ...FLOWS.flatMap((flow) => standstills(flow, answered, definitions)),
  ].toSorted((a, b) => a.atMs - b.atMs)
}

function snapshots(
  answered: Answered,
  definitions: readonly MetricDefinition[],
): readonly ChartEvent[] {
  const { series, step, window } = answered.timeseries
  const definition = definitions.find(({ name }) => name === 'SnapshotTotalNumberOfEventsSeen')
  const rows = definition && series[definition.name]
  const reading = definition ? counterReading(definition, answered) : null
  return rows && reading ? snapshotEvents(rateOf(rows, step, reading).rate, step, window) : []
}

/** What an entity does, by the first of these counters that is reported. */
const FLOWS = [
  { counters: SOURCE_OUTPUT, label: 'nothing written' },
  { counters: DESTINATION_INPUT, label: 'nothing read' },
] as const

function standstills(
  { counters, label }: (typeof FLOWS)[number],
  answered: Answered,
  definitions: readonly MetricDefinition[],
): readonly ChartEvent[] {
  const { series, step } = answered.timeseries
  const name = firstReported(series, counters)
  const definition = definitions.find((one) => one.name === name)
  const total = name === undefined ? null : series[name]
  const reading = definition ? counterReading(definition, answered) : null
  return total && reading ? stillEvents(rateOf(total, step, reading).rate, step, label) : []
}

function measuredSeries(series: MetricsTimeseries['series']): Series[] {
  return Object.values(series).filter((one): one is Series => (one?.timesMs.length ?? 0) > 0)
}
