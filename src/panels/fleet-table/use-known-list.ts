import { useMemo } from 'react'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { listProblems, type ListProblems, type PickKey } from '#src/url/list/list-problems.ts'
import { useListChoice, type ListInAddress } from '#src/url/list/use-list-choice.ts'
import { typeOf, type FleetRow } from './fleet-row.ts'

/** The list in the address, without what the list does not know. */
export type KnownList = { readonly list: ListInAddress; readonly problems: ListProblems }

/** Rows have their tags and groups once they are judged. */
export function useKnownList<Row extends FleetRow>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): KnownList {
  const list = useListChoice()
  const problems = useMemo(() => {
    const isJudged = rows.length > 0 && rows.every(({ verdict }) => verdict !== null)
    return listProblems(list.texts, {
      columns: columns.flatMap(({ id, sortBy }) => (sortBy ? id : [])),
      valuesOf: (pick) => (isJudged ? valuesOf(rows, pick) : null),
    })
  }, [rows, columns, list.texts])
  return useMemo(() => {
    if (problems.sentences.length === 0) return { list, problems }
    return { list: { ...list, choice: { ...list.choice, ...problems.without } }, problems }
  }, [list, problems])
}

const VALUES: Readonly<Record<PickKey, (row: FleetRow) => readonly (string | null)[]>> = {
  type: (row) => [...row.types, typeOf(row)],
  tag: ({ tags }) => tags,
  group: ({ group }) => [group],
  source: ({ source }) => [source],
}

function valuesOf(rows: readonly FleetRow[], pick: PickKey): readonly string[] {
  const values = rows.flatMap(VALUES[pick]).filter((value) => value !== null)
  return [...new Set(values)].toSorted((a, b) => a.localeCompare(b))
}
