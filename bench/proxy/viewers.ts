import { freePort } from '../../e2e/processes.ts'
import { inMs, type Row } from '../report.ts'
import { load, startProxy, type Started } from './processes.ts'

const VIEWS = 5
const FRESH_S = 10
const WATCH_MS = 20_000
const MOST_P99_MS = 20
const MOST_IDLE_MIB = 120
const MOST_BUSY_MIB = 200
const MOST_START_MS = 1000
const CROWDS = [1, 50, 500] as const

const REQUESTS = Array.from({ length: VIEWS }, (_, view) =>
  [
    `GET /api/sources/kb100-${view}/metrics?time_type=latest HTTP/1.1`,
    'Host: localhost',
    'Accept-Encoding: gzip, deflate, br',
    '\r\n',
  ].join('\r\n'),
)

/** Start, memory, waiting times and calls to the API while 1, 50 and 500 viewers watch. */
export async function measureViewers(folder: string, apiPort: number): Promise<Row[]> {
  const metricsPort = await freePort()
  const startedMs = performance.now()
  const proxy = await startProxy(folder, apiPort, { METRICS_PORT: String(metricsPort) })
  try {
    await fetch(`http://127.0.0.1:${proxy.port}/healthz`)
    const startMs = performance.now() - startedMs
    const idleMib = await residentMib(metricsPort)
    const rows = [
      atMost('start to healthy', startMs, MOST_START_MS, inMs),
      atMost('memory before the first read', idleMib, MOST_IDLE_MIB, inMib),
    ]
    for (const viewers of CROWDS) rows.push(...(await watch(proxy, apiPort, viewers)))
    const busyMib = await residentMib(metricsPort)
    rows.push(atMost('memory after 500 viewers', busyMib, MOST_BUSY_MIB, inMib))
    return rows
  } finally {
    await proxy.stop()
  }
}

async function watch(proxy: Started, apiPort: number, viewers: number): Promise<readonly Row[]> {
  const before = await callsAt(apiPort)
  const plan = { port: proxy.port, requests: REQUESTS, connections: viewers }
  const seen = await load({ ...plan, durationMs: WATCH_MS, pauseMs: 1000 }, 1)
  const perMinute = ((await callsAt(apiPort)) - before) * (60_000 / WATCH_MS)
  const who = viewers === 1 ? '1 viewer' : `${viewers} viewers`
  // One more of each view than the freshness says, because the watch begins with a call.
  const most = VIEWS * (60 / FRESH_S + 60_000 / WATCH_MS)
  const calls = atMost(`${who}: calls to the API per minute`, perMinute, most, String)
  // Twenty answers have no percentile.
  if (viewers === 1) return [calls]
  return [
    calls,
    atMost(`${who}: time p99`, seen.p99Ms, MOST_P99_MS, inMs, `p50 ${inMs(seen.p50Ms)}`),
  ]
}

function atMost(
  what: string,
  value: number,
  most: number,
  text: (value: number) => string,
  absolute = '',
): Row {
  return { what, figure: text(value), budget: `≤ ${text(most)}`, isWithin: value <= most, absolute }
}

function inMib(mib: number): string {
  return `${Math.round(mib)} MiB`
}

async function callsAt(apiPort: number): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${apiPort}/calls`)).text())
}

async function residentMib(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const bytes = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1]
  return Number(bytes) / 2 ** 20
}
