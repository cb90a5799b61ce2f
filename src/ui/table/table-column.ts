/** One column of a list that can be long, sorted and redrawn. */
export type TableColumn<Row> = {
  readonly id: string
  readonly header: string
  /** What the column counts, where the header alone could mislead. */
  readonly explanation?: string
  /** Numbers are right-aligned. */
  readonly align?: 'left' | 'right'
  /** The column that names the row for screen readers; exactly one has it. */
  readonly isRowHeader?: true
  /** Smallest screen the column is shown on; always shown when absent. */
  readonly from?: 'sm' | 'lg' | 'xl' | '2xl'
  /** Width as a Tailwind class; columns without one share what is left. */
  readonly width?: string
  /** What rows are sorted by; null: not known, and last in both directions. Null itself: they are not. */
  readonly sortBy: ((row: Row) => number | string | null) | null
  /** The direction of the first click; the largest number is what people look for. */
  readonly firstOrder?: Direction
  /** Cells that are `memo` components of plain props are drawn again only when these change. */
  readonly cell: (row: Row) => React.ReactNode
}

export type Direction = 'asc' | 'desc'

/** Which column rows are sorted by. */
export type Order = { readonly columnId: string; readonly direction: Direction }

/** A row, or the heading of a group of rows. */
export type TableItem<Row> =
  | { readonly kind: 'row'; readonly id: string; readonly row: Row }
  | { readonly kind: 'group'; readonly id: string; readonly heading: React.ReactNode }
