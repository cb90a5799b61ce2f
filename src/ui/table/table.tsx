import { lazy, memo, Suspense, useCallback, useRef, useState, type ReactElement } from 'react'
import { RowsInSight, type InSight } from './rows-in-sight.tsx'
import { SpaceRow } from './space-row.tsx'
import type { Order, TableColumn, TableItem } from './table-column.ts'
import { TableHead } from './table-head.tsx'
import { GroupRow, TableRow } from './table-row.tsx'
import { useRowHeight } from './use-row-height.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useShownColumns } from './use-shown-columns.ts'

export type TableProps<Row> = {
  /** Spoken name of the table. */
  name: string
  columns: readonly TableColumn<Row>[]
  items: readonly TableItem<Row>[]
  order: Order | null
  onOrder: (order: Order | null) => void
  /** Drawn beside the table with the ids of the rows in sight. */
  inSight?: InSight | undefined
}

/** More rows than this are drawn only near the screen; most accounts never need that code. */
const LONG = 80
/** Rows of a long list that are drawn until that code is there: more than fit on a screen. */
const FIRST = 60

const LongBody = lazy(async () => ({ default: (await import('./long-body.tsx')).LongBody }))

/**
 * A list of any length. Its columns and rows keep their sizes, so that no new value moves another;
 * j, k and the arrow keys walk over the rows.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { name, items, order, onOrder, inSight } = props
  const columns = useShownColumns(props.columns)
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  const heightPx = useRowHeight()
  const isLong = items.length > LONG
  const draw = useDrawnItem(columns, heightPx)
  return (
    <div className="rounded-tile border border-line bg-surface">
      <table
        className="w-full table-fixed border-separate border-spacing-0 text-table"
        aria-label={name}
        aria-rowcount={isLong ? items.length + 1 : undefined}
      >
        <TableHead columns={columns} order={order} onOrder={onOrder} />
        <tbody ref={body} className="[&_:is(a,button)]:scroll-mt-24 [&_:is(a,button)]:scroll-mb-20">
          {isLong ? (
            <Suspense fallback={<FirstRows items={items} draw={draw} heightPx={heightPx} />}>
              <LongBody body={body} ids={items} heightPx={heightPx} draw={(at) => drawAt(at)} />
            </Suspense>
          ) : (
            items.map((item) => draw(item, undefined))
          )}
        </tbody>
      </table>
      {inSight && <RowsInSight {...{ body, items, heightPx, inSight }} />}
    </div>
  )

  function drawAt(at: number) {
    const item = items[at]
    return item ? draw(item, at + 2) : null
  }
}

type Draw<Row> = (item: TableItem<Row>, rowIndex: number | undefined) => ReactElement

function useDrawnItem<Row>(columns: readonly TableColumn<Row>[], heightPx: number): Draw<Row> {
  const [Drawn] = useState(() => memo(TableRow<Row>))
  return useCallback(
    (item, rowIndex) =>
      item.kind === 'row' ? (
        <Drawn key={item.id} {...{ row: item.row, columns, heightPx, rowIndex }} />
      ) : (
        <GroupRow
          key={item.id}
          {...{ heading: item.heading, columns: columns.length, heightPx, rowIndex }}
        />
      ),
    [Drawn, columns, heightPx],
  )
}

type FirstRowsProps<Row> = {
  items: readonly TableItem<Row>[]
  draw: Draw<Row>
  heightPx: number
}

/** The first rows of a long list, and the height of the others. */
function FirstRows<Row>({ items, draw, heightPx }: FirstRowsProps<Row>) {
  return (
    <>
      {items.slice(0, FIRST).map((item, at) => draw(item, at + 2))}
      <SpaceRow rows={items.length - FIRST} heightPx={heightPx} />
    </>
  )
}
