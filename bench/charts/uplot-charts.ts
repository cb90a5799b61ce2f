import 'uplot/dist/uPlot.min.css'
import uPlot from 'uplot'
import { PLOT_MARGIN } from '#src/charts/layout.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { CHART_SIZE, CHARTS, type ChartSpec, type Moment } from './bench-data.ts'
import type { Library } from './library.ts'

/** Colours and dashes of our own lines. */
const LOOKS: readonly { readonly stroke: string; readonly dash?: number[] }[] = [
  { stroke: '#3d53e2' },
  { stroke: '#9c3c08', dash: [6, 3] },
  { stroke: '#1a2029', dash: [2, 3] },
  { stroke: '#109296', dash: [8, 3, 2, 3] },
]
const FONT = "11px 'Inter Variable', sans-serif"
const GRID = '#d5dbe2'

type Columns = [number[], ...(number | null)[][]]

/**
 * uPlot used directly, as its own documentation does, without React in between. `hasCursor`: with
 * its crosshair, joined over the eight charts, and the values at it in a text beside each chart.
 */
export function uplotCharts(hasCursor: boolean): Library {
  let charts: readonly uPlot[] = []
  let window: TimeWindow = { fromMs: 0, toMs: 1 }
  // Told by the library itself: reading a canvas would wait for every pixel of it.
  const drawn = new WeakMap<uPlot, Set<number>>()
  const noteDrawn = (chart: uPlot, place: number) => {
    drawn.set(chart, (drawn.get(chart) ?? new Set()).add(place))
  }
  const range = (): uPlot.Range.MinMax => [window.fromMs, window.toMs]
  return {
    mount(into, moment) {
      const columns = columnsOf(moment)
      return () => {
        window = moment.window
        charts = CHARTS.map(
          (spec, place) =>
            new uPlot(optionsOf(spec, { range, noteDrawn, hasCursor }), columns[place], into),
        )
      }
    },
    refresh(moment) {
      const columns = columnsOf(moment)
      return () => {
        window = moment.window
        for (const [place, chart] of charts.entries()) chart.setData(columns[place] ?? [[]])
      }
    },
    unmount() {
      for (const chart of charts) chart.destroy()
      charts = []
    },
    drawnLines: () => charts.reduce((sum, chart) => sum + (drawn.get(chart)?.size ?? 0), 0),
    plots: () => charts.map(({ over }) => over),
  }
}

type Wishes = {
  readonly range: () => uPlot.Range.MinMax
  readonly noteDrawn: (chart: uPlot, place: number) => void
  readonly hasCursor: boolean
}

function optionsOf(spec: ChartSpec, { range, noteDrawn, hasCursor }: Wishes): uPlot.Options {
  return {
    ...CHART_SIZE,
    ms: 1,
    padding: [PLOT_MARGIN.top, PLOT_MARGIN.right, 0, 0],
    legend: { show: false },
    cursor: hasCursor ? { sync: { key: 'page' }, drag: { x: false } } : { show: false },
    scales: { x: { range } },
    axes: [
      { font: FONT, size: PLOT_MARGIN.bottom, grid: { show: false }, ticks: { size: 4 } },
      {
        font: FONT,
        size: PLOT_MARGIN.left,
        grid: { stroke: GRID, width: 1 },
        ticks: { show: false },
      },
    ],
    series: [
      {},
      ...Array.from({ length: spec.lineCount }, (_, place) => ({
        ...LOOKS[place],
        width: 1.75,
        points: { show: false },
      })),
    ],
    hooks: { drawSeries: [noteDrawn] },
    ...(hasCursor ? { plugins: [values()] } : {}),
  }
}

/** Writes the values at the crosshair, what a tooltip does. */
function values(): uPlot.Plugin {
  const text = document.createTextNode('')
  return {
    hooks: {
      init: (chart) => {
        const box = document.createElement('div')
        box.style.cssText = 'position:absolute;top:0;left:0;pointer-events:none'
        box.append(text)
        chart.over.append(box)
      },
      setCursor: (chart) => {
        const index = chart.cursor.idx
        const columns = index === null || index === undefined ? [] : chart.data.slice(1)
        text.data = columns.map((column) => String(column[index ?? 0] ?? '–')).join(' · ')
      },
    },
  }
}

function columnsOf({ timesMs, charts }: Moment): readonly Columns[] {
  return charts.map((lines) => [[...timesMs], ...lines.map((values) => [...values])])
}
