import { NoValue } from '#src/ui/quantity.tsx'
import { percentText } from './percent-text.ts'

/** A share of 0 to 1 in percent; null and missing as elsewhere. */
export function Share({ value }: { value: number | null | undefined }) {
  if (value === undefined || value === null) return <NoValue value={value} />
  return <span className="whitespace-nowrap">{percentText(value)}</span>
}
