import type { Browser } from '@playwright/test'
import { ChartPage } from './chart-page.ts'
import type { Row } from './report.ts'
import { trend } from './stats.ts'

const REFRESHES = 500
/** After so many refreshes the data begin again, so that all samples are of the same picture. */
const CYCLE = 25
/** Caches fill and code is compiled until about 600 refreshes; the heap levels off only then. */
const WARM_CYCLES = 24
const KIB = 1024
/** Slopes within two standard errors cannot be told from none. */
const ERRORS = 2

/** Heap and elements over 500 refreshes of our charts at 1,440 points. */
export async function soakRows(browser: Browser, origin: string): Promise<readonly Row[]> {
  const options = { library: 'streamgauge', points: 1440, hasCursor: false } as const
  const page = await ChartPage.open(browser, origin, options)
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
  return [heapRow(heapsKib), elementsRow(elements)]
}

function heapRow(heapsKib: readonly number[]): Row {
  const { slope, error } = trend(heapsKib)
  const perRefresh = 1 / CYCLE
  const noise = ERRORS * error
  const text = (kib: number) => (kib * perRefresh).toFixed(2)
  return {
    what: `heap over ${REFRESHES} refreshes`,
    figure: `${text(slope)} KiB per refresh`,
    budget: `≤ noise, ${text(noise)}`,
    isWithin: slope <= noise,
    absolute: `${Math.round(heapsKib[0] ?? NaN)} to ${Math.round(heapsKib.at(-1) ?? NaN)} KiB`,
  }
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
