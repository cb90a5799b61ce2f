import type { HttpError } from '#src/api/http/errors.ts'
import type { Trace } from '#src/api/http/trace.ts'

/**
 * What a read gives back. `asOfMs`: epoch ms when the API gave these values, which is the moment of
 * receipt minus the proxy's `Age` header; of several answers put together, the oldest. `failure`:
 * why the proxy could not get newer values and gave these instead; absent: nothing failed. `traces`:
 * what went over the wire for it; absent: nothing, or nobody kept it.
 */
export type Answer<T> = {
  readonly value: T
  readonly asOfMs: number
  readonly failure?: HttpError | undefined
  readonly traces?: readonly Trace[] | undefined
}

/** The same answer, understood: another value, and the age and failure it came with. */
export function withValue<T>(answer: Answer<unknown>, value: T): Answer<T> {
  const { asOfMs, failure, traces } = answer
  return {
    value,
    asOfMs,
    ...(failure === undefined ? {} : { failure }),
    ...(traces === undefined ? {} : { traces }),
  }
}

/** Several answers as one: the values in order, as old as the oldest. Of none: as of `nowMs`. */
export function joinAnswers<T>(answers: readonly Answer<T>[], nowMs: number): Answer<readonly T[]> {
  let asOfMs = nowMs
  for (const answer of answers) asOfMs = Math.min(asOfMs, answer.asOfMs)
  const failure = answers.find((answer) => answer.failure !== undefined)?.failure
  const all = answers.flatMap(({ traces = [] }) => traces)
  const traces = all.length > 0 ? all : undefined
  return withValue(
    { value: null, asOfMs, failure, traces },
    answers.map((answer) => answer.value),
  )
}
