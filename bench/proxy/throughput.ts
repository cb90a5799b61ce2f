import type { Row } from '../report.ts'
import { median } from '../stats.ts'
import { load } from './processes.ts'

/** Where answers are to be had: a port, and what stands before the API's own path there. */
type Door = Readonly<{ port: number; prefix: string }>
export type Doors = Readonly<{ direct: Door; nginx: Door | null; proxy: Door }>

const ROUNDS = 5
const ROUND_MS = 1000
const LOAD_PROCESSES = 2
const SIZES = [
  { kb: 1, name: '1 KB', connections: 32, budget: 0.2 },
  { kb: 100, name: '100 KB', connections: 32, budget: 0.6 },
  { kb: 2048, name: '2 MB', connections: 8, budget: 1.2 },
] as const

type Size = (typeof SIZES)[number]

/** Requests per second through each door, and what packing and 304 change. */
export async function measureThroughput(doors: Doors): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) rows.push(...(await measureSize(doors, size)))
  const plain = asking(doors.proxy, 100)
  const packed = asking(doors.proxy, 100, 'Accept-Encoding: br')
  rows.push(await compare('100 KB: stored Brotli beside plain', packed, plain, 1))
  const known = asking(doors.proxy, 100, `If-None-Match: ${await etagAt(doors.proxy)}`)
  rows.push(await compare('100 KB: 304 beside 200', known, plain, 1))
  return rows
}

async function measureSize(doors: Doors, { kb, name, connections, budget }: Size): Promise<Row[]> {
  const proxy = { ...asking(doors.proxy, kb), connections }
  const direct = { ...asking(doors.direct, kb), connections }
  const beside = await compare(`${name}: proxy beside the API itself`, proxy, direct, null)
  if (doors.nginx === null) return [beside]
  const nginx = { ...asking(doors.nginx, kb), connections }
  return [await compare(`${name}: proxy beside nginx`, proxy, nginx, budget), beside]
}

type Asking = Readonly<{ port: number; requests: readonly string[]; connections: number }>

function asking({ port, prefix }: Door, kb: number, header?: string): Asking {
  const path = `${prefix}/sources/kb${kb}/metrics?time_type=latest`
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    ...(header === undefined ? [] : [header]),
  ]
  return { port, requests: [`${lines.join('\r\n')}\r\n\r\n`], connections: 32 }
}

/** Both in turn, the order changing; the first round is warm-up. */
async function compare(
  what: string,
  one: Asking,
  other: Asking,
  budget: number | null,
): Promise<Row> {
  const rounds: { one: number; other: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const isFirst = round % 2 === 0
    const early = await perSec(isFirst ? one : other)
    const late = await perSec(isFirst ? other : one)
    if (round > 0) rounds.push(isFirst ? { one: early, other: late } : { one: late, other: early })
  }
  const ratio = median(rounds.map((round) => round.one / round.other))
  const text = (key: 'one' | 'other'): string =>
    `${Math.round(median(rounds.map((r) => r[key])))}/s`
  return {
    what,
    figure: ratio.toFixed(2),
    budget: budget === null ? null : `≥ ${budget}`,
    isWithin: budget === null ? null : ratio >= budget,
    absolute: `${text('one')} : ${text('other')}`,
  }
}

async function perSec(asking: Asking): Promise<number> {
  const plan = { ...asking, durationMs: ROUND_MS, pauseMs: 0 }
  const { answers, statuses, elapsedMs } = await load(plan, LOAD_PROCESSES)
  const odd = Object.keys(statuses).filter((status) => status !== '200' && status !== '304')
  if (odd.length > 0) throw new Error(`port ${asking.port} answered ${odd.join(', ')}`)
  return answers / (elapsedMs / 1000)
}

async function etagAt({ port, prefix }: Door): Promise<string> {
  const url = `http://127.0.0.1:${port}${prefix}/sources/kb100/metrics?time_type=latest`
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  await response.arrayBuffer()
  return response.headers.get('etag') ?? ''
}
