import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { connectorRows, type ConnectorRow } from '#src/panels/connectors/connector-rows.ts'
import { useKeptRows } from '#src/panels/fleet-table/use-kept-rows.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { SOURCE_OUTPUT } from '#src/series/counters.ts'
import { BEHIND } from './source-columns.tsx'

const KIND = { counters: SOURCE_OUTPUT, late: BEHIND }

/** The source list with verdicts, latest metrics and rates. */
export function useSourceRows(): Read<readonly ConnectorRow[]> {
  const { sources } = useFleet(ASKS)
  const list = useQuery(fleetReads.sources.list)
  const latest = useQuery(fleetReads.sources.latest)
  const series = useQuery(fleetReads.sources.series)
  return useKeptRows(
    useMemo(
      () => connectorRows({ list, latest, series }, sources, KIND),
      [list, latest, series, sources],
    ),
  )
}

const ASKS = ['source'] as const
