import { spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { LoadPlan, LoadResult } from './load.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Started = Readonly<{ port: number; stop(): Promise<void> }>

/** The stand-in API, a process of its own. */
export async function startApi(): Promise<Started> {
  const child = spawn(process.execPath, ['bench/proxy/api.ts'], { cwd: ROOT })
  const port = await found(child, child.stdout, /port (\d+)/)
  return { port, stop: () => end(child) }
}

/** The proxy as users start it, its log in a file of `folder`. The limits per client are off. */
export async function startProxy(
  folder: string,
  apiPort: number,
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      LISTEN_PORT: '0',
      STATIC_DIR: '',
      STREAMKAP_HOST: `http://127.0.0.1:${apiPort}`,
      STREAMKAP_CLIENT_ID: 'the-bench',
      STREAMKAP_SECRET: 'secret-of-the-bench',
      RATE_LIMIT_RPS: '0',
      FILL_LIMIT_PER_MIN: '0',
      ...env,
    },
    stdio: ['ignore', openSync(join(folder, 'proxy.log'), 'w'), 'pipe'],
  })
  const port = await found(child, child.stderr, /^Streamgauge: http:\/\/[^:]+:(\d+)/m)
  return { port, stop: () => end(child) }
}

/** Load from `processes` processes at once, results put together; the slowest percentile counts. */
export async function load(plan: LoadPlan, processes: number): Promise<LoadResult> {
  const share = { ...plan, connections: Math.ceil(plan.connections / processes) }
  const results = await Promise.all(Array.from({ length: processes }, () => loadOnce(share)))
  const most = (key: 'elapsedMs' | 'p50Ms' | 'p99Ms' | 'maxMs'): number =>
    Math.max(...results.map((result) => result[key]))
  const statuses: Record<string, number> = {}
  for (const result of results) {
    for (const [status, count] of Object.entries(result.statuses)) {
      statuses[status] = (statuses[status] ?? 0) + count
    }
  }
  return {
    answers: results.reduce((sum, { answers }) => sum + answers, 0),
    statuses,
    elapsedMs: most('elapsedMs'),
    p50Ms: most('p50Ms'),
    p99Ms: most('p99Ms'),
    maxMs: most('maxMs'),
  }
}

async function loadOnce(plan: LoadPlan): Promise<LoadResult> {
  const child = spawn(process.execPath, ['bench/proxy/load.ts', JSON.stringify(plan)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString()
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`the load process ended with ${String(code)}`)
  const result: LoadResult = JSON.parse(printed)
  return result
}

/** The number in the first line that fits. */
function found(child: ChildProcess, stream: Readable | null, pattern: RegExp): Promise<number> {
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}:\n${printed}`)))
    stream?.on('data', (data: Buffer) => {
      printed = (printed + data.toString()).slice(0, 10_000)
      const match = pattern.exec(printed)
      if (match !== null) resolve(Number(match[1]))
    })
  })
}

export function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
