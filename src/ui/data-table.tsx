export type Column<Row> = {
  id: string
  header: string
  /** What the column counts, where the header alone could mislead. */
  explanation?: string
  /** Numbers are right-aligned; the unit stands in the header where the column has one. */
  align?: 'left' | 'right'
  /** The column that names the row for screen readers; exactly one has it. */
  isRowHeader?: true
  /** Smallest screen the column is shown on; always shown when absent. */
  from?: 'sm' | 'lg' | 'xl'
  /** Width as a Tailwind class; columns without one share what is left. */
  width?: string
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
 * A table of records. Its columns have fixed widths, so that no new value moves another; its header
 * stays under the top bar while the page scrolls; one column names the row.
 */
export function DataTable<Row>({ name, columns, rows, rowId }: DataTableProps<Row>) {
  return (
    <div className="rounded-tile border border-line bg-surface">
      <table
        className="w-full table-fixed border-separate border-spacing-0 text-table"
        aria-label={name}
      >
        <thead>
          <tr className="text-label text-fg-2">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                title={column.explanation}
                className={`sticky top-12 z-1 h-8 border-b border-line bg-surface px-3 font-medium first:rounded-tl-tile last:rounded-tr-tile max-sm:px-2 ${column.width ?? ''} ${cellClass(column)}`}
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

function DataRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr className="group hover:bg-raised">
      {columns.map((column) => {
        const className = `h-9 border-line px-3 py-1 font-normal not-group-last:border-b max-sm:px-2 ${cellClass(column)}`
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
  )
}

function cellClass<Row>(column: Column<Row>): string {
  const align = column.align === 'right' ? 'text-right' : 'text-left'
  return column.from ? `${align} ${FROM[column.from]}` : align
}
