import { MINUS } from '#src/format/digits.ts'
import { formatText, type DisplayUnit } from '#src/format/number.ts'
import type { Contributor } from '#src/series/derived/contributors.ts'
import type { Column } from '#src/ui/data-table.tsx'
import { NoValue } from '#src/ui/quantity.tsx'

/** A topic or a task with its part of the whole; null: its level is not reported. */
export type PartRow = { readonly partId: string; readonly part: Contributor | null }

/** Level, share of the level, change over the last hour, share of the rise. */
export function partColumns<Row extends PartRow>(
  level: string,
  unit: DisplayUnit,
): readonly Column<Row>[] {
  return [
    {
      id: 'level',
      header: level,
      align: 'right',
      width: 'w-24 sm:w-32',
      cell: ({ part }) => (part ? formatText(part.level, unit, 'card') : <NoValue value={null} />),
    },
    {
      id: 'level-share',
      header: 'Share',
      explanation: `Share of the ${level.toLowerCase()} of all that are listed`,
      align: 'right',
      width: 'w-16 sm:w-20',
      cell: ({ part }) => (part ? percent(part.levelShare) : null),
    },
    {
      id: 'change',
      header: 'Change, 1 h',
      align: 'right',
      from: 'sm',
      width: 'w-32',
      cell: ({ part }) =>
        part?.change === null || part === null ? null : signed(part.change, unit),
    },
    {
      id: 'change-share',
      header: 'Share of rise',
      explanation: 'Share of what rose; what fell explains no rise',
      align: 'right',
      from: 'sm',
      width: 'w-28',
      cell: ({ part }) =>
        part?.changeShare === null || part === null ? null : percent(part.changeShare),
    },
  ]
}

function signed(change: number, unit: DisplayUnit): string {
  if (change === 0) return '0'
  return `${change < 0 ? `▼ ${MINUS}` : '▲ +'}${formatText(Math.abs(change), unit, 'card')}`
}

/** "12 %"; what is there but rounds to nothing is "<1 %". */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return share > 0 && rounded === 0 ? '<1 %' : `${rounded} %`
}
