/**
 * How a lag in time stands to the pipeline's own. `at least`: the source's writes of other topics were
 * counted, so as many records took less time. `at most`: records that wait for other pipelines were
 * counted. `rough`: both.
 */
export type LagBound = 'exact' | 'at least' | 'at most' | 'rough'

/** Which ends count only what is of the pipeline: its own topics, or a connector that has no others. */
export function lagBound(isOwn: {
  readonly source: boolean
  readonly destination: boolean
}): LagBound {
  if (isOwn.source) return isOwn.destination ? 'exact' : 'at most'
  return isOwn.destination ? 'at least' : 'rough'
}

/** Before a duration: "≈", or the side on which the pipeline's own lies. */
export const BOUND_SIGN: Readonly<Record<LagBound, string>> = {
  exact: '≈',
  'at least': '≥',
  'at most': '≤',
  rough: '≈',
}

/** Why; null: there is nothing to say. */
export const BOUND_NOTE: Readonly<Record<LagBound, string | null>> = {
  exact: null,
  'at least': 'at least: the source’s other topics count, too',
  'at most': 'at most: records of other topics wait there, too',
  rough: 'rough: other topics count at both ends',
}
