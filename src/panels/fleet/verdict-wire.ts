import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Answer } from '#src/api/answer.ts'
import type { Trace } from '#src/api/http/trace.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { fleetReads } from './fleet-reads.ts'
import type { EntityKind } from './fleet.ts'

/** What went over the wire for a verdict, and why one of its reads failed last; null: none did. */
export type VerdictWire = { readonly traces: readonly Trace[]; readonly error: Error | null }

/** As far as the cache holds it: a verdict asks for nothing by itself. */
export function verdictWire(client: QueryClient, kind: EntityKind, id: string): VerdictWire {
  const states = keysOf(kind, id).flatMap((key) => client.getQueryState<Answer<unknown>>(key) ?? [])
  return {
    traces: [...new Set(states.flatMap(({ data }) => data?.traces ?? []))],
    error: states.find(({ error }) => error !== null)?.error ?? null,
  }
}

/** A pipeline is judged by its own answer and by everything about both its ends. */
function keysOf(kind: EntityKind, id: string): readonly QueryKey[] {
  const { sources, destinations, pipelines } = fleetReads
  const ofKind = ({ list, latest, series }: typeof sources | typeof destinations) =>
    [list, latest, series].map(({ queryKey }) => queryKey)
  if (kind === 'source') return ofKind(sources)
  if (kind === 'destination') return ofKind(destinations)
  const own = [pipelines.list.queryKey, pipelineQueries.latest(id).queryKey]
  return [...own, ...ofKind(sources), ...ofKind(destinations)]
}
