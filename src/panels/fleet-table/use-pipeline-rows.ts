import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Answer } from '#src/api/answer.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { latestReading } from '#src/model/metrics/latest-reading.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { connectorRates } from '#src/panels/connectors/connector-rates.ts'
import { numberIn } from '#src/panels/connectors/connector-rows.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { usePipelineAnswers } from '#src/panels/fleet/use-pipeline-answers.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import { rememberRows, type PipelineFigures, type PipelineRow } from './pipeline-rows.ts'
import { useKeptRows } from './use-kept-rows.ts'

const END_LATENCY = metricNamed(DESTINATION_METRICS, 'latency')

/**
 * Every pipeline of the account with its verdict, and the rates of both ends. `asOfMs` is the age of the
 * destinations' latest values, once there are any: the list of names is asked for less often.
 */
export function usePipelineRows(): Read<readonly PipelineRow[]> {
  const { pipelines } = useFleet()
  const list = useQuery(fleetReads.pipelines.list)
  const { figures, reads, latest } = useFigures()
  const [rowOf] = useState(rememberRows)
  const rows = useMemo(
    () => list.data?.value.map((pipeline) => rowOf(pipeline, pipelines?.get(pipeline.id), figures)),
    [rowOf, list.data, pipelines, figures],
  )
  const all = useMemo(() => [list, ...reads], [list, reads])
  return useKeptRows(
    useMemo(
      () => ({
        data:
          list.data && rows
            ? {
                ...list.data,
                asOfMs: latest?.asOfMs ?? list.data.asOfMs,
                failure: list.data.failure ?? latest?.failure,
                value: rows,
              }
            : undefined,
        answers: all.map(({ data }) => data),
        error: all.find(({ error }) => error !== null)?.error ?? null,
        refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
      }),
      [list.data, latest, rows, all],
    ),
  )
}

/** What the bulk calls and the rows in sight have brought. */
function useFigures(): {
  figures: PipelineFigures
  reads: readonly Read<unknown>[]
  latest: Answer<unknown> | undefined
} {
  const sources = useQuery(fleetReads.sources.series)
  const destinations = useQuery(fleetReads.destinations.series)
  const latest = useQuery(fleetReads.destinations.latest)
  const { readOf } = usePipelineAnswers()
  const sourceRates = useMemo(
    () => sources.data && connectorRates(sources.data.value, undefined, SOURCE_OUTPUT),
    [sources.data],
  )
  const destinationRates = useMemo(
    () =>
      destinations.data && connectorRates(destinations.data.value, undefined, DESTINATION_INPUT),
    [destinations.data],
  )
  // The same objects while only own answers come: a row is put together again when a part of it changes.
  const ends = useMemo<Omit<PipelineFigures, 'ownOf'>>(
    () => ({
      source: { read: sources, rates: sourceRates },
      destination: { read: destinations, rates: destinationRates },
      latencyOf: (id) => numberIn(latestReading(END_LATENCY, latest.data?.value.connectors[id])),
    }),
    [sources, sourceRates, destinations, destinationRates, latest.data],
  )
  const figures = useMemo<PipelineFigures>(() => ({ ...ends, ownOf: readOf }), [ends, readOf])
  const reads = useMemo(() => [sources, destinations, latest], [sources, destinations, latest])
  return useMemo(() => ({ figures, reads, latest: latest.data }), [figures, reads, latest.data])
}
