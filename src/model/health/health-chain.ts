import type { Lag, Movement, SourceFacts } from './health-facts.ts'
import { quietFinding } from './health-source.ts'
import { amount, clock, duration, rate, say } from './health-words.ts'
import type { Evidence, Finding, Sentence } from './health.ts'

/** What the rows of the table are told: both movements and the lag between them. */
export type ChainFacts = {
  /** `null`: a destination is judged alone. */
  readonly source: SourceFacts | null
  readonly reads: Movement
  readonly lag: Lag
  /** W of the destination. */
  readonly windowMs: number
  readonly atMs: number
}

/** A lag that was never worth more than this is not worth a word: it follows the load. */
const WORTH_A_WORD_MS = 60_000
/** A source that writes and a destination that reads nothing agree only for so many W. */
const NOT_READ_AFTER = 3
/** The shortest W there is. */
const SILENT_MS = 5 * 60_000

/**
 * The rows of docs/health.md for an Active pipeline with fresh numbers, or for a destination alone.
 * Every combination of inputs ends in a finding; what the inputs cannot decide ends as Unknown.
 */
export function chainFinding(facts: ChainFacts): Finding {
  const { reads } = facts
  if (reads.moves === 'not known' && !isSilentWithout(facts)) {
    return unknown(facts, say`${reads.how}`)
  }
  const sourceMoves = facts.source?.movement.moves ?? 'yes'
  if (reads.moves === 'yes') return readingFinding(facts, sourceMoves)
  return hasLag(facts.lag) ? waitingFinding(facts) : nothingWaits(facts, sourceMoves)
}

/**
 * Nothing waits and nothing has been read for some minutes. For a sink that writes rarely that is less
 * than W, and still no stall: there is nothing to write.
 */
function isSilentWithout({ reads, lag }: ChainFacts): boolean {
  return lag.records !== null && !hasLag(lag) && reads.overMs >= SILENT_MS
}

/** The destination reads. */
function readingFinding(facts: ChainFacts, sourceMoves: Movement['moves']): Finding {
  const { lag, source } = facts
  const { trend } = lag
  if (sourceMoves === 'not known') return unknown(facts, say`${source?.movement.how ?? ''}`)
  if (sourceMoves === 'no' && source) {
    if (lag.records === null) return unknown(facts, say`the lag is not reported`)
    if (!hasLag(lag)) return withEvidence(quietFinding(source, true), facts)
    if (trend === 'falling') return draining(facts)
  }
  const counts = lag.worthMs === null || lag.worthMs >= WORTH_A_WORD_MS
  if (hasLag(lag) && counts && trend === 'rising') {
    const growth = lag.perSec === null ? '' : say`, growing by ${rate(lag.perSec)}`
    const sentence = say`Falling behind: ${waiting(lag)}${growth}.`
    return finding(facts, 'behind', sentence)
  }
  if (hasLag(lag) && counts && trend === 'falling') return draining(facts)
  return finding(facts, 'flowing', say`Flowing: ${pace(facts)}, ${waiting(lag)}.`)
}

/** What is read; of a shared destination only what the source writes is known. */
function pace({ reads, source }: ChainFacts): Sentence {
  if (reads.perSec !== null) return say`${rate(reads.perSec)} read`
  const written = source?.movement.perSec ?? null
  return written === null ? say`it reads` : say`its source writes ${rate(written)}`
}

/** Records wait and nobody reads them. */
function waitingFinding(facts: ChainFacts): Finding {
  const { lag, reads } = facts
  const sinceMs = reads.lastMs ?? facts.atMs - reads.overMs
  const isSinceLeast = reads.lastMs === null
  const unread = say`nothing read ${since(reads, facts)}`
  if (lag.recent === 'not known') {
    return unknown(facts, say`${waiting(lag)}, ${unread}, and where the lag goes is not known`)
  }
  if (lag.recent === 'falling') {
    const sentence = say`Lag shrinks though nothing is read: ${waiting(lag)}, ${unread}. Are records expiring, or were offsets moved?`
    return { ...finding(facts, 'lag-shrinks', sentence), sinceMs, isSinceLeast }
  }
  const sentence = say`Stalled for ${lastsAtLeast(reads)}${duration(facts.atMs - sinceMs)}: ${waiting(lag)}, ${unread}.`
  return {
    ...finding(facts, 'stalled', sentence),
    sinceMs,
    isSinceLeast,
    ...(facts.source && { label: 'Stalled at destination' }),
  }
}

/** No lag, or none reported, and nobody reads. */
function nothingWaits(facts: ChainFacts, sourceMoves: Movement['moves']): Finding {
  const { source, lag, reads, windowMs } = facts
  if (source === null) {
    if (lag.records === null) return unknown(facts, say`nothing read, and the lag is not reported`)
    return finding(facts, 'quiet', say`Quiet: nothing waits, nothing read ${since(reads, facts)}.`)
  }
  if (sourceMoves === 'not known') return unknown(facts, say`${source.movement.how}`)
  if (sourceMoves === 'no') {
    if (lag.records === null) return unknown(facts, say`the lag is not reported`)
    return withEvidence(quietFinding(source, true), facts)
  }
  if (reads.overMs >= NOT_READ_AFTER * windowMs) {
    const sentence = say`Not being read? The source writes, nothing is read ${since(reads, facts)}, and no lag shows: a filter, a topic list or a missing metric.`
    return finding(facts, 'not-read', sentence)
  }
  const neededMs = NOT_READ_AFTER * windowMs
  return unknown(
    facts,
    say`the source writes and nothing is read; after ${duration(neededMs)} of that it is trouble`,
  )
}

function draining(facts: ChainFacts): Finding {
  const { lag } = facts
  const pace = lag.perSec === null ? '' : say`, shrinking by ${rate(Math.abs(lag.perSec))}`
  return finding(facts, 'draining', say`Draining: ${waiting(lag)}${pace}.`)
}

export function hasLag({ records, floor }: Lag): boolean {
  return records !== null && records > floor
}

function waiting({ records }: Lag): Sentence {
  return records === null ? say`lag not reported` : say`${amount(records)} records waiting`
}

/** "since 13:50", or where the last reading lies before the window, "for 15 min or longer". */
function since({ lastMs, overMs }: Movement, { atMs }: ChainFacts): Sentence {
  if (lastMs !== null && lastMs <= atMs) return say`since ${clock(lastMs)}`
  return say`for ${duration(overMs)} or longer`
}

function lastsAtLeast({ lastMs }: Movement): string {
  return lastMs === null ? 'at least ' : ''
}

function unknown(facts: ChainFacts, reason: Sentence): Finding {
  return finding(facts, 'unknown', say`Unknown: ${reason}.`)
}

function finding(facts: ChainFacts, state: Finding['state'], sentence: Sentence): Finding {
  return { state, sentence, evidence: chainEvidence(facts) }
}

function withEvidence(quiet: Finding, facts: ChainFacts): Finding {
  return { ...quiet, evidence: chainEvidence(facts) }
}

/** Inputs of the table, for every verdict that comes out of it. */
export function chainEvidence({ source, reads, lag, atMs }: ChainFacts): readonly Evidence[] {
  const ofSource: readonly Evidence[] = source
    ? [
        moves('source', source.movement),
        { name: 'newest change', value: source.silence, unit: 'ms', atMs: source.atMs },
      ]
    : []
  return [
    ...ofSource,
    moves('destination', reads),
    { name: 'records read', value: reads.perSec, unit: 'perSec', atMs },
    { name: 'recordsLag', value: lag.records, unit: 'records', atMs: lag.atMs },
    { name: 'direction of the lag', value: lag.trend, unit: null, atMs: lag.atMs },
    { name: 'change of the lag', value: lag.perSec, unit: 'perSec', atMs: lag.atMs },
  ]
}

function moves(who: string, { moves: value, how, lastMs }: Movement): Evidence {
  return { name: `${who} moves (${how})`, value, unit: null, atMs: lastMs }
}
