import type { Browser } from '@playwright/test'
import { ChartPage, type LibraryName } from './chart-page.ts'
import type { Row } from './report.ts'
import { trend } from './stats.ts'

const REFRESHES = 500
/** After so many refreshes the data begin again, so that all samples are of the same picture. */
const CYCLE = 25
/** Caches fill and code is compiled until about 600 refreshes; the heap levels off only then. */
const WARM_CYCLES = 24
const KIB = 1024
/** Slopes within two standard errors cannot be told apart. */
const ERRORS = 2

/** Few points: what a refresh leaves behind does not depend on them, and frames come sooner. */
const OPTIONS = { points: 288, hasCursor: false, hasPixels: false } as const

type Soak = { readonly heapsKib: readonly number[]; readonly elements: readonly number[] }

/** Heap and elements over 500 refreshes of eight charts at 288 points, ours beside uPlot's. */
export async function soakRows(browser: Browser, origin: string): Promise<readonly Row[]> {
  const [ours, theirs] = await Promise.all([
    soak(browser, origin, 'streamgauge'),
    soak(browser, origin, 'uplot'),
  ])
  return [heapRow(ours.heapsKib, theirs.heapsKib), elementsRow(ours.elements)]
}

async function soak(browser: Browser, origin: string, library: LibraryName): Promise<Soak> {
  const page = await ChartPage.open(browser, origin, { library, ...OPTIONS })
  await page.run('mount', 1)
  const heapsKib: number[] = []
  const elements: number[] = []
  for (let cycle = 0; cycle < WARM_CYCLES + REFRESHES / CYCLE; cycle++) {
    await page.rewind()
    await page.run('refresh-any', CYCLE)
    if (cycle < WARM_CYCLES) continue
    heapsKib.push((await page.heapBytes()) / KIB)
    elements.push(await page.elements())
  }
  await page.close()
  return { heapsKib, elements }
}

/** A page that only counts frames grows a little too: what counts is growth beyond uPlot's. */
function heapRow(ours: readonly number[], theirs: readonly number[]): Row {
  const { slope, error } = trend(ours)
  const other = trend(theirs)
  const most = Math.max(0, other.slope) + ERRORS * Math.hypot(error, other.error)
  return {
    what: `heap over ${REFRESHES} refreshes, KiB per refresh`,
    figure: perRefresh(slope),
    budget: `≤ ${perRefresh(most)} (uPlot and noise)`,
    isWithin: slope <= most,
    absolute: `${grown(ours)} : ${grown(theirs)} KiB`,
  }
}

function perRefresh(kibPerCycle: number): string {
  return (kibPerCycle / CYCLE).toFixed(2)
}

function grown(heapsKib: readonly number[]): string {
  return `${Math.round(heapsKib[0] ?? NaN)} to ${Math.round(heapsKib.at(-1) ?? NaN)}`
}

function elementsRow(elements: readonly number[]): Row {
  const least = Math.min(...elements)
  const most = Math.max(...elements)
  return {
    what: `DOM elements over ${REFRESHES} refreshes`,
    figure: least === most ? 'constant' : `${least} to ${most}`,
    budget: 'constant',
    isWithin: least === most,
    absolute: `${most} elements`,
  }
}
