import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readScrape } from '#server/testing/scrape-text.ts'
import { createExposition } from './exposition.ts'

/*
 * The table of metrics in the operating guide says what is exported: no name less, no name more,
 * each with its kind and its labels.
 */

test('docs/operating.md names every exported metric with kind and labels, and only those', async () => {
  const document = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')
  expect(documented(document)).toEqual(await exported())
})

function documented(text: string): readonly string[] {
  const rows = text.split('\n').filter((line) => /^\| `(?:streamgauge|process|nodejs)_/.test(line))
  return rows
    .map((row) => {
      const [, name = '', kind = '', labels = ''] = row.split('|').map((cell) => cell.trim())
      const names = [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)
      return `${name.replaceAll('`', '')} ${kind} ${names.join(',')}`
    })
    .toSorted()
}

async function exported(): Promise<readonly string[]> {
  const exposition = createExposition({ version: '1', build: null, node: '24' }, 0)
  const { telemetry } = exposition
  const route = '/sources'
  telemetry.answered({ method: 'GET', route, status: 200, ms: 1, cache: 'hit' })
  telemetry.called({ route, outcome: '200', ms: 1 })
  telemetry.retried(route)
  telemetry.signInFailed('STATUS_500')
  const { text } = await exposition.render({
    gauges: {
      callsRunning: 0,
      callsWaiting: 0,
      callsLastMinute: 0,
      gateClosedForMs: null,
      storedBytes: 0,
      storedAnswers: 0,
      tokenExpiresInMs: 1,
    },
    loopDelay: { p50Ms: 1, p99Ms: 1, maxMs: 1 },
    process: { residentBytes: 1, heapUsedBytes: 1, heapTotalBytes: 1, cpuSeconds: 1 },
  })
  return [...readScrape(text)]
    .map(([name, { type, samples }]) => {
      const labels = new Set(
        [...samples.keys()].flatMap((series) => series.match(/\w+(?==")/g) ?? []),
      )
      labels.delete('le')
      return `${name} ${type} ${[...labels].join(',')}`
    })
    .toSorted()
}
