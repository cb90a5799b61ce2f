import type { PipelineFacts } from './health-facts.ts'
import { duration, say } from './health-words.ts'
import type { Evidence, Finding, HealthState } from './health.ts'

/** States in which records wait unread. */
const UNREAD: ReadonlySet<HealthState> = new Set([
  'paused',
  'stopped',
  'stopped-growing',
  'broken',
  'stalled',
  'lag-shrinks',
])

/**
 * A finding about a pipeline whose records wait unread, with the time until its topics let go of the
 * first of them. Without `topicRetentionHours`, or where nothing waits, it stays as it is.
 */
export function withTopicRetention(finding: Finding, facts: PipelineFacts): Finding {
  const { topicRetentionMs, atMs, lag } = facts
  const sinceMs = unreadSinceMs(facts)
  if (!UNREAD.has(finding.state) || topicRetentionMs === null || sinceMs === null) return finding
  if (lag.records !== null && lag.records <= lag.floor) return finding
  const unreadMs = Math.max(0, atMs - sinceMs)
  const left =
    unreadMs >= topicRetentionMs
      ? say`the first unread records may be gone`
      : say`the first unread records go in at most ${duration(topicRetentionMs - unreadMs)}`
  const evidence: readonly Evidence[] = [
    { name: 'topicRetentionHours', value: topicRetentionMs, unit: 'ms', atMs: null },
    { name: 'unread for at least', value: unreadMs, unit: 'ms', atMs },
  ]
  return {
    ...finding,
    sentence: say`${finding.sentence} Its topics keep records for ${duration(topicRetentionMs)}: ${left}.`,
    evidence: [...finding.evidence, ...evidence],
  }
}

/**
 * Since when nothing of this pipeline is read, as far as it was seen; it may be longer. What a shared
 * destination reads says nothing of one pipeline.
 */
function unreadSinceMs({ haltedSinceMs, reads, sharedBy, atMs }: PipelineFacts): number | null {
  const isOwn = sharedBy < 2 && reads.moves === 'no'
  const readMs = isOwn ? (reads.lastMs ?? atMs - reads.overMs) : null
  const known = [haltedSinceMs, readMs].filter((ms) => ms !== null)
  return known.length === 0 ? null : Math.min(...known)
}
