import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Answer } from '#src/api/answer.ts'
import type { Read } from '#src/panels/cards/query-panel.tsx'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import type { Fleet } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'

/**
 * The verdicts of the account, once everything that they rest on has answered or failed: until then
 * all would be unknown. With one list there is something to show.
 */
export function useOverview(): Read<Fleet> {
  const fleet = useFleet()
  const { sources, destinations, pipelines } = fleetReads
  const lists = [useQuery(sources.list), useQuery(destinations.list), useQuery(pipelines.list)]
  const latest = [useQuery(sources.latest), useQuery(destinations.latest)]
  const series = [useQuery(sources.series), useQuery(destinations.series)]
  const reads = [...lists, ...latest, ...series]
  const hasList = lists.some(({ data }) => data !== undefined)
  const isSettled = reads.every(({ data, errorUpdateCount }) => data || errorUpdateCount > 0)
  const answers = [...latest, ...lists].flatMap(({ data }) => (data ? [data] : []))
  const failed = reads.find(({ error }) => error !== null)
  return {
    data: hasList && isSettled ? { ...ageOf(answers), value: fleet } : undefined,
    answers: reads.map(({ data }) => data),
    error: failed?.error ?? null,
    errorUpdateCount: Math.max(...reads.map((read) => read.errorUpdateCount)),
    refetch: () => Promise.all(reads.map(refetch)),
  }
}

/** The latest values tell the age; without them, the lists. */
function ageOf(answers: readonly Answer<unknown>[]): Omit<Answer<unknown>, 'value'> {
  const [first, ...others] = answers
  const failure = answers.find((answer) => answer.failure)?.failure
  return { asOfMs: Math.max(first?.asOfMs ?? 0, ...others.map(({ asOfMs }) => asOfMs)), failure }
}

function refetch(read: Pick<UseQueryResult, 'refetch'>): unknown {
  return read.refetch()
}
