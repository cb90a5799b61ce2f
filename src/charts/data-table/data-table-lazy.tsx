import { lazy, Suspense } from 'react'
import type { ChartDataTableProps } from './data-table.tsx'

const ChartDataTable = lazy(async () => ({
  default: (await import('./data-table.tsx')).ChartDataTable,
}))

/** The table of values behind a chart; its code is fetched when it is wanted. */
export function LazyDataTable(props: ChartDataTableProps) {
  return (
    <Suspense fallback={<p className="text-2xs text-fg-3">Opening the table…</p>}>
      <ChartDataTable {...props} />
    </Suspense>
  )
}
