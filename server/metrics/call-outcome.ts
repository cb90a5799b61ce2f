/** What a good answer of the API is called, in metrics and on the diagnostics page. */
export const GOOD = 'ok'

const PLAIN = /^[a-z0-9_]{1,40}$/
/** The API understood and has nothing, or the page asked wrongly: an answer, not trouble. */
const ANSWERS = new Set(['status_400', 'status_404', 'status_422'])

/**
 * The outcome of a call as a short word that may stand in a label: `ok`, `status_503`, `timeout`,
 * `und_err_socket`. Anything that is not such a word is `other`, so that no text of the API and no
 * endless set of values comes through.
 */
export function outcomeLabel(outcome: string): string {
  const word = outcome.toLowerCase()
  if (word === '200') return GOOD
  if (/^\d{3}$/.test(word)) return `status_${word}`
  return PLAIN.test(word) ? word : 'other'
}

/** Whether a call with this label failed, as opposed to was answered. */
export function isTrouble(label: string): boolean {
  return label !== GOOD && !ANSWERS.has(label)
}
