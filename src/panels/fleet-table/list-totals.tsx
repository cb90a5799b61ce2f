import { formatText, type DisplayUnit } from '#src/format/number.ts'
import { totalOf } from '#src/series/total.ts'
import { AtLeast } from '#src/ui/at-least.tsx'
import { Quantity } from '#src/ui/quantity.tsx'

/** A sum over the rows that a list shows. */
export type ListTotal = {
  /** "Written". */
  readonly label: string
  /** What exactly is counted. */
  readonly explanation: string
  readonly unit: DisplayUnit
  /** One per thing that counts; null: not known. */
  readonly values: readonly (number | null)[]
}

/** Sums beside the number of rows; where a part is not known, how many were counted. */
export function ListTotals({ totals }: { totals: readonly ListTotal[] }) {
  return (
    <dl className="flex flex-wrap gap-x-5">
      {totals.map(({ label, explanation, unit, values }) => {
        const { value, missing } = totalOf(values)
        const counted = values.length - missing
        return (
          <div key={label} title={explanation} className="flex items-baseline gap-1.5">
            <dt>{label}</dt>
            <dd
              className="text-fg"
              title={value === null ? undefined : formatText(value, unit, 'full')}
            >
              {value !== null && missing > 0 && <AtLeast />}
              <Quantity value={value} unit={unit} />
              {missing > 0 && (
                <span className="text-2xs text-fg-2">
                  {' '}
                  {counted} of {values.length} counted
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Records per second, as all totals of movement count them. */
export const RECORDS_PER_SEC = { rate: 'records' } as const
