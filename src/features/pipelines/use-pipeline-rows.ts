import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { connectorRates, DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/panels/connector-rates.ts'
import type { Read } from '#src/panels/query-panel.tsx'
import { pipelineListReads } from './pipeline-reads.ts'
import { pipelineRows, type PipelineRow } from './pipeline-rows.ts'

/** The pipeline list with the rates of both ends. */
export function usePipelineRows(): Read<readonly PipelineRow[]> {
  const list = useQuery(pipelineListReads.list)
  const sources = useQuery(pipelineListReads.sourceSeries)
  const destinations = useQuery(pipelineListReads.destinationSeries)
  const sourceRates = useMemo(
    () => sources.data && connectorRates(sources.data.value, undefined, SOURCE_OUTPUT),
    [sources.data],
  )
  const destinationRates = useMemo(
    () =>
      destinations.data && connectorRates(destinations.data.value, undefined, DESTINATION_INPUT),
    [destinations.data],
  )
  return useMemo(
    () => ({
      data: list.data && {
        ...list.data,
        value: pipelineRows(
          list.data.value,
          { read: sources, rates: sourceRates },
          { read: destinations, rates: destinationRates },
        ),
      },
      error: list.error ?? sources.error ?? destinations.error,
      refetch: () => Promise.all([list.refetch(), sources.refetch(), destinations.refetch()]),
    }),
    [list, sources, sourceRates, destinations, destinationRates],
  )
}
