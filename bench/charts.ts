import type { Browser } from '@playwright/test'
import { launchBrowser, serveChartsPage } from './browser.ts'
import { ChartPage, type LibraryName } from './chart-page.ts'
import { POINT_COUNTS, type PointCount } from './charts/bench-data.ts'
import { inMs, ratioRow, type Report, type Row } from './report.ts'
import { soakRows } from './soak.ts'
import { median, quantile } from './stats.ts'

const ROUNDS = 7
const WARM_MOUNTS = 3
const REFRESHES = 9
const REFRESH_BATCHES = 2
const MOVES = 30

const BUDGETS = { mount: 2.5, refresh: 1.5, hover: 1.2 } as const

const NOTES = [
  'Figure: time of Streamgauge divided by time of uPlot, median over the rounds of the ratios within a round. Every round opens a fresh page for each library, one after the other, in turns first and second.',
  'Time: CPU time of the page’s main thread (script, style, layout, recording of paint) for the work and the two frames after it, less the same frames without work. Making pixels, the work of a graphics card, is not in it: canvases are kept hidden, SVG is filled by other threads.',
  'Streamgauge: `ChartFrame` and `TimeseriesChart` refreshed through React state; uPlot: used directly, without React. Both 900×220, two to four lines, same data, solid lines, grid, two axes, no legend, one crosshair for all eight where ours have one.',
  'Tasks over 50 ms are counted by the clock, so other programs on the machine can add to them.',
  'Axes still: one sample more on every line inside the window. Axes move: one bucket more, the window moved.',
] as const

type Figures = {
  readonly firstMount: number
  readonly mount: number
  readonly still: number
  readonly moved: number
  readonly hovers: readonly number[]
  readonly longTasks: readonly number[]
}

type Round = Readonly<Record<LibraryName, Figures>>

/** Eight charts of ours beside eight of uPlot, and 500 refreshes of ours. */
export async function measureCharts(): Promise<{ report: Report; chromium: string }> {
  const page = await serveChartsPage()
  const browser = await launchBrowser()
  try {
    const hasHover = await canHover(browser, page.origin)
    const rows: Row[] = []
    for (const points of POINT_COUNTS) {
      console.error(`measuring charts with ${points} points …`)
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await measureRound(browser, page.origin, { points, hasHover, round }))
      }
      rows.push(...rowsOf(points, rounds, hasHover))
    }
    rows.push(...(await soakRows(browser, page.origin)))
    const title = `Charts: eight beside uPlot, ${ROUNDS} rounds`
    return { report: { title, rows, notes: NOTES }, chromium: browser.version() }
  } finally {
    await browser.close()
    await page.close()
  }
}

async function canHover(browser: Browser, origin: string): Promise<boolean> {
  const options = { library: 'streamgauge', points: 288, hasCursor: false } as const
  const page = await ChartPage.open(browser, origin, options)
  await page.run('mount', 1)
  const answer = await page.followsPointer()
  await page.close()
  return answer
}

type RoundOptions = {
  readonly points: PointCount
  readonly hasHover: boolean
  readonly round: number
}

async function measureRound(
  browser: Browser,
  origin: string,
  { points, hasHover, round }: RoundOptions,
): Promise<Round> {
  const measure = async (library: LibraryName) => {
    const page = await ChartPage.open(browser, origin, { library, points, hasCursor: hasHover })
    const figures = await measurePage(page, hasHover)
    await page.close()
    return figures
  }
  if (round % 2 === 0) {
    const streamgauge = await measure('streamgauge')
    return { streamgauge, uplot: await measure('uplot') }
  }
  const uplot = await measure('uplot')
  return { uplot, streamgauge: await measure('streamgauge') }
}

async function measurePage(page: ChartPage, hasHover: boolean): Promise<Figures> {
  await page.run('idle', 10)
  const { ms: idle } = await page.run('idle', 20)
  const firstMount = (await page.run('mount', 1)).ms - idle
  const mounts: number[] = []
  // The first mount after the first one is warm-up.
  for (let count = 0; count <= WARM_MOUNTS; count++) {
    await page.unmount()
    const { ms } = await page.run('mount', 1)
    if (count > 0) mounts.push(ms - idle)
  }
  const times: Record<'still' | 'moved' | 'long', number[]> = { still: [], moved: [], long: [] }
  for (let batch = 0; batch <= REFRESH_BATCHES; batch++) {
    const still = await page.run('refresh-still', REFRESHES)
    const moved = await page.run('refresh-moved', REFRESHES)
    if (batch === 0) continue
    times.still.push(still.ms - idle)
    times.moved.push(moved.ms - idle)
    times.long.push(...still.longTasks, ...moved.longTasks)
  }
  const hovers = hasHover ? await hoverTimes(page) : []
  await page.requireDrawn()
  return {
    firstMount,
    mount: median(mounts),
    still: median(times.still),
    moved: median(times.moved),
    hovers,
    longTasks: times.long,
  }
}

/** CPU time of pointer moves to scattered places, less that of the same wait without a move. */
async function hoverTimes(page: ChartPage): Promise<readonly number[]> {
  const times: number[] = []
  const rests: number[] = []
  for (let count = 0; count < MOVES; count++) {
    times.push(await page.hover(0.1 + 0.8 * ((count * 0.618_034) % 1)))
    rests.push(await page.hover(null))
  }
  const rest = median(rests)
  return times.map((ms) => ms - rest)
}

function rowsOf(points: PointCount, rounds: readonly Round[], hasHover: boolean): readonly Row[] {
  const at = `${points.toLocaleString('en')} points`
  const row = (what: string, budget: number | null, of: (figures: Figures) => number) => {
    const ours = rounds.map(({ streamgauge }) => of(streamgauge))
    const theirs = rounds.map(({ uplot }) => of(uplot))
    const ratios = ours.map((ms, round) => ms / (theirs[round] ?? NaN))
    const absolute = `${inMs(median(ours))} : ${inMs(median(theirs))}`
    return ratioRow(`${at}: ${what}`, median(ratios), budget, absolute)
  }
  return [
    row('mount', BUDGETS.mount, ({ mount }) => mount),
    row('first mount of the page', null, ({ firstMount }) => firstMount),
    row('refresh, axes still', BUDGETS.refresh, ({ still }) => still),
    row('refresh, axes move', BUDGETS.refresh, ({ moved }) => moved),
    ...(hasHover
      ? [
          row('hover p50', BUDGETS.hover, ({ hovers }) => quantile(hovers, 0.5)),
          row('hover p95', BUDGETS.hover, ({ hovers }) => quantile(hovers, 0.95)),
        ]
      : [notBuilt(`${at}: hover`)]),
    longTasks(at, rounds),
  ]
}

function notBuilt(what: string): Row {
  return { what, figure: 'not built yet', budget: '≤ 1.2', isWithin: null, absolute: '–' }
}

function longTasks(at: string, rounds: readonly Round[]): Row {
  const lengths = rounds.flatMap(({ streamgauge }) => streamgauge.longTasks)
  const refreshes = rounds.length * REFRESH_BATCHES * REFRESHES * 2
  const longest = lengths.length === 0 ? '' : `, longest ${inMs(Math.max(...lengths))} by the clock`
  return {
    what: `${at}: tasks over 50 ms in refreshes`,
    figure: String(lengths.length),
    budget: '0',
    isWithin: lengths.length === 0,
    absolute: `${refreshes} refreshes${longest}`,
  }
}
