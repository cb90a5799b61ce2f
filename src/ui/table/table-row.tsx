import { cellClass } from './cell-class.ts'
import { STOP } from './row-walk.ts'
import type { TableColumn } from './table-column.ts'

export type TableRowProps<Row> = {
  row: Row
  columns: readonly TableColumn<Row>[]
  heightPx: number
  /** Place in the whole table, the head being 1, where not all rows are in the document. */
  rowIndex: number | undefined
}

/** For fingers the link of the name is as large as its cell; it must not make the row higher. */
const WHOLE_CELL =
  'pointer-coarse:relative pointer-coarse:[&_a]:py-0 pointer-coarse:[&_a]:after:absolute pointer-coarse:[&_a]:after:inset-0'

/**
 * One row. Drawn again only when its `row` is another object (`memo` in `table.tsx`). Its cells are
 * contained: a row that comes or goes makes the browser look at none of the others.
 */
export function TableRow<Row>({ row, columns, heightPx, rowIndex }: TableRowProps<Row>) {
  return (
    <tr {...STOP} aria-rowindex={rowIndex} className="group hover:bg-raised">
      {columns.map((column) => {
        const shared = {
          className: `contain-content whitespace-nowrap border-line px-3 py-0 font-normal not-group-last:border-b max-sm:px-2 ${cellClass(column)}`,
          style: { height: heightPx },
          children: column.cell(row),
        }
        return column.isRowHeader ? (
          <th
            key={column.id}
            scope="row"
            {...shared}
            className={`${shared.className} ${WHOLE_CELL}`}
          />
        ) : (
          <td key={column.id} {...shared} />
        )
      })}
    </tr>
  )
}

/** The heading of a group, over all columns. */
export function GroupRow(props: {
  heading: React.ReactNode
  columns: number
  heightPx: number
  rowIndex: number | undefined
}) {
  return (
    <tr {...STOP} aria-rowindex={props.rowIndex} className="group">
      <th
        scope="rowgroup"
        colSpan={props.columns}
        style={{ height: props.heightPx }}
        className="contain-content whitespace-nowrap border-line bg-raised px-3 text-left font-normal not-group-last:border-b max-sm:px-2"
      >
        {props.heading}
      </th>
    </tr>
  )
}
