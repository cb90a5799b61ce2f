import { verdictOf, type HealthState } from '#src/model/health/health.ts'
import type { FleetRow } from '#src/panels/fleet-table/fleet-row.ts'

/** A row of a list in a state; `rest` says what matters to the test. */
export function fleetRowNamed(
  name: string,
  state: HealthState | null,
  { mutedUntilMs = null, ...rest }: Partial<FleetRow> & { mutedUntilMs?: number | null } = {},
): FleetRow {
  const verdict = state && verdictOf({ state, sentence: [state], evidence: [] })
  return {
    id: name,
    name,
    verdict: verdict && { ...verdict, mutedUntilMs, staleAsOfMs: null },
    since: null,
    group: null,
    tags: [],
    types: ['PostgreSQL'],
    source: null,
    lateS: null,
    harm: null,
    searchText: name.toLowerCase(),
    ...rest,
  }
}
