import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { destinationQueries } from '#src/api/destination-queries.ts'
import { RECENT, DESTINATION_INPUT } from '#src/panels/connector-rates.ts'
import { connectorRows } from '#src/panels/connector-rows.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/** The destination list with its latest metrics and rates: three reads, however many destinations. */
export function useDestinationRows() {
  const list = useQuery(destinationQueries.list())
  const latest = useQuery(destinationQueries.bulkLatest(CONNECTOR_LEVEL))
  const series = useQuery(destinationQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }))
  return useMemo(
    () => connectorRows({ list, latest, series }, DESTINATION_INPUT),
    [list, latest, series],
  )
}
