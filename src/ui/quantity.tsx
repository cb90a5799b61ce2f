import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatNumber, formatText, type DisplayUnit } from '#src/format/number.ts'

export type QuantityProps = {
  /** `undefined`: not in the answer; `null`: the API says it has none; a number is measured. */
  value: number | null | undefined
  unit: DisplayUnit
}

/** A number with its unit at card precision; the exact number is its tooltip. */
export function Quantity({ value, unit }: QuantityProps) {
  if (value === undefined || value === null) return <NoValue value={value} />
  const card = formatNumber(value, unit, { detail: 'card' })
  return (
    <span className="whitespace-nowrap" title={formatText(value, unit, 'full')}>
      {card.text}
      {card.unit && <span className="unit text-fg-2">&#8239;{card.unit}</span>}
    </span>
  )
}

/** The mark for a value that is not there, and which of the two absences it is. */
export function NoValue({ value }: { value: null | undefined }) {
  const reason = value === null ? 'not reported' : 'not in the answer'
  return (
    <span className="text-fg-3" title={reason}>
      <span aria-hidden="true">{value === null ? NOT_REPORTED_MARK : 'n/a'}</span>
      <span className="sr-only">{reason}</span>
    </span>
  )
}
