import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { SOURCE_OUTPUT } from '#src/panels/connector-rates.ts'
import { connectorRows } from '#src/panels/connector-rows.ts'
import { sourceListReads } from './source-reads.ts'

/** The source list with its latest metrics and rates. */
export function useSourceRows() {
  const list = useQuery(sourceListReads.list)
  const latest = useQuery(sourceListReads.latest)
  const series = useQuery(sourceListReads.series)
  return useMemo(
    () => connectorRows({ list, latest, series }, SOURCE_OUTPUT),
    [list, latest, series],
  )
}
