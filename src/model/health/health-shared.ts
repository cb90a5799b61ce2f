import { chainFinding, hasLag } from './health-chain.ts'
import { destinationChain } from './health-destination.ts'
import type { DestinationFacts, PipelineFacts } from './health-facts.ts'
import { limitFindings } from './health-limits.ts'
import { amount, rate, say } from './health-words.ts'
import type { Finding, HealthState, Sentence } from './health.ts'

/** A pipeline has no part in a backlog of which its own lag is no more than this share … */
const NO_PART = 0.05
/** … and which is worth no more than this at the rate of its source: a small table can be as late as a large one. */
const NO_DELAY_MS = 60_000

const TAKEN_OVER: ReadonlySet<HealthState> = new Set(['behind', 'draining'])

/**
 * What is wrong with the backlog of the destination as a whole, told of a pipeline that uses it. A
 * pipeline has no part in it when its own lag is known and next to nothing, and none in the direction
 * when that of its own lag is known.
 */
export function sharedFindings(
  facts: PipelineFacts,
  destination: DestinationFacts,
): readonly Finding[] {
  if (hasNoPart(facts, destination)) return []
  const limits = limitFindings(destination.breaches.filter(isOfBacklog)).map((one) => ({
    ...one,
    sentence: say`Its destination ${nameOf(facts)}${among(facts)}: ${one.sentence}`,
  }))
  const hasDirection = facts.isOwnLag && facts.lag.trend !== 'not known'
  return hasDirection ? limits : [...limits, ...directionFindings(facts, destination)]
}

/** Limits on what waits and on how long, which belong to all pipelines of a destination together. */
export function isOfBacklog({
  threshold: { metric },
}: DestinationFacts['breaches'][number]): boolean {
  return metric === 'recordsLag' || metric === 'latency'
}

function hasNoPart(
  { isOwnLag, lag, sharedBy, source }: PipelineFacts,
  destination: DestinationFacts,
): boolean {
  const all = destination.lag.records
  if (!isOwnLag || sharedBy < 2 || lag.records === null || all === null) return false
  if (!hasLag(lag)) return true
  const perSec = source?.movement.perSec ?? 0
  const worthMs = perSec > 0 ? (1000 * lag.records) / perSec : Infinity
  return lag.records <= NO_PART * all && worthMs < NO_DELAY_MS
}

function directionFindings(facts: PipelineFacts, destination: DestinationFacts) {
  const found = chainFinding(destinationChain(destination))
  const { records, perSec } = destination.lag
  if (!TAKEN_OVER.has(found.state) || records === null) return []
  const isBehind = found.state === 'behind'
  const start = isBehind ? 'Falling behind' : 'Draining'
  const way = isBehind ? 'growing' : 'shrinking'
  const change = perSec === null ? '' : say`, ${way} by ${rate(Math.abs(perSec))}`
  const sentence = say`${start}: its destination ${nameOf(facts)} has ${amount(records)} records waiting${change}${among(facts)}.`
  return [{ ...found, sentence }]
}

function nameOf({ names }: PipelineFacts): string {
  return names.destination ?? ''
}

function among({ sharedBy }: PipelineFacts): Sentence | '' {
  return sharedBy > 1 ? say`, shared by ${amount(sharedBy, 'flag')} pipelines` : ''
}
