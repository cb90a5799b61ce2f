import { memo } from 'react'
import { sentenceText } from '#src/format/sentence.ts'
import { Age } from '#src/ui/age.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { useClockText } from '#src/ui/use-clock-text.ts'
import { VerdictBadge } from '#src/ui/verdict-badge.tsx'
import type { FleetRow, ShownVerdict } from './fleet-row.ts'
import type { TableColumn } from '#src/ui/table/table-column.ts'

/** A verdict with its sentence as the tooltip. */
export const VerdictCell = memo(function VerdictCell({
  verdict,
}: {
  verdict: ShownVerdict | null
}) {
  const clockText = useClockText()
  if (!verdict) return <span className="text-fg-3">…</span>
  const title = sentenceText(verdict.sentence, clockText)
  return (
    <span title={title} className="flex overflow-hidden">
      <VerdictBadge verdict={verdict} asOfMs={verdict.staleAsOfMs} />
    </span>
  )
})

/** How long an entity has been in its state, as far as that is known. */
export const SinceCell = memo(function SinceCell({ sinceMs }: { sinceMs: number | null }) {
  return sinceMs === null ? <NoValue value={null} /> : <Age sinceMs={sinceMs} />
})

export type NameCellProps = {
  href: string
  name: string
  verdict: ShownVerdict | null
  /** What the hidden columns would say, for narrow screens. */
  children?: React.ReactNode
}

/** The name of a row; on narrow screens with its verdict above and its numbers below. */
export function NameCell({ href, name, verdict, children }: NameCellProps) {
  return (
    <>
      <span className="block text-2xs sm:hidden">
        <VerdictCell verdict={verdict} />
      </span>
      <RowLink href={href} name={name} />
      {children && <span className="block truncate text-2xs text-fg-2 sm:hidden">{children}</span>}
    </>
  )
}

const RowLink = memo(EntityLink)

/** The columns that every list has. */
export const VERDICT_COLUMN: TableColumn<FleetRow> = {
  id: 'verdict',
  header: 'Verdict',
  width: 'w-38',
  from: 'sm',
  sortBy: ({ verdict }) => verdict?.severity ?? null,
  firstOrder: 'desc',
  cell: ({ verdict }) => <VerdictCell verdict={verdict} />,
}

export const SINCE_COLUMN: TableColumn<FleetRow> = {
  id: 'since',
  header: 'Since',
  explanation: 'How long it has been in this state, as far as the readings of this screen go back',
  width: 'w-22',
  align: 'right',
  from: '2xl',
  sortBy: ({ verdict }) => (verdict?.sinceMs ? -verdict.sinceMs : null),
  firstOrder: 'desc',
  cell: ({ verdict }) => <SinceCell sinceMs={verdict?.sinceMs ?? null} />,
}
