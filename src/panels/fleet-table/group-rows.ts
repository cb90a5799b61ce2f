import { countStates, type StateCount } from '#src/panels/fleet/fleet.ts'
import { compareTexts } from '#src/ui/table/sort-rows.ts'
import type { Grouping, ListChoice } from '#src/url/list/list-choice.ts'
import { needsLook, typeOf, type FleetRow, type ShownVerdict } from './fleet-row.ts'

/** Rows of one group with what they amount to. */
export type RowGroup<Row> = {
  /** null: rows that belong to none. */
  readonly name: string | null
  readonly rows: readonly Row[]
  readonly counts: readonly StateCount<ShownVerdict>[]
  readonly isOpen: boolean
}

/**
 * Rows by group, the group with the worst row first. A group is closed by itself while nobody needs
 * to look at it and no filter has picked its rows; what was opened or closed by hand stays so.
 */
export function groupRows<Row extends FleetRow>(
  rows: readonly Row[],
  by: Grouping,
  { open, closed, filtered }: Pick<ListChoice, 'open' | 'closed'> & { readonly filtered: boolean },
): readonly RowGroup<Row>[] {
  const groups = Map.groupBy(rows, (row) => groupNameOf(row, by))
  return [...groups]
    .map(([name, own]) => {
      const key = name ?? ''
      const isOpenByItself = filtered || own.some(needsLook)
      const isOpen = !closed.includes(key) && (isOpenByItself || open.includes(key))
      return { name, rows: own, counts: countRows(own), isOpen }
    })
    .toSorted((a, b) => worst(b) - worst(a) || compareNames(a.name, b.name))
}

/** How many rows are in each state, the worst first; those that are not judged yet count nowhere. */
export function countRows(rows: readonly FleetRow[]): readonly StateCount<ShownVerdict>[] {
  return countStates(rows.flatMap(({ verdict }) => verdict ?? []))
}

function groupNameOf(row: FleetRow, by: Grouping): string | null {
  return by === 'type' ? typeOf(row) : row[by]
}

function worst({ counts }: RowGroup<unknown>): number {
  return counts[0]?.verdict.severity ?? 0
}

/** Those that belong to none come last. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareTexts(a, b)
}
