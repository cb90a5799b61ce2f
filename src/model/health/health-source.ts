import { withChangeLog } from './health-change-log.ts'
import type { SourceFacts, UsualSilence } from './health-facts.ts'
import { limitFindings } from './health-limits.ts'
import { dataFinding, statusEvidence, statusFinding, taskFindings } from './health-status.ts'
import { amount, clock, duration, rate, say } from './health-words.ts'
import { verdictFrom, type Evidence, type Finding, type Verdict } from './health.ts'

/** From this share on, repeated sends are more than a broker that moves. */
const RETRY_SHARE = 0.005

/** The verdict on one source: the worst of what its status, its numbers and its limits say. */
export function sourceVerdict(facts: SourceFacts): Verdict {
  return verdictFrom(sourceFindings(facts))
}

/** Everything that can be said about a source, in no order. */
export function sourceFindings(facts: SourceFacts): readonly [Finding, ...Finding[]] {
  const [first, ...others] = findings(facts)
  return [withChangeLog(first, facts), ...others]
}

function findings(facts: SourceFacts): readonly [Finding, ...Finding[]] {
  const status = statusFinding(facts)
  const late = dataFinding(facts.data)
  const tasks = taskFindings(facts)
  if (status) {
    const isOpen = status.state === 'unknown' && !late
    return [withSilence(status, facts), ...tasks, ...(isOpen ? limitsOf(facts) : [])]
  }
  if (late) return [withStatus(late, facts), ...tasks]
  return [movementFinding(facts), ...tasks, ...limitsOf(facts), ...retryFindings(facts)]
}

/** A broken source has stood still since its newest change; that is when its trouble began. */
function withSilence(status: Finding, facts: SourceFacts): Finding {
  if (status.state !== 'broken') return status
  return { ...status, evidence: evidenceOf(facts), sinceMs: lastEventMs(facts) }
}

/** Behind-source keeps its last value while nothing comes: a limit on it means nothing then. */
function limitsOf({ breaches, movement }: SourceFacts): readonly Finding[] {
  const isFrozen = movement.moves !== 'yes'
  return limitFindings(
    breaches.filter(
      ({ threshold }) => !isFrozen || threshold.metric !== 'StreamingMilliSecondsBehindSource',
    ),
  )
}

function movementFinding(facts: SourceFacts): Finding {
  const { movement, connected, snapshot } = facts
  if (snapshot.isRunning === true) return snapshotFinding(facts)
  if (movement.moves === 'yes') return flowing(facts)
  if (movement.moves === 'no' && connected !== null && connected === 0) {
    const sentence = say`Disconnected though Active: no connection to the database${silentSince(facts)}.`
    const evidence = [...evidenceOf(facts), flag('StreamingConnected', connected, facts)]
    return { state: 'disconnected', sentence, evidence, sinceMs: lastEventMs(facts) }
  }
  if (movement.moves === 'not known') return undecided(facts, movement.how)
  return quietFinding(facts)
}

function flowing(facts: SourceFacts): Finding {
  const { perSec } = facts.movement
  const sentence =
    perSec === null ? say`Flowing: it writes.` : say`Flowing: ${rate(perSec)} written.`
  return { state: 'flowing', sentence, evidence: evidenceOf(facts) }
}

function snapshotFinding(facts: SourceFacts): Finding {
  const { movement, sinceLastEventMs, tables } = facts.snapshot
  const evidence = [...evidenceOf(facts), flag('SnapshotRunning', 1, facts)]
  const label = tables ? `Snapshot ${tables.done} of ${tables.of}` : 'Snapshot'
  const silentMs = sinceLastEventMs ?? movement.overMs
  if (movement.moves === 'no' && silentMs >= facts.windowMs) {
    const sentence = say`${label}: running, but no row for ${duration(silentMs)}.`
    return { state: 'snapshot-stuck', sentence, evidence, sinceMs: facts.atMs - silentMs }
  }
  const pace = movement.perSec === null ? say`running` : say`${rate(movement.perSec, 'rows')} read`
  return { state: 'snapshot', label, sentence: say`${label}: ${pace}.`, evidence }
}

/**
 * Silence is good, bad or nothing at all: only what is usual at this hour can tell. That nothing waits
 * tells it apart from a stall.
 */
export function quietFinding(facts: SourceFacts, nothingWaits = false): Finding {
  const { silence, usualSilence } = facts
  const evidence = evidenceOf(facts)
  const waits = nothingWaits ? ', nothing waits' : ''
  if (silence === 'none yet') {
    return { state: 'quiet', sentence: say`Quiet: no change since it started${waits}.`, evidence }
  }
  const fact =
    silence === null ? say`no change seen${waits}` : say`no change for ${duration(silence)}${waits}`
  const sinceMs = lastEventMs(facts)
  if (usualSilence.kind === 'not learned yet' || silence === null) {
    const sentence = say`Quiet: ${fact}; ${notLearned(usualSilence)}.`
    return { state: 'quiet', sentence, evidence, sinceMs }
  }
  const usual = usualWords(usualSilence)
  // Shorter than W no silence says anything, however busy the source usually is.
  if (silence <= Math.max(usualSilence.p99Ms, facts.windowMs)) {
    return { state: 'quiet', sentence: say`Quiet: ${fact}; ${usual}.`, evidence, sinceMs }
  }
  return {
    state: 'unusually-quiet',
    sentence: say`Unusually quiet: ${fact}; ${usual}.`,
    evidence,
    sinceMs,
  }
}

function notLearned(usual: UsualSilence) {
  const seen =
    usual.kind === 'learned'
      ? ''
      : say` (${amount(usual.days, 'flag')} of ${amount(usual.ofDays, 'flag')} days seen)`
  return say`how long is usual is not known yet${seen}`
}

function usualWords({ p99Ms, basis }: Extract<UsualSilence, { kind: 'learned' }>) {
  return say`99 % of ${basis} are under ${duration(p99Ms)}`
}

function retryFindings(facts: SourceFacts): readonly Finding[] {
  const { retryShare } = facts
  if (retryShare === null || retryShare <= RETRY_SHARE) return []
  const percent = amount(Math.round(retryShare * 1000) / 10, 'flag')
  const sentence = say`Retrying: at least ${percent} % of its sends to Kafka had to be repeated; that points at the brokers.`
  const evidence = [
    { name: 'recordRetryTotal share', value: retryShare, unit: null, atMs: facts.atMs },
  ]
  return [{ state: 'retrying', sentence, evidence }]
}

function undecided(facts: SourceFacts, reason: string): Finding {
  return { state: 'unknown', sentence: say`Unknown: ${reason}.`, evidence: evidenceOf(facts) }
}

function withStatus(finding: Finding, facts: SourceFacts): Finding {
  return { ...finding, evidence: [statusEvidence(facts), ...finding.evidence] }
}

/** Inputs that decide about a source, for every verdict on it. */
export function evidenceOf(facts: SourceFacts): readonly Evidence[] {
  const { movement, silence, atMs } = facts
  return [
    statusEvidence(facts),
    {
      name: `source moves (${movement.how})`,
      value: movement.moves,
      unit: null,
      atMs: movement.lastMs,
    },
    { name: 'records written', value: movement.perSec, unit: 'perSec', atMs },
    {
      name: 'StreamingMilliSecondsSinceLastEvent',
      value: silence === 'none yet' ? 'none yet' : silence,
      unit: 'ms',
      atMs,
    },
  ]
}

function flag(name: string, value: number, { atMs }: SourceFacts): Evidence {
  return { name, value, unit: 'flag', atMs }
}

function silentSince(facts: SourceFacts) {
  const sinceMs = lastEventMs(facts)
  return sinceMs === null ? '' : say`, last change ${clock(sinceMs)}`
}

/** When the source saw its newest change, epoch ms; null: not known. */
export function lastEventMs({ silence, atMs }: SourceFacts): number | null {
  return typeof silence === 'number' ? atMs - silence : null
}
