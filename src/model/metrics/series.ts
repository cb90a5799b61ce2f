/**
 * One metric over time as two columns of equal length, oldest first.
 *
 * `timesMs` are epoch milliseconds, UTC, strictly ascending; each sample keeps the time the API gave
 * it. `values` are finite, or NaN where the API sent a sample without a value: NaN breaks the line.
 * A moment without any sample is simply absent; whether that is a hole follows from the step that
 * was asked for (see `series/gaps.ts`), never from the data.
 */
export type Series = {
  readonly timesMs: readonly number[]
  readonly values: readonly number[]
}

/** The end of a series that was asked for and holds no sample. */
export const EMPTY_SERIES: Series = { timesMs: [], values: [] }
