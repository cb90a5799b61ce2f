import { createSimulator, type Simulator, type SimulatorOptions } from '#simulator/handler.ts'
import { isRecord } from '#simulator/json.ts'
import { parseTimestamp } from '#simulator/time-buckets.ts'

/** A Tuesday, 10:17:23.456 UTC: `orders to BigQuery` falls behind, `billing to Databricks` drains. */
export const TUESDAY_MS = Date.parse('2026-03-03T10:17:23.456Z')

export type Sample = { ms: number; value: number }

export type Bench = {
  simulator: Simulator
  /** Sets the clock, epoch ms. */
  setNow(ms: number): void
  /** The parsed body of a good answer; throws for any other status. */
  get(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  send(path: string, init?: RequestInit): Promise<Response>
}

/** A simulator with a hand-driven clock and two days of history, asked without tokens unless told otherwise. */
export function openBench(options: Partial<SimulatorOptions> & { startMs?: number } = {}): Bench {
  const { startMs = TUESDAY_MS, ...rest } = options
  let nowMs = startMs
  const simulator = createSimulator({
    authorised: true,
    historyDays: 2,
    ...rest,
    now: rest.now ?? (() => nowMs),
  })
  const send = (path: string, init?: RequestInit) =>
    simulator.fetch(new Request(`http://simulator.test${path}`, init))
  const good = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await send(path, init)
    if (response.status !== 200)
      throw new Error(`${path}: ${response.status} ${await response.text()}`)
    const body: unknown = await response.json()
    return body
  }
  return {
    simulator,
    setNow: (ms) => {
      nowMs = ms
    },
    get: (path) => good(path),
    post: (path, body) => good(path, { method: 'POST', body: JSON.stringify(body) }),
    send,
  }
}

/** The value at a path of keys; throws if it is not there, so a test cannot pass on nothing. */
export function dig(value: unknown, ...keys: (string | number)[]): unknown {
  let here = value
  for (const key of keys) {
    const inside =
      typeof here === 'object' && here !== null && Object.hasOwn(here, key)
        ? Reflect.get(here, key)
        : undefined
    if (inside === undefined) throw new Error(`nothing at ${keys.join(' → ')} (${String(key)})`)
    here = inside
  }
  return here
}

export function digNumber(value: unknown, ...keys: (string | number)[]): number {
  const found = dig(value, ...keys)
  if (typeof found !== 'number') throw new Error(`${keys.join(' → ')} is ${JSON.stringify(found)}`)
  return found
}

export function digKeys(value: unknown, ...keys: (string | number)[]): string[] {
  const found = dig(value, ...keys)
  return isRecord(found) ? Object.keys(found) : []
}

export function digList(value: unknown, ...keys: (string | number)[]): unknown[] {
  const found = dig(value, ...keys)
  if (!Array.isArray(found)) throw new Error(`${keys.join(' → ')} is no list`)
  return found
}

/** The values of one field over a list's rows. */
export function column(list: unknown, field: string): unknown[] {
  return digList(list, 'result').map((row) => dig(row, field))
}

/** A series as moments (start of the bucket, epoch ms) and values. */
export function digSeries(value: unknown, ...keys: (string | number)[]): Sample[] {
  return digList(value, ...keys).map((entry) => ({
    ms: parseTimestamp(String(dig(entry, 'timestamp'))) ?? Number.NaN,
    value: digNumber(entry, 'value'),
  }))
}

/** Text of a moment for a query. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
