import type { Browser } from '@playwright/test'
import { launchBrowser, serveChartsPage } from './browser.ts'
import { measurePage, REFRESHES_MEASURED, type Figures } from './chart-figures.ts'
import { ChartPage, type Cpu, type LibraryName } from './chart-page.ts'
import { POINT_COUNTS, type PointCount } from './charts/bench-data.ts'
import { inMs, ratioRow, type Report, type Row } from './report.ts'
import { soakRows } from './soak.ts'
import { median, quantile } from './stats.ts'

const ROUNDS = 3
const BUDGETS = { mount: 2.5, refresh: 1.5, hover: 1.2 } as const

const NOTES = [
  'Figure: CPU time of Streamgauge divided by that of uPlot, median over the rounds of the ratios within a round. Every round opens a fresh page for each library, one after the other, in turns first and second.',
  'CPU time: of all processes of the browser and all their threads (script, style, layout, painting, filling pixels, composing the page) for the work and the two frames after it, less the same frames without work. It is what the reader’s machine spends, wherever the browser spends it, so the budgets are judged by it.',
  'Main thread: the same for the page’s main thread alone. There is no graphics card here: a canvas is filled on that thread and SVG on others, so this figure flatters SVG. No budget is judged by it, but for the pointer: a single move costs less than the time of all processes can tell.',
  'Without pixels: the main thread with uPlot’s canvases hidden, so that it fills nothing either. What is left is script, style, layout and the recording of paint; it flatters a canvas, which only notes what to draw. No budget is judged by it.',
  'Streamgauge: `ChartFrame` and `TimeseriesChart` refreshed through React state; uPlot: used directly, without React. Both 900×220, two to four lines in the same colours and dashes, same data, grid, two axes, no legend, one crosshair for all eight.',
  'Tasks over 50 ms are counted by the clock, so other programs on the machine can add to them.',
  'Axes still: one sample more on every line inside the window. Axes move: one bucket more, the window moved.',
] as const

type Round = {
  readonly streamgauge: Figures
  readonly uplot: Figures
  /** uPlot with its canvases hidden. */
  readonly unfilled: Figures
}

/** Eight charts of ours beside eight of uPlot, and 500 refreshes of ours. */
export async function measureCharts(): Promise<{ report: Report; chromium: string }> {
  const page = await serveChartsPage()
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const points of POINT_COUNTS) {
      console.error(`measuring charts with ${points} points …`)
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await measureRound(browser, page.origin, points, round))
      }
      rows.push(...rowsOf(points, rounds))
    }
    rows.push(...(await soakRows(browser, page.origin)))
    const title = `Charts: eight beside uPlot, ${ROUNDS} rounds`
    return { report: { title, rows, notes: NOTES }, chromium: browser.version() }
  } finally {
    await browser.close()
    await page.close()
  }
}

async function measureRound(
  browser: Browser,
  origin: string,
  points: PointCount,
  round: number,
): Promise<Round> {
  const measure = async (library: LibraryName, hasPixels: boolean) => {
    const page = await ChartPage.open(browser, origin, {
      library,
      points,
      hasPixels,
      hasCursor: true,
    })
    const figures = await measurePage(page)
    await page.close()
    return figures
  }
  if (round % 2 === 0) {
    const streamgauge = await measure('streamgauge', true)
    const uplot = await measure('uplot', true)
    return { streamgauge, uplot, unfilled: await measure('uplot', false) }
  }
  const unfilled = await measure('uplot', false)
  const uplot = await measure('uplot', true)
  return { unfilled, uplot, streamgauge: await measure('streamgauge', true) }
}

function rowsOf(points: PointCount, rounds: readonly Round[]): readonly Row[] {
  const at = `${points.toLocaleString('en')} points`
  const row = (what: string, budget: number | null, of: (figures: Figures) => Cpu) => {
    const all = compared(rounds, 'uplot', (figures) => of(figures).all)
    const main = compared(rounds, 'uplot', (figures) => of(figures).main)
    const unfilled = compared(rounds, 'unfilled', (figures) => of(figures).main)
    const words = [
      all.words,
      `main thread ${main.ratio.toFixed(2)} (${main.words})`,
      `without pixels ${unfilled.ratio.toFixed(2)} (${unfilled.words})`,
    ]
    return ratioRow(`${at}: ${what}`, all.ratio, budget, words.join('; '))
  }
  const hoverRow = (part: number) => {
    const { ratio, words } = compared(rounds, 'uplot', ({ moves }) => quantile(moves, part))
    const what = `${at}: hover p${part * 100}, main thread`
    return ratioRow(what, ratio, BUDGETS.hover, words)
  }
  return [
    row('mount', BUDGETS.mount, ({ mount }) => mount),
    row('first mount of the page', null, ({ firstMount }) => firstMount),
    row('refresh, axes still', BUDGETS.refresh, ({ still }) => still),
    row('refresh, axes move', BUDGETS.refresh, ({ moved }) => moved),
    row('hover, mean', BUDGETS.hover, ({ hover }) => hover),
    hoverRow(0.5),
    hoverRow(0.95),
    longTasks(at, rounds),
  ]
}

/** Median of the ratios within the rounds, and the medians of both sides in words. */
function compared(
  rounds: readonly Round[],
  yardstick: 'uplot' | 'unfilled',
  of: (figures: Figures) => number,
): { readonly ratio: number; readonly words: string } {
  const ours = rounds.map(({ streamgauge }) => of(streamgauge))
  const theirs = rounds.map((round) => of(round[yardstick]))
  const ratio = median(ours.map((ms, round) => ms / (theirs[round] ?? NaN)))
  return { ratio, words: `${inMs(median(ours))} : ${inMs(median(theirs))}` }
}

function longTasks(at: string, rounds: readonly Round[]): Row {
  const lengths = rounds.flatMap(({ streamgauge }) => streamgauge.longTasks)
  const theirs = rounds.flatMap(({ uplot }) => uplot.longTasks)
  const refreshes = rounds.length * REFRESHES_MEASURED * 2
  const longest = lengths.length === 0 ? '' : `, longest ${inMs(Math.max(...lengths))}`
  return {
    what: `${at}: tasks over 50 ms in refreshes`,
    figure: String(lengths.length),
    budget: '0',
    isWithin: lengths.length === 0,
    absolute: `${refreshes} refreshes${longest}; uPlot ${theirs.length}`,
  }
}
