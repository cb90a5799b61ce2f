/** How a status is drawn: colour token and shape always together with a word (design: states). */
export type StatusTone = 'ok' | 'info' | 'warn' | 'crit' | 'off'
export type StatusShape = 'circle' | 'ring' | 'half' | 'triangle' | 'diamond' | 'bars' | 'unknown'

export type StatusLook = {
  readonly tone: StatusTone
  readonly shape: StatusShape
  readonly word: string
  /** What the word means to an operator. */
  readonly meaning: string
}

const KNOWN: Readonly<Record<string, StatusLook>> = {
  active: { tone: 'ok', shape: 'circle', word: 'Active', meaning: 'Running, says the platform' },
  starting: { tone: 'info', shape: 'half', word: 'Starting', meaning: 'Coming up' },
  pending: { tone: 'info', shape: 'half', word: 'Pending', meaning: 'Waiting to be deployed' },
  unassigned: {
    tone: 'warn',
    shape: 'triangle',
    word: 'Unassigned',
    meaning: 'No worker runs it; bad if it lasts',
  },
  broken: { tone: 'crit', shape: 'diamond', word: 'Broken', meaning: 'Failed; needs somebody' },
  paused: { tone: 'off', shape: 'bars', word: 'Paused', meaning: 'Halted on purpose' },
  stopped: { tone: 'off', shape: 'bars', word: 'Stopped', meaning: 'Halted on purpose' },
  unknown: {
    tone: 'off',
    shape: 'unknown',
    word: 'Unknown',
    meaning: 'The platform cannot tell its state',
  },
}

const NOT_REPORTED: StatusLook = {
  tone: 'off',
  shape: 'unknown',
  word: 'Not reported',
  meaning: 'The answer holds no status',
}

/**
 * Look of a status text. The set is open (API reference §9): a text nobody has seen before is drawn
 * as unknown and keeps its own word. `null` is "not reported", which is not the status "Unknown".
 */
export function statusLook(status: string | null | undefined): StatusLook {
  if (status === null || status === undefined || status.trim() === '') return NOT_REPORTED
  const known = KNOWN[status.trim().toLowerCase()]
  if (known) return known
  return {
    tone: 'off',
    shape: 'unknown',
    word: status.trim(),
    meaning: 'A state this screen does not know',
  }
}

/** Worst first, for sorting and roll-up. */
export const TONE_ORDER: readonly StatusTone[] = ['crit', 'warn', 'info', 'off', 'ok']
