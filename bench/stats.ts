/** The middle of the values; of an even number the mean of the two in the middle; NaN for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Quantile (0 to 1) by linear interpolation between the two nearest values; NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const low = sorted[Math.floor(at)] ?? NaN
  const high = sorted[Math.ceil(at)] ?? NaN
  return low + (high - low) * (at - Math.floor(at))
}

/**
 * Straight line through values at 0, 1, 2, … by least squares: its slope and the standard error of
 * the slope. At least three values.
 */
export function trend(values: readonly number[]): { slope: number; error: number } {
  const count = values.length
  const middle = (count - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  let spread = 0
  let product = 0
  for (const [at, value] of values.entries()) {
    spread += (at - middle) ** 2
    product += (at - middle) * (value - mean)
  }
  const slope = product / spread
  let rest = 0
  for (const [at, value] of values.entries()) rest += (value - mean - slope * (at - middle)) ** 2
  return { slope, error: Math.sqrt(rest / (count - 2) / spread) }
}
