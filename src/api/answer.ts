/**
 * What a read gives back. `asOfMs`: epoch ms when the API gave these values, which is the moment of
 * receipt minus the proxy's `Age` header; of several answers put together, the oldest.
 */
export type Answer<T> = { readonly value: T; readonly asOfMs: number }

/** Several answers as one: the values in order, as old as the oldest. Of none: as of `nowMs`. */
export function joinAnswers<T>(answers: readonly Answer<T>[], nowMs: number): Answer<readonly T[]> {
  let asOfMs = nowMs
  for (const answer of answers) asOfMs = Math.min(asOfMs, answer.asOfMs)
  return { value: answers.map((answer) => answer.value), asOfMs }
}
