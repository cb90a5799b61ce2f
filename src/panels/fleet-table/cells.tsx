import { memo } from 'react'
import { sentenceText } from '#src/format/sentence.ts'
import { sinceWords } from '#src/panels/fleet/since-words.ts'
import type { Since } from '#src/panels/fleet/since.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { AtLeast } from '#src/ui/at-least.tsx'
import { BesideUnits, ColumnAge } from '#src/ui/column-number.tsx'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { NoValue } from '#src/ui/quantity.tsx'
import { VerdictBadge } from '#src/ui/status/verdict-badge.tsx'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { useIsNarrow } from '#src/ui/use-media.ts'
import type { FleetRow, ShownVerdict } from './fleet-row.ts'
import { tagNames } from './tag-names.ts'

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

/** How long an entity has been in its state, as far as that is known; the tooltip says who knows. */
export const SinceCell = memo(function SinceCell({ since }: { since: Since | null }) {
  const clockText = useClockText()
  if (!since) {
    return (
      <BesideUnits>
        <NoValue value={null} />
      </BesideUnits>
    )
  }
  return (
    <span title={sinceWords(since, clockText)} className={since.isAtLeast ? 'text-fg-2' : ''}>
      {since.isAtLeast && <AtLeast />}
      <ColumnAge sinceMs={since.sinceMs} />
    </span>
  )
})

export type NameCellProps = {
  href: string
  row: FleetRow
  /** What the hidden columns would say, for narrow screens. */
  children?: React.ReactNode
}

/** The name of a row and its tags; on narrow screens with its verdict above and its numbers below. */
export function NameCell({ href, row: { name, tags, verdict, since }, children }: NameCellProps) {
  const isNarrow = useIsNarrow()
  return (
    <>
      {isNarrow && (
        <span className="flex items-center gap-3 text-2xs sm:hidden">
          <VerdictCell verdict={verdict} />
          {since && <SinceCell since={since} />}
        </span>
      )}
      <span className="flex items-baseline gap-2">
        <span className="max-w-full shrink-0">
          <RowLink href={href} name={name} />
        </span>
        <TagNames tags={tags} />
      </span>
      {isNarrow && children && (
        <span className="block truncate text-2xs text-fg-2 sm:hidden">{children}</span>
      )}
    </>
  )
}

const RowLink = memo(EntityLink)

const TagNames = memo(function TagNames({ tags }: Pick<FleetRow, 'tags'>) {
  const names = tagNames(tags)
  if (names.length === 0) return null
  const words = names.join(' · ')
  return (
    <span title={words} className="min-w-0 truncate text-2xs text-fg-3 max-2xl:hidden">
      {words}
    </span>
  )
})

/** The columns that every list has. */
export const VERDICT_COLUMN: TableColumn<FleetRow> = {
  id: 'verdict',
  header: 'Verdict',
  width: 'w-37 2xl:w-46',
  from: 'sm',
  sortBy: ({ verdict }) => verdict?.severity ?? null,
  firstOrder: 'desc',
  cell: ({ verdict }) => <VerdictCell verdict={verdict} />,
}

export const SINCE_COLUMN: TableColumn<FleetRow> = {
  id: 'since',
  header: 'Since',
  explanation:
    'How long it has been in this state, by its readings or as observed on this screen; ≥: it was so already when watching began',
  width: 'w-22',
  align: 'right',
  from: 'sm',
  sortBy: ({ since }) => (since ? -since.sinceMs : null),
  firstOrder: 'asc',
  cell: ({ since }) => <SinceCell since={since} />,
}
