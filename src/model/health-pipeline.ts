import { verdictFrom, type Finding, type HealthState, type Verdict } from './health.ts'
import { chainEvidence, chainFinding, type ChainFacts } from './health-chain.ts'
import type { DestinationFacts, PipelineFacts, SourceFacts } from './health-facts.ts'
import { stoppedFindings, withBacklog } from './health-destination.ts'
import { limitFindings } from './health-limits.ts'
import { dataFinding, isStatus, statusFinding, taskFindings } from './health-status.ts'
import { sourceFindings } from './health-source.ts'
import { amount, say } from './health-words.ts'

/**
 * The verdict on one pipeline: the worst of its own word, of both its ends, of the chain between them
 * and of its limits. The lag of the chain is the pipeline's own where it is known.
 */
export function pipelineVerdict(facts: PipelineFacts): Verdict {
  return verdictFrom(pipelineFindings(facts))
}

function pipelineFindings(facts: PipelineFacts): readonly [Finding, ...Finding[]] {
  const { source, destination } = facts
  // Its metrics are asked for in sight only: without its own word its ends speak for it.
  const own = facts.status === null ? null : statusFinding(facts)
  if (!source || !destination) return [own ?? nothing(source ? 'destination' : 'source')]
  const word = own ? [withBacklog(own, facts)] : []
  const ends = [...sourceEnd(source), ...destinationEnd(destination)]
  const said = [...word, ...ends]
  const isSettled = said.some(({ state }) => SETTLED.has(state))
  const limits = isSettled ? [] : limitFindings(facts.breaches)
  const chain = chainOf(facts, source, destination)
  const isFresh = source.data.kind === 'fresh' && destination.data.kind === 'fresh'
  const moves = isFresh ? movements({ said, isSettled, chain, source }) : []
  // Without fresh numbers an end or the word has said so.
  const [first, ...others] = [...moves, ...said, ...limits]
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

function sourceEnd(source: SourceFacts): readonly Finding[] {
  return ofEnd('source', sourceFindings(source)).filter(({ state }) => !LEFT_TO_CHAIN.has(state))
}

function destinationEnd(destination: DestinationFacts): readonly Finding[] {
  const status = statusFinding(destination)
  const tasks = taskFindings(destination)
  if (status) return ofEnd('destination', [status, ...tasks])
  const late = dataFinding(destination.data)
  return ofEnd('destination', [
    ...tasks,
    ...(late ? [late] : limitFindings(ownLimits(destination))),
  ])
}

function ofEnd(end: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((one) => ({ ...one, sentence: say`Its ${end}: ${one.sentence}` }))
}

/** The lag and the delay of a destination belong to all its pipelines; this one has its own. */
function ownLimits({ breaches }: DestinationFacts) {
  return breaches.filter(({ threshold: { metric } }) => !['recordsLag', 'latency'].includes(metric))
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
