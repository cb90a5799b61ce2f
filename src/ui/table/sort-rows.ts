import type { Direction } from './table-column.ts'

const byText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Order of two texts for people: "orders-2" before "orders-10", capitals beside small letters. */
export function compareTexts(a: string, b: string): number {
  return byText.compare(a, b)
}

/**
 * Rows by one value each. What is not known (null, NaN) stands last in both directions; equal rows
 * keep the order they came in. Numbers stand before texts where a column has both.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number | string | null,
  direction: Direction,
): readonly Row[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyed: { readonly row: Row; readonly value: number | string }[] = []
  const missing: Row[] = []
  for (const row of rows) {
    const value = valueOf(row)
    if (value === null || Number.isNaN(value)) missing.push(row)
    else keyed.push({ row, value })
  }
  const sorted = keyed.toSorted((a, b) => sign * compareValues(a.value, b.value))
  return [...sorted.map(({ row }) => row), ...missing]
}

function compareValues(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  return typeof b === 'number' ? 1 : compareTexts(a, b)
}
