import { Download, Maximize2, Table2 } from 'lucide-react'
import type { ChartExport } from '#src/charts/export/export-input.ts'
import { ExportMenu } from '#src/charts/export/export-menu.tsx'

/** A button of a card's head: quiet until it is looked for, as large as a finger where fingers press. */
const ICON_BUTTON =
  'grid size-6 place-items-center rounded-md text-fg-2 hover:bg-raised hover:text-fg aria-expanded:bg-raised aria-expanded:text-fg pointer-coarse:size-11'
const ICON_PX = 14

export type ChartToolsProps = {
  chart: ChartExport
  isTableOpen: boolean
  onTable: (isOpen: boolean) => void
  /** Absent: it is shown at full size already. */
  onFullSize?: () => void
}

/** What can be done with a chart: read its values, keep it as a file, see it at full size. */
export function ChartTools({ chart, isTableOpen, onTable, onFullSize }: ChartToolsProps) {
  return (
    <span className="flex items-center gap-0.5 print:hidden">
      <button
        type="button"
        aria-expanded={isTableOpen}
        aria-label={`Table: values of ${chart.title}`}
        title="Table of values"
        onClick={() => onTable(!isTableOpen)}
        className={ICON_BUTTON}
      >
        <Table2 size={ICON_PX} aria-hidden />
      </button>
      <ExportMenu chart={chart} className={ICON_BUTTON}>
        <Download size={ICON_PX} aria-hidden />
      </ExportMenu>
      {onFullSize && (
        <button
          type="button"
          aria-label={`Full size: ${chart.title}`}
          title="Full size (f)"
          onClick={onFullSize}
          className={ICON_BUTTON}
        >
          <Maximize2 size={ICON_PX} aria-hidden />
        </button>
      )}
    </span>
  )
}
