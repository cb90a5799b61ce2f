import type { Freshness } from '#src/model/time/freshness.ts'
import type { DataAge, SourceFacts } from './health-facts.ts'
import { amount, clock, say } from './health-words.ts'
import type { Evidence, Finding } from './health.ts'
import type { Sentence } from './health.ts'

type StatusFacts = {
  readonly status: string | null
  readonly statusAge: Freshness
  readonly desiredState?: string | null
  readonly atMs: number
}

export function isStatus({ status }: { readonly status: string | null }, ...words: string[]) {
  return status !== null && words.includes(status.trim().toLowerCase())
}

/**
 * What the platform's own word amounts to; null for Active, which proves nothing: numbers decide
 * then. A word that is old, missing or new to this screen is Unknown, never good or bad.
 */
export function statusFinding(facts: StatusFacts): Finding | null {
  const { status, statusAge, desiredState = null } = facts
  const evidence = [statusEvidence(facts)]
  if (status === null) {
    return { state: 'unknown', sentence: say`Unknown: no status is reported.`, evidence }
  }
  if (statusAge === 'stale' || statusAge === 'unknown') {
    const sentence = say`Unknown: the status ${status} is too old to trust.`
    return { state: 'unknown', sentence, evidence }
  }
  if (isStatus(facts, 'active')) return null
  const wantsActive = desiredState?.toLowerCase() === 'active'
  if (isStatus(facts, 'paused', 'stopped')) {
    if (wantsActive) {
      const sentence = say`Starting: still ${status.toLowerCase()}, Active is wanted.`
      return { state: 'starting', sentence, evidence: [...evidence, wanted(desiredState, facts)] }
    }
    const state = isStatus(facts, 'paused') ? 'paused' : 'stopped'
    return { state, sentence: say`${status} on purpose.`, evidence }
  }
  if (isStatus(facts, 'broken')) {
    return { state: 'broken', sentence: say`Broken, says the platform.`, evidence }
  }
  if (isStatus(facts, 'starting', 'pending')) {
    return { state: 'starting', sentence: say`Coming up: the status is ${status}.`, evidence }
  }
  if (isStatus(facts, 'unassigned')) {
    return { state: 'unassigned', sentence: say`No worker runs it; bad if it lasts.`, evidence }
  }
  const sentence = isStatus(facts, 'unknown')
    ? say`Unknown: the platform cannot tell its state.`
    : say`Unknown: the status ${status} is new to this screen.`
  return { state: 'unknown', sentence, evidence }
}

/** Failed tasks: part of the data stands still while the connector as a whole looks alive. */
export function taskFindings({
  tasks,
  atMs,
}: Pick<SourceFacts, 'tasks' | 'atMs'>): readonly Finding[] {
  if (!tasks || tasks.failed === 0) return []
  const sentence = say`${amount(tasks.failed, 'flag')} of ${amount(tasks.of, 'flag')} tasks failed: what they carry does not move.`
  const evidence: Evidence = { name: 'failed tasks', value: tasks.failed, unit: 'flag', atMs }
  return [{ state: 'task-failed', sentence, evidence: [evidence] }]
}

/** Why numbers cannot be trusted; null: they can. It says nothing about the entity itself. */
export function dataFinding(data: DataAge): Finding | null {
  if (data.kind === 'fresh') return null
  return { state: 'unknown', sentence: dataSentence(data), evidence: [] }
}

function dataSentence(data: Exclude<DataAge, { kind: 'fresh' }>): Sentence {
  switch (data.kind) {
    case 'late':
      return say`Unknown: no new metrics since ${clock(data.newestMs)}; that says nothing about the data itself.`
    case 'late everywhere':
      return say`Unknown: metrics of nearly everything are late since ${clock(data.sinceMs)}; pipelines may be fine.`
    case 'none':
      return say`Unknown: the API has no metrics of it.`
    case 'not read':
      return say`Unknown: its metrics could not be read.`
  }
}

export function statusEvidence({ status, atMs }: StatusFacts): Evidence {
  return { name: 'connector_status', value: status, unit: null, atMs }
}

function wanted(desiredState: string | null, { atMs }: StatusFacts): Evidence {
  return { name: 'desired_state', value: desiredState, unit: null, atMs }
}
