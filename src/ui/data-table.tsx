import { createContext, use } from 'react'
import { useSeen } from './use-seen.ts'

export type Column<Row> = {
  id: string
  header: string
  /** Numbers are right-aligned; the unit stands in the header where the column has one. */
  align?: 'left' | 'right'
  /** The column that names the row for screen readers; exactly one has it. */
  isRowHeader?: true
  /** Smallest screen the column is shown on; always shown when absent. */
  from?: 'sm' | 'lg' | 'xl'
  cell: (row: Row) => React.ReactNode
}

export type DataTableProps<Row> = {
  /** Spoken name of the table. */
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
}

const FROM = {
  sm: 'max-sm:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
} as const

/**
 * A table of records: sticky header, rows of one height, one column names the row. Wider than
 * its place, it scrolls by itself, so that the page never does.
 */
export function DataTable<Row>({ name, columns, rows, rowId }: DataTableProps<Row>) {
  return (
    <div className="relative overflow-x-auto rounded-tile border border-line bg-surface">
      <table className="w-full border-collapse text-table" aria-label={name}>
        <thead>
          <tr className="border-b border-line text-label text-fg-2">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`h-8 px-3 font-medium max-sm:px-2 whitespace-nowrap ${cellClass(column)}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DataRow key={rowId(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const RowSeenContext = createContext(false)

/** Inside a cell: whether its row is on or near the screen, so that rows out of sight ask nothing. */
export function useRowSeen(): boolean {
  return use(RowSeenContext)
}

function DataRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const [ref, isSeen] = useSeen<HTMLTableRowElement>()
  return (
    <RowSeenContext value={isSeen}>
      <tr ref={ref} className="border-b border-line last:border-b-0 hover:bg-raised">
        {columns.map((column) => {
          const className = `h-9 px-3 py-1 font-normal max-sm:px-2 ${cellClass(column)}`
          return column.isRowHeader ? (
            <th key={column.id} scope="row" className={className}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.id} className={className}>
              {column.cell(row)}
            </td>
          )
        })}
      </tr>
    </RowSeenContext>
  )
}

function cellClass<Row>(column: Column<Row>): string {
  const align = column.align === 'right' ? 'text-right' : 'text-left'
  return column.from ? `${align} ${FROM[column.from]}` : align
}
