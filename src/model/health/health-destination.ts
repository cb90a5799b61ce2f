import { chainEvidence, chainFinding, hasLag, type ChainFacts } from './health-chain.ts'
import type { DestinationFacts, Lag, Movement } from './health-facts.ts'
import { limitFindings } from './health-limits.ts'
import { dataFinding, statusEvidence, statusFinding, taskFindings } from './health-status.ts'
import { amount, rate, say } from './health-words.ts'
import { verdictFrom, type Finding, type Verdict } from './health.ts'

/** The verdict on one destination: the worst of what its status, its numbers and its limits say. */
export function destinationVerdict(facts: DestinationFacts): Verdict {
  return verdictFrom(destinationFindings(facts))
}

function destinationFindings(facts: DestinationFacts): readonly [Finding, ...Finding[]] {
  const status = statusFinding(facts)
  const tasks = taskFindings(facts)
  const late = dataFinding(facts.data)
  if (status) {
    if (late) return [status, ...tasks]
    // A halted or failed connector is not measured against limits; an odd status word hides none.
    const limits = status.state === 'unknown' ? limitFindings(facts.breaches) : []
    return [withBacklog(status, facts), ...tasks, ...stoppedFindings(status, facts), ...limits]
  }
  if (late) return [{ ...late, evidence: [statusEvidence(facts)] }, ...tasks]
  const chain = chainFinding(destinationChain(facts))
  const evidence = [statusEvidence(facts), ...chain.evidence]
  return [{ ...chain, evidence }, ...tasks, ...limitFindings(facts.breaches)]
}

/** What waits behind a broken connector is the first thing anybody asks. */
export function withBacklog(
  status: Finding,
  { lag, atMs }: { readonly lag: Lag; readonly atMs: number },
): Finding {
  if (status.state !== 'broken' || lag.records === null) return status
  return {
    ...status,
    sentence: say`Broken, says the platform: ${amount(lag.records)} records waiting${growth(lag)}.`,
    evidence: [
      ...status.evidence,
      { name: 'recordsLag', value: lag.records, unit: 'records', atMs: lag.atMs ?? atMs },
    ],
  }
}

/** Stopped on purpose, while the records that it should read pile up. */
export function stoppedFindings(
  status: Finding,
  facts: { readonly movement: Movement; readonly lag: Lag; readonly atMs: number },
): readonly Finding[] {
  const { movement, lag } = facts
  const isHalted = status.state === 'paused' || status.state === 'stopped'
  if (!isHalted || !hasLag(lag) || lag.recent !== 'rising' || movement.moves === 'yes') return []
  const word = status.state === 'paused' ? 'Paused' : 'Stopped'
  const chain = chainEvidence({ ...facts, source: null, reads: movement, windowMs: 0 })
  return [
    {
      state: 'stopped-growing',
      label: `${word}, backlog grows`,
      sentence: say`${word} on purpose, and ${amount(lag.records ?? 0)} records wait${growth(lag)}. The topics keep them only for their retention.`,
      evidence: [...status.evidence, ...chain],
    },
  ]
}

function growth({ recent, perSec }: Lag) {
  return recent === 'rising' && perSec !== null && perSec > 0
    ? say`, growing by ${rate(perSec)}`
    : ''
}

/** A destination alone, as the rows of the table take it. */
export function destinationChain({ movement, lag, windowMs, atMs }: DestinationFacts): ChainFacts {
  return { source: null, reads: movement, lag, windowMs, atMs }
}
