/** A sum over entities. */
export type Total = {
  /** Null: none of them is known. */
  readonly value: number | null
  /** How many could not be counted in: then the sum is a lower bound. */
  readonly missing: number
}

/** Sum of what is known. An empty account has the sum 0. */
export function totalOf(values: readonly (number | null)[]): Total {
  const known = values.filter((value) => value !== null)
  const missing = values.length - known.length
  const value = known.length === 0 && missing > 0 ? null : known.reduce((sum, one) => sum + one, 0)
  return { value, missing }
}
