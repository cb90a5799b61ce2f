import type { CDPSession, Page } from '@playwright/test'
import type { Row } from './report.ts'
import { trend } from './stats.ts'

const KIB = 1024
/** Slopes within two standard errors cannot be told from none. */
export const ERRORS = 2

/** A session that `metricOf` and `heapKib` can ask. */
export async function measuring(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  return cdp
}

/** Heap that is in use after a forced collection, KiB. */
export async function heapKib(cdp: CDPSession): Promise<number> {
  // The first collection may leave what the second finds.
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  return (await metricOf(cdp, 'JSHeapUsedSize')) / KIB
}

/** A figure that Chromium keeps about a page; NaN: it has no such. */
export async function metricOf(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((metric) => metric.name === name)?.value ?? NaN
}

export type Rounds = { readonly count: number; readonly ms: number; readonly sampleEvery: number }

/** Rounds of a page that does nothing: what the clock of the measurement itself leaves behind, KiB. */
export async function heapOfNothing(
  page: Page,
  origin: string,
  { count, ms, sampleEvery }: Rounds,
): Promise<readonly number[]> {
  const cdp = await measuring(page)
  await page.clock.install()
  await page.goto(`${origin}/robots.txt`)
  const heapsKib: number[] = []
  for (let round = 1; round <= count; round++) {
    await page.clock.runFor(ms)
    if (round % sampleEvery === 0) heapsKib.push(await heapKib(cdp))
  }
  return heapsKib
}

/** Growth of the heap (KiB, a sample each `sampleEvery` rounds, warm) beside that of a page that does nothing. */
export function heapRow(
  heaps: readonly number[],
  empty: readonly number[],
  { ms, sampleEvery }: Rounds,
): Row {
  const perHour = (kibPerSample: number) =>
    ((kibPerSample * 3_600_000) / (sampleEvery * ms)).toFixed(1)
  const { slope, error } = trend(heaps)
  const other = trend(empty)
  const most = Math.max(0, other.slope) + ERRORS * Math.hypot(error, other.error)
  return {
    what: 'heap, KiB per hour of the page',
    figure: perHour(slope),
    budget: `≤ ${perHour(most)} (a page that does nothing, and noise)`,
    isWithin: slope <= most,
    absolute: `${Math.round(heaps[0] ?? NaN)} to ${Math.round(heaps.at(-1) ?? NaN)} KiB`,
  }
}
