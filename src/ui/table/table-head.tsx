import { memo } from 'react'
import { cellClass } from './cell-class.ts'
import type { Direction, Order, TableColumn } from './table-column.ts'

export type TableHeadProps = {
  columns: readonly TableColumn<never>[]
  /** null: the order that the list has by itself. */
  order: Order | null
  /** Absent: the rows stand as they stand. */
  onOrder: (order: Order | null) => void
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const

/** The head that stays under the top bar while the page scrolls; a column that can be sorted by is a button. */
export const TableHead = memo(function TableHead({ columns, order, onOrder }: TableHeadProps) {
  return (
    // One box that sticks, not one per column: each would be a layer of its own to compose.
    <thead className="sticky top-12 z-1">
      <tr className="text-label text-fg-2" aria-rowindex={1}>
        {columns.map((column) => {
          const direction = order?.columnId === column.id ? order.direction : null
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={direction === null ? undefined : ARIA[direction]}
              title={column.explanation}
              className={`h-8 border-b border-line bg-surface p-0 font-medium first:rounded-tl-tile last:rounded-tr-tile ${column.width ?? ''} ${cellClass(column)}`}
            >
              {column.sortBy ? (
                <HeadButton
                  column={column}
                  direction={direction}
                  onOrder={() => onOrder(nextOrder(column, direction))}
                />
              ) : (
                <span className="px-3 whitespace-nowrap">{column.header}</span>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
})

/** First click, the other way, back to the order that the list has by itself. */
function nextOrder(
  { id, firstOrder = 'asc' }: TableColumn<never>,
  direction: Direction | null,
): Order | null {
  if (direction === null) return { columnId: id, direction: firstOrder }
  if (direction !== firstOrder) return null
  return { columnId: id, direction: firstOrder === 'asc' ? 'desc' : 'asc' }
}

type HeadButtonProps = {
  column: TableColumn<never>
  direction: Direction | null
  onOrder: () => void
}

function HeadButton({ column, direction, onOrder }: HeadButtonProps) {
  return (
    <button
      type="button"
      onClick={onOrder}
      className={`flex h-full w-full items-center gap-1 px-3 whitespace-nowrap hover:text-fg focus-visible:-outline-offset-2 max-sm:px-2 pointer-coarse:min-h-11 ${column.align === 'right' ? 'flex-row-reverse' : ''} ${direction === null ? '' : 'text-fg'}`}
    >
      <span>{column.header}</span>
      {direction !== null && <span aria-hidden>{direction === 'asc' ? '↑' : '↓'}</span>}
    </button>
  )
}
