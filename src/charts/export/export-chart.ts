import { csvOf } from './export-csv.ts'
import { pictureOf } from './export-draw.ts'
import type { ChartExport, ExportFormat } from './export-input.ts'
import { pngOf } from './export-png.ts'
import { saveFile } from './export-save.ts'
import { svgOf } from './export-svg.ts'
import { fileNameOf } from './export-words.ts'

/** Marks text as UTF-8 for programmes that would take it for an old code page. */
const BYTE_ORDER_MARK = '\uFEFF'
const NOT_ASCII = /\P{ASCII}/u

/** Makes a file of a chart, in the colours of the page, and hands it to the browser to keep. */
export async function saveChart(format: ExportFormat, chart: ChartExport): Promise<void> {
  saveFile(await fileOf(format, chart), fileNameOf(chart.title, chart.time.window, format))
}

async function fileOf(format: ExportFormat, chart: ChartExport): Promise<Blob> {
  if (format === 'csv') {
    const csv = csvOf(chart)
    const mark = NOT_ASCII.test(csv) ? BYTE_ORDER_MARK : ''
    return new Blob([mark, csv], { type: 'text/csv;charset=utf-8' })
  }
  const picture = pictureOf(chart, pageColours())
  if (format === 'png') return pngOf(picture)
  return new Blob([svgOf(picture)], { type: 'image/svg+xml;charset=utf-8' })
}

/** `var(--s1)` as the theme in use has it; other colours as they are. */
export function pageColours(): (colour: string) => string {
  const style = getComputedStyle(document.documentElement)
  return (colour) =>
    colour.replace(/^var\((--[\w-]+)\)$/, (_, name: string) => style.getPropertyValue(name).trim())
}
