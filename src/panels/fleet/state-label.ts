import { verdictOf, type HealthState } from '#src/model/health/health.ts'

/**
 * What several verdicts of one state are called together: by their own words ("Latency high") where all
 * say the same, without the numbers of one entity ("Snapshot 2 of 6"), else by the state.
 */
export function stateLabel(state: HealthState, labels: Iterable<string>): string {
  const [first, ...others] = new Set([...labels].map((label) => label.replace(/ [×\d].*$/, '')))
  const isSame = first !== undefined && others.length === 0
  return isSame ? first : verdictOf({ state, sentence: [], evidence: [] }).label
}
