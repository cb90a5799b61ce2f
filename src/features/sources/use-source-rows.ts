import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { sourceQueries } from '#src/api/source-queries.ts'
import { RECENT, SOURCE_OUTPUT } from '#src/panels/connector-rates.ts'
import { connectorRows } from '#src/panels/connector-rows.ts'

const CONNECTOR_LEVEL = { level: 'connector' }

/** The source list with its latest metrics and rates: three reads, however many sources. */
export function useSourceRows() {
  const list = useQuery(sourceQueries.list())
  const latest = useQuery(sourceQueries.bulkLatest(CONNECTOR_LEVEL))
  const series = useQuery(sourceQueries.bulkTimeseries({ ...CONNECTOR_LEVEL, ...RECENT }))
  return useMemo(
    () => connectorRows({ list, latest, series }, SOURCE_OUTPUT),
    [list, latest, series],
  )
}
