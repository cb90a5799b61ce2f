import type { ChangeLogFacts, SourceFacts } from './health-facts.ts'
import { duration, round, say } from './health-words.ts'
import type { Evidence, Finding, HealthState, Sentence } from './health.ts'

/** States in which nothing is read from the database, so that its change log fills or runs out. */
const STANDS_STILL: ReadonlySet<HealthState> = new Set([
  'broken',
  'paused',
  'stopped',
  'unassigned',
  'disconnected',
])

/**
 * A finding about a source that stands still, with what its database keeps for it meanwhile. Bytes in
 * Kafka are not bytes of change log: it is an order of magnitude, and nothing here is ever called safe.
 */
export function withChangeLog(finding: Finding, { changeLog, atMs }: SourceFacts): Finding {
  const { stillSinceMs } = changeLog
  if (!STANDS_STILL.has(finding.state) || stillSinceMs === null) return finding
  const stillMs = Math.max(0, atMs - stillSinceMs)
  const words = [keptWords(changeLog, stillMs), lossWords(changeLog, stillMs)].filter(
    (one) => one !== null,
  )
  if (words.length === 0) return finding
  const sentence = words.reduce<Sentence>((all, one) => say`${all} ${one}`, finding.sentence)
  return {
    ...finding,
    sentence,
    evidence: [...finding.evidence, ...changeLogEvidence(changeLog, atMs)],
  }
}

/** A log that is kept until it is read fills the disk. */
function keptWords(log: ChangeLogFacts, stillMs: number): Sentence | null {
  const { headroomBytes, bytesPerSec } = log
  if (!isFilling(log)) return null
  const kept = say`Its database has kept changes for ${atLeast(log)}${duration(stillMs)}`
  const room = headroomBytes === null ? null : round(headroomBytes, 'bytes')
  if (bytesPerSec === null) {
    const ofRoom = room === null ? '' : say`, with ${room} of headroom`
    return say`${kept}${ofRoom}; how much they take is not known yet.`
  }
  const logPerSec = (log.factor ?? 1) * bytesPerSec
  const keptBytes = (logPerSec * stillMs) / 1000
  const taken = say`${kept}: of the order of ${round(roughly(keptBytes), 'bytes')} at the usual rate`
  if (headroomBytes === null || room === null) return say`${taken}.`
  if (keptBytes >= headroomBytes) return say`${taken}, perhaps more than the headroom of ${room}.`
  if (logPerSec === 0) return say`${taken}; the headroom is ${room}.`
  const leftMs = ((headroomBytes - keptBytes) / logPerSec) * 1000
  return say`${taken}; ${room} of headroom would last ≈ ${duration(leftMs)} more.`
}

/** A log that is kept for a time loses what was not read in time. */
function lossWords(log: ChangeLogFacts, stillMs: number): Sentence | null {
  const { retentionMs } = log
  if (retentionMs === null) return null
  const kept = say`Its database keeps changes for ${duration(retentionMs)}`
  if (stillMs >= retentionMs) return say`${kept}: the first unread ones may be gone.`
  return say`${kept}: the first unread ones go in ${atMost(log)}${duration(retentionMs - stillMs)}.`
}

function atLeast({ isAtLeast }: ChangeLogFacts): string {
  return isAtLeast ? 'at least ' : ''
}

function atMost({ isAtLeast }: ChangeLogFacts): string {
  return isAtLeast ? 'at most ' : '≈ '
}

/** One digit: more would look measured. */
function roughly(bytes: number): number {
  return bytes <= 0 ? 0 : Number(bytes.toPrecision(1))
}

function changeLogEvidence(log: ChangeLogFacts, atMs: number): readonly Evidence[] {
  const { stillSinceMs, headroomBytes, retentionMs } = log
  const given: readonly Evidence[] = [
    { name: 'headroomBytes', value: headroomBytes, unit: 'bytes', atMs: null },
    { name: 'retentionHours', value: retentionMs, unit: 'ms', atMs: null },
  ]
  return [
    {
      name: 'stands still for',
      value: stillSinceMs === null ? null : atMs - stillSinceMs,
      unit: 'ms',
      atMs,
    },
    ...(isFilling(log) ? paceEvidence(log, atMs) : []),
    ...given.filter(({ value }) => value !== null),
  ]
}

/** Whether its bytes matter: the log is kept until it is read, or somebody set its room. */
function isFilling({ headroomBytes, keeps }: ChangeLogFacts): boolean {
  return headroomBytes !== null || keeps === 'until read'
}

function paceEvidence({ bytesPerSec, factor }: ChangeLogFacts, atMs: number): readonly Evidence[] {
  return [
    { name: 'usual bytes to Kafka per minute', value: perMinute(bytesPerSec), unit: 'bytes', atMs },
    { name: 'walFactor', value: factor ?? 'not measured, 1 assumed', unit: 'flag', atMs: null },
  ]
}

function perMinute(perSec: number | null): number | null {
  return perSec === null ? null : perSec * 60
}
