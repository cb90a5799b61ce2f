import { useMemo } from 'react'
import { sortRows } from '#src/ui/table/sort-rows.ts'
import type { TableColumn } from '#src/ui/table/table-column.ts'
import { isFiltered, type ListChoice } from '#src/url/list/list-choice.ts'
import { filterRows } from './filter-rows.ts'
import { byHarm, type FleetRow } from './fleet-row.ts'
import { groupRows, type RowGroup } from './group-rows.ts'

/** Rows as the address wants them: all that are shown, and in groups where it asks for groups. */
export type ArrangedRows<Row> = {
  readonly shown: readonly Row[]
  readonly groups: readonly RowGroup<Row>[] | null
}

/** Sorting waits for new rows, filtering for the typing: a key press never sorts. */
export function useArrangedRows<Row extends FleetRow>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  choice: ListChoice,
): ArrangedRows<Row> {
  const { order } = choice
  const harmed = useMemo(() => byHarm(rows), [rows])
  const sorted = useMemo(() => {
    const sortBy = columns.find(({ id }) => id === order?.columnId)?.sortBy
    return sortBy && order ? sortRows(harmed, sortBy, order.direction) : harmed
  }, [harmed, columns, order])
  return useMemo(() => {
    const shown = filterRows(sorted, choice)
    const filtered = isFiltered(choice)
    const groups = choice.by && groupRows(shown, choice.by, { ...choice, filtered })
    return { shown, groups }
  }, [sorted, choice])
}
