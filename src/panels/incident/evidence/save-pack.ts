import { pageColours } from '#src/charts/export/export-chart.ts'
import { pictureOf } from '#src/charts/export/export-draw.ts'
import { saveFile } from '#src/charts/export/export-save.ts'
import { svgOf } from '#src/charts/export/export-svg.ts'
import { fileNameOf } from '#src/charts/export/export-words.ts'
import type { Pack } from './pack.ts'
import { readmeOf } from './readme.ts'
import { seriesCsv } from './series-csv.ts'
import { zipOf, type TextFile } from './zip.ts'

/** Marks text as UTF-8 for programmes that would take it for an old code page. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Makes the archive and hands it to the browser to keep. */
export function savePack(pack: Pack): void {
  const bytes = zipOf(filesOf(pack), pack.madeAtMs)
  const name = fileNameOf(`incident ${pack.title}`, pack.window, 'zip')
  saveFile(new Blob([bytes], { type: 'application/zip' }), name)
}

/** The files of a pack: the page to read, every sample, every chart in the colours of the screen. */
function filesOf(pack: Pack): readonly TextFile[] {
  const colours = pageColours()
  const charts = pack.charts.map(({ drawn }, place) => ({
    name: `charts/${String(place + 1).padStart(2, '0')}-${slugOf(drawn.title)}.svg`,
    text: svgOf(pictureOf(drawn, colours)),
  }))
  const files = charts.map(({ name }) => name)
  return [
    { name: 'README.md', text: readmeOf(pack, files) },
    { name: 'series.csv', text: BYTE_ORDER_MARK + seriesCsv(pack.charts, pack.zone) },
    ...charts,
  ]
}

function slugOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'chart'
  )
}
