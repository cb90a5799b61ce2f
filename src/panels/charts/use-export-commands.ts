import { useLayoutEffect, useMemo, useRef } from 'react'
import type { ChartExport, ExportFormat } from '#src/charts/export/export-input.ts'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'
import { say } from '#src/ui/said.tsx'

const FORMATS: readonly ExportFormat[] = ['csv', 'png', 'svg']

/** The ways to keep a chart as a file, for the palette. */
export function useExportCommands(chart: ChartExport): void {
  const latest = useRef(chart)
  useLayoutEffect(() => {
    latest.current = chart
  })
  const { title } = chart
  useKeyCommands(
    useMemo(
      () =>
        FORMATS.map((format) => ({
          id: `export.${format} ${title}`,
          keys: [],
          name: `Export ${title} as ${format.toUpperCase()}`,
          run: () => void save(format, latest.current),
        })),
      [title],
    ),
  )
}

async function save(format: ExportFormat, chart: ChartExport): Promise<void> {
  try {
    const { saveChart } = await import('#src/charts/export/export-chart.ts')
    await saveChart(format, chart)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    say(`No ${format.toUpperCase()} was made: ${reason}.`)
  }
}
