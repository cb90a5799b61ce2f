import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { DESTINATION_INPUT } from '#src/panels/connector-rates.ts'
import { connectorRows } from '#src/panels/connector-rows.ts'
import { destinationListReads } from './destination-reads.ts'

/** The destination list with its latest metrics and rates. */
export function useDestinationRows() {
  const list = useQuery(destinationListReads.list)
  const latest = useQuery(destinationListReads.latest)
  const series = useQuery(destinationListReads.series)
  return useMemo(
    () => connectorRows({ list, latest, series }, DESTINATION_INPUT),
    [list, latest, series],
  )
}
