import { chainEvidence, chainFinding, type ChainFacts } from './health-chain.ts'
import { stoppedFindings, withBacklog } from './health-destination.ts'
import type { DestinationFacts, PipelineFacts, SourceFacts } from './health-facts.ts'
import { limitFindings } from './health-limits.ts'
import { withTopicRetention } from './health-retention.ts'
import { isOfBacklog, sharedFindings } from './health-shared.ts'
import { sourceFindings } from './health-source.ts'
import { dataFinding, isStatus, statusFinding, taskFindings } from './health-status.ts'
import { amount, say } from './health-words.ts'
import { verdictFrom, type Finding, type HealthState, type Verdict } from './health.ts'

/**
 * The verdict on one pipeline: the worst of its own word, of both its ends, of the chain between them
 * and of its limits. The lag of the chain is the pipeline's own where it is known.
 */
export function pipelineVerdict(facts: PipelineFacts): Verdict {
  const [first, ...others] = pipelineFindings(facts)
  const withTopics = (finding: Finding) => withTopicRetention(finding, facts)
  return verdictFrom([withTopics(first), ...others.map(withTopics)])
}

function pipelineFindings(facts: PipelineFacts): readonly [Finding, ...Finding[]] {
  const { source, destination } = facts
  // Its metrics are asked for in sight only: without its own word its ends speak for it.
  const own = facts.status === null ? null : statusFinding(facts)
  if (!source || !destination) return [own ?? nothing(source ? 'destination' : 'source')]
  const word = own ? [withBacklog(own, facts)] : []
  const { names } = facts
  const ends = [
    ...sourceEnd(source, names.source),
    ...destinationEnd(destination, names.destination),
  ]
  const said = [...word, ...ends]
  const isSettled = said.some(({ state }) => SETTLED.has(state))
  const limits = isSettled ? [] : limitFindings(facts.breaches)
  const chain = chainOf(facts, source, destination)
  const isFresh = source.data.kind === 'fresh' && destination.data.kind === 'fresh'
  const moves = isFresh ? movements({ said, isSettled, chain, source }) : []
  const shared = isFresh && !isSettled ? sharedFindings(facts, destination) : []
  // Without fresh numbers an end or the word has said so. Of equals the first is told: what is known
  // of the whole destination only says whose number it is.
  const [first, ...others] = facts.isOwnLag
    ? [...moves, ...said, ...limits, ...shared]
    : [...shared, ...moves, ...said, ...limits]
  return first ? [first, ...others] : [chainFinding(chain)]
}

/** States after which the movement of the chain has nothing to add but what waits. */
const SETTLED: ReadonlySet<HealthState> = new Set([
  'broken',
  'paused',
  'stopped',
  'starting',
  'unassigned',
])

type Moves = {
  readonly said: readonly Finding[]
  readonly isSettled: boolean
  readonly chain: ChainFacts
  readonly source: SourceFacts
}

function movements({ said, isSettled, chain, source }: Moves): readonly Finding[] {
  if (!isSettled) return [chainFinding(chain)]
  const halted = said.find(({ state }) => state === 'paused' || state === 'stopped')
  const growing = halted ? stoppedFindings(halted, { ...chain, movement: chain.reads }) : []
  return [...growing, ...drainsWhileBroken(source, chain)]
}

/** Movement and silence of an end are part of the chain, which says them better. */
const LEFT_TO_CHAIN: ReadonlySet<HealthState> = new Set(['flowing', 'quiet', 'unusually-quiet'])

function sourceEnd(source: SourceFacts, name: string | null): readonly Finding[] {
  return ofEnd(`source ${name ?? ''}`, sourceFindings(source)).filter(
    ({ state }) => !LEFT_TO_CHAIN.has(state),
  )
}

function destinationEnd(destination: DestinationFacts, name: string | null): readonly Finding[] {
  const end = `destination ${name ?? ''}`
  const status = statusFinding(destination)
  const tasks = taskFindings(destination)
  if (status) return ofEnd(end, [status, ...tasks])
  const late = dataFinding(destination.data)
  // Limits on what waits are told by `sharedFindings`, with whose number it is.
  const limits = limitFindings(destination.breaches.filter((one) => !isOfBacklog(one)))
  return ofEnd(end, [...tasks, ...(late ? [late] : limits)])
}

function ofEnd(end: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((one) => ({ ...one, sentence: say`Its ${end.trim()}: ${one.sentence}` }))
}

/** The source is broken while what it wrote before is still being read. */
function drainsWhileBroken(source: SourceFacts, chain: ChainFacts): readonly Finding[] {
  const { lag, reads } = chain
  if (!isStatus(source, 'broken') || source.movement.moves !== 'no') return []
  if (reads.moves !== 'yes' || lag.trend !== 'falling' || lag.records === null) return []
  return [
    {
      state: 'broken',
      label: 'Broken at source, draining',
      sentence: say`Broken at source, the buffer is draining: ${amount(lag.records)} records are left to read.`,
      evidence: chainEvidence(chain),
    },
  ]
}

function chainOf(
  { lag, reads, atMs }: PipelineFacts,
  source: SourceFacts,
  { windowMs }: DestinationFacts,
): ChainFacts {
  return { source, reads, lag, windowMs, atMs }
}

function nothing(missing: string): Finding {
  return { state: 'unknown', sentence: say`Unknown: its ${missing} is not known.`, evidence: [] }
}
