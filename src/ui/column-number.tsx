import { columnAge } from '#src/format/column-number.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import type { NumberParts } from '#src/format/number-parts.ts'
import { isDate } from '#src/model/time/zone.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'

export type ColumnNumberProps = {
  parts: NumberParts
  /** Every digit, as a tooltip. */
  title?: string | undefined
}

/** A number of a column (`format/column-number.ts`); units stand in room of one width, figures in line. */
export function ColumnNumber({ parts: { text, unit }, title }: ColumnNumberProps) {
  return (
    <span className="whitespace-nowrap" title={title}>
      {text}
      {unit && (
        <span className="inline-block w-6.5 text-left text-fg-2">
          {THIN_SPACE}
          {unit}
        </span>
      )}
    </span>
  )
}

/** What is no number in a column with units stands where its figures end. */
export function BesideUnits({ children }: { children: React.ReactNode }) {
  return <span className="pr-6.5">{children}</span>
}

/** How long ago a moment was (epoch ms), for a column; drawn again when its text changes. */
export function ColumnAge({ sinceMs }: { sinceMs: number }) {
  const age = useFromNow((nowMs) => {
    const { text, unit } = columnAge(nowMs - sinceMs)
    return `${text} ${unit}`
  })
  const [text = '', unit = ''] = age.split(' ')
  return (
    <time dateTime={isDate(sinceMs) ? new Date(sinceMs).toISOString() : undefined}>
      <ColumnNumber parts={{ text, unit }} />
    </time>
  )
}
