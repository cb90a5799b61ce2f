import { lazy, Suspense, useState } from 'react'
import type { ChartDataTableProps } from './data-table.tsx'

const ChartDataTable = lazy(async () => ({
  default: (await import('./data-table.tsx')).ChartDataTable,
}))

/** A button that opens the table of values behind a chart; the table is fetched when it is wanted. */
export function DataTableButton(props: ChartDataTableProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={`Table: values of ${props.name}`}
        className="min-h-8 rounded-md px-2 text-2xs text-fg-2 hover:bg-raised pointer-coarse:min-h-11"
        onClick={() => setIsOpen(!isOpen)}
      >
        Table
      </button>
      {isOpen && (
        <Suspense fallback={<p className="text-2xs text-fg-3">Opening the table…</p>}>
          <ChartDataTable {...props} />
        </Suspense>
      )}
    </div>
  )
}
