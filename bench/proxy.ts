import { Agent, get } from 'node:http'
import { run, type Running } from '../e2e/processes.ts'
import { inMs, ratioRow, type Report } from './report.ts'
import { median, quantile } from './stats.ts'

const PATH = '/sources?page_size=100'
const SCENARIO = 'large-account'
const ROUNDS = 7
const AT_ONCE = 8
const REQUESTS = 400
/** A round ends after so long, however many requests were answered. */
const LONGEST_ROUND_MS = 5000
const REQUEST_LIMIT_MS = 2000

/** Answered requests per second and the time each one took, ms. */
type Load = { readonly perSec: number; readonly p50: number; readonly p99: number }

/** Where a list of sources is to be had, and with which headers. */
type Door = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent: Agent
}

/** The same list through the proxy and straight from the simulator, each a process of its own. */
export async function measureProxy(): Promise<Report> {
  const started: Running[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  try {
    const proxy = await run(
      ['server/main.ts'],
      { LISTEN_PORT: '0', LOG_LEVEL: 'warn', SIMULATOR_SCENARIO: SCENARIO },
      /^Streamgauge: (\S+)$/m,
    )
    started.push(proxy)
    const simulator = await run(
      ['simulator/main.ts', '--scenario', SCENARIO, '--port', '0'],
      {},
      /STREAMKAP_HOST=(\S+) STREAMKAP_CLIENT_ID=(\S+) STREAMKAP_SECRET=(\S+)/,
    )
    started.push(simulator)
    const [, origin = '', clientId = '', secret = ''] = simulator.match
    const authorization = `Bearer ${await tokenOf(origin, clientId, secret)}`
    const through: Door = { url: `${proxy.match[1] ?? ''}/api${PATH}`, headers: {}, agent }
    const direct: Door = { url: `${origin}${PATH}`, headers: { authorization }, agent }
    return reportOf(await alternate(through, direct))
  } finally {
    agent.destroy()
    await Promise.all(started.map((one) => one.stop()))
  }
}

async function alternate(through: Door, direct: Door) {
  const rounds: { readonly proxy: Load; readonly direct: Load }[] = []
  // The first round is warm-up.
  for (let round = 0; round <= ROUNDS; round++) {
    const isFirst = round % 2 === 0
    const early = await load(isFirst ? through : direct)
    const late = await load(isFirst ? direct : through)
    const loads = isFirst ? { proxy: early, direct: late } : { proxy: late, direct: early }
    if (round > 0) rounds.push(loads)
  }
  return rounds
}

/** At most 400 requests and 5 s, eight at a time, on connections that stay open. */
async function load(door: Door): Promise<Load> {
  const times: number[] = []
  const startMs = performance.now()
  let left = REQUESTS
  const worker = async () => {
    while (left > 0 && performance.now() - startMs < LONGEST_ROUND_MS) {
      left--
      times.push(await ask(door))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const perSec = times.length / ((performance.now() - startMs) / 1000)
  return { perSec, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

/** Milliseconds until the answer is complete. Rejects when it is not a 200. */
function ask({ url, headers, agent }: Door): Promise<number> {
  const startMs = performance.now()
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers, timeout: REQUEST_LIMIT_MS }, (response) => {
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - startMs)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
      response.resume()
    })
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer in time`)))
    request.on('error', reject)
  })
}

async function tokenOf(origin: string, clientId: string, secret: string): Promise<string> {
  const response = await fetch(`${origin}/auth/access-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, secret }),
  })
  const body: unknown = await response.json()
  if (typeof body === 'object' && body !== null && 'accessToken' in body) {
    return String(body.accessToken)
  }
  throw new Error(`the simulator gave no token (status ${response.status})`)
}

function reportOf(rounds: readonly { readonly proxy: Load; readonly direct: Load }[]): Report {
  const row = (what: string, key: keyof Load, text: (value: number) => string) => {
    const proxy = median(rounds.map((round) => round.proxy[key]))
    const direct = median(rounds.map((round) => round.direct[key]))
    const ratio = median(rounds.map((round) => round.proxy[key] / round.direct[key]))
    return ratioRow(what, ratio, null, `${text(proxy)} : ${text(direct)}`)
  }
  return {
    title: `Proxy: \`GET /api${PATH}\` beside the simulator alone, ${ROUNDS} rounds`,
    rows: [
      row('requests per second', 'perSec', (value) => `${Math.round(value)}/s`),
      row('time p50', 'p50', inMs),
      row('time p99', 'p99', inMs),
    ],
    notes: [
      'Figure: with the proxy divided by without, median of the ratios within a round; greater is better for requests per second, smaller for times.',
      `${AT_ONCE} requests at a time, at most ${REQUESTS} a round, over loopback on open connections; this process asks.`,
      'The proxy runs its simulated account in its own process, so the figures with it hold proxy and simulator; those without hold the simulator.',
    ],
  }
}
