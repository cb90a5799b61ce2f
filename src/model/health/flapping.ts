import type { StatusTone } from '#src/model/status.ts'

/** A change from one status to another that was seen happening; texts as the platform writes them. */
export type StatusChange = {
  readonly atMs: number
  readonly from: string | null
  readonly to: string | null
}

/** `count`: changes of the last 60 minutes. */
export type Flapping = {
  readonly count: number
  readonly sinceMs: number
  readonly worst: StatusTone
}

export const FLAP_WINDOW_MS = 60 * 60_000
const FLAP_CHANGES = 4
const CALM_MS = 30 * 60_000

/**
 * Whether an entity flaps: four changes or more within 60 minutes, until 30 minutes go by without
 * one. Null: it does not. What people do on purpose (to and from Paused or Stopped) does not count.
 * @param changes oldest first
 * @param toneOf the tone of a status text
 */
export function flapping(
  changes: readonly StatusChange[],
  nowMs: number,
  toneOf: (status: string | null) => StatusTone,
): Flapping | null {
  const counted = changes.filter(({ atMs, from, to }) => atMs <= nowMs && !isOnPurpose(from, to))
  const restless = sinceLastCalm(counted, nowMs)
  const start = restless.find(({ atMs }, index) => {
    const fourth = restless[index + FLAP_CHANGES - 1]
    return fourth !== undefined && fourth.atMs - atMs <= FLAP_WINDOW_MS
  })
  if (!start) return null
  const sinceMs = start.atMs
  const recent = restless.filter(({ atMs }) => nowMs - atMs <= FLAP_WINDOW_MS)
  const tones = recent.flatMap(({ from, to }) => [toneOf(from), toneOf(to)])
  return { count: recent.length, sinceMs, worst: worstTone(tones) }
}

/** The changes that no calm of 30 minutes has followed; `[]`: it is calm now. */
function sinceLastCalm(changes: readonly StatusChange[], nowMs: number): readonly StatusChange[] {
  const lastCalm = changes.findLastIndex(
    ({ atMs }, index) => (changes[index + 1]?.atMs ?? nowMs) - atMs >= CALM_MS,
  )
  return changes.slice(lastCalm + 1)
}

function isOnPurpose(from: string | null, to: string | null): boolean {
  return [from, to].some((status) => ['paused', 'stopped'].includes(status?.toLowerCase() ?? ''))
}

/** A state that jumps is never good news, however good its two halves are. */
function worstTone(tones: readonly StatusTone[]): StatusTone {
  return tones.includes('crit') ? 'crit' : 'warn'
}
