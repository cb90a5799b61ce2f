import type { Page } from '@playwright/test'

/** A sample as the API sends it. */
export type WireSample = { readonly timestamp: string; readonly value: number }

/** Series of one entity by metric, in the spelling of the API. */
export type WireSeries = Record<string, readonly WireSample[] | null | undefined>

/** Changes what the API answers for the series of one entity; everything else passes as it is. */
export async function changeSeries(
  page: Page,
  entityPath: string,
  change: (series: WireSeries) => WireSeries,
): Promise<void> {
  await page.route(`**/api${entityPath}/metrics?*`, async (route) => {
    const isSeries = route.request().url().includes('time_type=timeseries')
    if (!isSeries) return route.continue()
    const response = await route.fetch()
    const answer: { data: WireSeries } = await response.json()
    return route.fulfill({ response, json: { ...answer, data: change(answer.data) } })
  })
}

/** Epoch ms of a sample: the API's times are UTC without saying so. */
export function sampleMs({ timestamp }: WireSample): number {
  return Date.parse(`${timestamp.replace(' ', 'T')}Z`)
}

/** A full hour of the past, begun at least an hour ago: nothing in it changes any more. */
export function pastHour() {
  const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 2 * HOUR_MS
  const range = `from=${isoOf(fromMs)}&to=${isoOf(fromMs + HOUR_MS)}`
  return { fromMs, toMs: fromMs + HOUR_MS, range } as const
}

/** ISO 8601 in whole seconds, as addresses have it. */
export function isoOf(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}

export const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
