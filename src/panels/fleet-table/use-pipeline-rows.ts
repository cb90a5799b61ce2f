import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
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
import { pipelineRow, type PipelineFigures, type PipelineRow } from './pipeline-rows.ts'
import { useKeptRows } from './use-kept-rows.ts'

const END_LATENCY = metricNamed(DESTINATION_METRICS, 'latency')

/** Every pipeline of the account with its verdict, and the rates of both ends. */
export function usePipelineRows(): Read<readonly PipelineRow[]> {
  const { pipelines } = useFleet()
  const list = useQuery(fleetReads.pipelines.list)
  const { figures, reads } = useFigures()
  const rows = useMemo(
    () =>
      list.data?.value.map((pipeline) =>
        pipelineRow(pipeline, pipelines?.get(pipeline.id), figures),
      ),
    [list.data, pipelines, figures],
  )
  const all = useMemo(() => [list, ...reads], [list, reads])
  return useKeptRows(
    useMemo(
      () => ({
        data: list.data && rows ? { ...list.data, value: rows } : undefined,
        answers: all.map(({ data }) => data),
        error: all.find(({ error }) => error !== null)?.error ?? null,
        refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
      }),
      [list.data, rows, all],
    ),
  )
}

/** What the bulk calls and the rows in sight have brought. */
function useFigures(): { figures: PipelineFigures; reads: readonly Read<unknown>[] } {
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
  const figures = useMemo<PipelineFigures>(
    () => ({
      source: { read: sources, rates: sourceRates },
      destination: { read: destinations, rates: destinationRates },
      latencyOf: (id) => numberIn(latestReading(END_LATENCY, latest.data?.value.connectors[id])),
      ownOf: readOf,
    }),
    [sources, sourceRates, destinations, destinationRates, latest.data, readOf],
  )
  const reads = useMemo(() => [sources, destinations, latest], [sources, destinations, latest])
  return useMemo(() => ({ figures, reads }), [figures, reads])
}
