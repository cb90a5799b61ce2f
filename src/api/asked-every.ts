import type { Step } from '#src/model/time/time-range.ts'

/** What the page's clock has to know of a read besides its period. */
export type Asked = {
  /** Width of the buckets, for series and summaries. */
  readonly step?: Step
  /** Latest values: worth asking for more often when the user wants it. */
  readonly isLatest?: true
}

/**
 * What all queries have in common, for answers that are worth asking for again after `periodMs`. The
 * page's one clock asks again; a page that opens on an older answer shows it and asks at once. A
 * failed read is shown, and asked again at a later tick. The proxy's answer is the truth about the
 * network, not the browser's idea of being online.
 */
export function askedEvery(periodMs: number, { step, isLatest }: Asked = {}) {
  return {
    meta: { periodMs, stepMs: step?.ms, isLatest },
    staleTime: periodMs,
    retry: false,
    networkMode: 'always',
  } as const
}
