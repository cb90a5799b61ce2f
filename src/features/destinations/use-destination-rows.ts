import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { connectorRows, type ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { useKeptRows } from '#src/panels/fleet-table/use-kept-rows.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { DESTINATION_INPUT } from '#src/series/counters.ts'
import { LATENCY } from './destination-columns.tsx'

const KIND = { counters: DESTINATION_INPUT, late: LATENCY }

/** The destination list with verdicts, latest metrics and rates. */
export function useDestinationRows(): Read<readonly ConnectorRow[]> {
  const { destinations } = useFleet(ASKS)
  const list = useQuery(fleetReads.destinations.list)
  const latest = useQuery(fleetReads.destinations.latest)
  const series = useQuery(fleetReads.destinations.series)
  return useKeptRows(
    useMemo(
      () => connectorRows({ list, latest, series }, destinations, KIND),
      [list, latest, series, destinations],
    ),
  )
}

const ASKS = ['destination'] as const
