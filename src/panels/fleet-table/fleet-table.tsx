import { lazy, Suspense, useDeferredValue, useMemo } from 'react'
import { StripsProvider } from '#src/panels/fleet-table/strips/strips-provider.tsx'
import { Button } from '#src/ui/button.tsx'
import type { InSight } from '#src/ui/table/rows-in-sight.tsx'
import type { TableColumn, TableItem } from '#src/ui/table/table-column.ts'
import { Table } from '#src/ui/table/table.tsx'
import { NO_FILTER } from '#src/url/list/list-choice.ts'
import type { ListInAddress } from '#src/url/list/use-list-choice.ts'
import type { FleetRow } from './fleet-row.ts'
import { FleetToolbar } from './fleet-toolbar.tsx'
import type { RowGroup } from './group-rows.ts'
import { ListProblems } from './list-problems.tsx'
import { useArrangedRows } from './use-arranged-rows.ts'
import { useKnownList } from './use-known-list.ts'

// Most people look at a plain table first.
const GroupHeading = lazy(async () => ({
  default: (await import('./group-heading.tsx')).GroupHeading,
}))
const TileMap = lazy(async () => ({ default: (await import('./tile-map.tsx')).TileMap }))

export type FleetTableProps<Row> = {
  /** Spoken name of the table: "Pipelines". */
  name: string
  rows: readonly Row[]
  columns: readonly TableColumn<Row>[]
  hrefOf: (id: string) => string
  /** Is given the rows of the table that are on or near the screen. */
  inSight?: InSight | undefined
  /** Draws what the rows that fit the filters amount to. */
  totals?: React.ComponentType<{ rows: readonly Row[] }> | undefined
  /** False: the page says elsewhere how many are in each state. */
  hasCounts?: boolean
}

/** Sources, destinations or pipelines: searched, filtered, sorted, grouped as the address says. */
export function FleetTable<Row extends FleetRow>(props: FleetTableProps<Row>) {
  const { name, rows, columns, hrefOf, inSight, totals: Totals, hasCounts = true } = props
  const known = useKnownList(rows, columns)
  const { list } = known
  const { choose } = list
  const choice = useDeferredValue(list.choice)
  const { shown, groups } = useArrangedRows(rows, columns, choice)
  const items = useItems(shown, groups, list)
  const clear = () => choose(NO_FILTER)
  return (
    <>
      <ListProblems {...known} />
      <FleetToolbar
        {...{ list, rows, hasCounts }}
        shown={shown.length}
        totals={
          Totals && (
            <Suspense fallback={null}>
              <Totals rows={shown} />
            </Suspense>
          )
        }
        onClear={clear}
      />
      {shown.length === 0 && (
        <p className="flex min-h-24 flex-wrap items-center gap-3 text-fg-2">
          None of the {rows.length} {name.toLowerCase()} fits the search and the filters.
          <Button onClick={clear}>Clear filters</Button>
        </p>
      )}
      {shown.length > 0 && choice.view === 'table' && (
        <StripsProvider>
          <Table
            name={name}
            columns={columns}
            items={items}
            order={choice.order}
            onOrder={(order) => choose({ order })}
            inSight={inSight}
          />
        </StripsProvider>
      )}
      {shown.length > 0 && choice.view === 'map' && (
        <Suspense fallback={null}>
          <TileMap name={name} rows={shown} hrefOf={hrefOf} />
        </Suspense>
      )}
    </>
  )
}

function useItems<Row extends FleetRow>(
  shown: readonly Row[],
  groups: readonly RowGroup<Row>[] | null,
  list: ListInAddress,
): readonly TableItem<Row>[] {
  const items = useMemo(() => shown.map(itemOf), [shown])
  return useMemo(() => {
    if (!groups) return items
    return groups.flatMap((group): TableItem<Row>[] => {
      const heading = (
        <Suspense fallback={group.name}>
          <GroupHeading group={group} list={list} />
        </Suspense>
      )
      const head = { kind: 'group', id: `group ${group.name ?? ''}`, heading } as const
      return group.isOpen ? [head, ...group.rows.map(itemOf)] : [head]
    })
  }, [items, groups, list])
}

function itemOf<Row extends FleetRow>(row: Row): TableItem<Row> {
  return { kind: 'row', id: row.id, row }
}
