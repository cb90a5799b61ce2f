/**
 * A limit on one number of an entity, with its own way back, so that a value that hovers around the
 * limit is one state and not many.
 */
export type Threshold = {
  /** The API's name of the metric, or a derived name of `docs/health.md`. Values in its own unit. */
  readonly metric: string
  /** From here on it is a warning; absent: no such level. */
  readonly warn?: number
  /** From here on it is critical; absent: no such level. */
  readonly crit?: number
  /** Minutes a level must be held without a break before it counts; 0: at once. */
  readonly forMin: number
  /**
   * The level that ends a raised state: the value must be beyond it. Absent: the warning level (the
   * critical one where there is no warning).
   */
  readonly clear?: number
  /** Which side is the bad one. */
  readonly direction: 'above' | 'below'
}
