import type { StatusShape, StatusTone } from '#src/model/status.ts'

/** How a call to the API ended, for people; words nobody has seen before stay as they came. */
export function outcomeText(outcome: string): string {
  const status = /^status_(\d{3})$/.exec(outcome)?.[1]
  if (status !== undefined) return `${STATUSES[status] ?? 'Answered with status'} (${status})`
  return OUTCOMES[outcome] ?? outcome
}

const OUTCOMES: Readonly<Record<string, string>> = {
  ok: 'Good answer',
  timeout: 'No answer in time',
  unreachable: 'Could not be reached',
  bad_answer: 'Answer could not be used',
  other: 'Other',
}

const STATUSES: Readonly<Record<string, string>> = {
  400: 'Refused the parameters',
  401: 'Refused the token',
  403: 'Permission missing',
  404: 'Nothing there',
  422: 'Refused the parameters',
  429: 'Asked to slow down',
  500: 'Error in the API',
  502: 'Error before the API',
  503: 'API not available',
  504: 'API too slow',
}

/** How reads of viewers were answered, in the order in which people ask. */
export const CACHE_OUTCOMES = [
  { outcome: 'hit', words: 'Fresh from the store' },
  { outcome: 'stale', words: 'Old from the store' },
  { outcome: 'negative', words: 'Refusal remembered' },
  { outcome: 'coalesced', words: 'Waited for the call of another' },
  { outcome: 'miss', words: 'Waited for a call of its own' },
] as const

export type StateLook = Readonly<{ tone: StatusTone; shape: StatusShape; words: string }>

/** State of the breaker, which stops calls to an API that only fails. */
export function breakerLook(state: string): StateLook {
  return BREAKER[state] ?? { tone: 'off', shape: 'unknown', words: state }
}

const BREAKER: Readonly<Record<string, StateLook>> = {
  closed: { tone: 'ok', shape: 'circle', words: 'Calls are let through' },
  half_open: { tone: 'info', shape: 'half', words: 'Trying one call' },
  open: { tone: 'crit', shape: 'diamond', words: 'No calls: too many failed' },
}

/** Why a sign-in failed; codes nobody has seen before stay as they came. */
export function reasonText(reason: string): string {
  if (/^status_4\d\d$/.test(reason)) return `the API refused the key (${reason.slice(-3)})`
  if (/^status_\d{3}$/.test(reason)) return `the API answered ${reason.slice(-3)}`
  if (CONNECTION.test(reason)) return `no connection (${reason.toUpperCase()})`
  return REASONS[reason] ?? reason
}

/** Codes of the system and of the HTTP client. */
const CONNECTION = /^(?:e[a-z]+|eai_again|und_err_[a-z_]+)$/

const REASONS: Readonly<Record<string, string>> = {
  total_timeout: 'no answer in time',
  no_token_in_answer: 'the answer held no token',
  secret_file_unreadable: 'a file with the key could not be read',
}
