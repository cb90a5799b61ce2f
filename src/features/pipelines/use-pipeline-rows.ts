import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { sourceQueries } from '#src/api/source-queries.ts'
import {
  connectorRates,
  DESTINATION_INPUT,
  RECENT,
  SOURCE_OUTPUT,
} from '#src/panels/connector-rates.ts'
import type { Read } from '#src/panels/query-panel.tsx'
import { pipelineRows, type PipelineRow } from './pipeline-rows.ts'

const RECENT_BY_CONNECTOR = { level: 'connector', ...RECENT }

/** The pipeline list with the rates of both ends: three reads, however many pipelines. */
export function usePipelineRows(): Read<readonly PipelineRow[]> {
  const list = useQuery(pipelineQueries.list())
  const sources = useQuery(sourceQueries.bulkTimeseries(RECENT_BY_CONNECTOR))
  const destinations = useQuery(destinationQueries.bulkTimeseries(RECENT_BY_CONNECTOR))
  const sourceRates = useMemo(
    () => sources.data && connectorRates(sources.data, undefined, SOURCE_OUTPUT),
    [sources.data],
  )
  const destinationRates = useMemo(
    () => destinations.data && connectorRates(destinations.data, undefined, DESTINATION_INPUT),
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
