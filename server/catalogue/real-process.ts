import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Agent } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitFor } from '#server/testing/proxy-under-test.ts'
import { askRaw, type Ask } from '#server/testing/raw-http.ts'
import { askUnpacked, type Unpacked } from './ask-unpacked.ts'

const SERVER = fileURLToPath(new URL('..', import.meta.url))
/** A busy machine may need seconds to start a process; E15 has a limit of its own. */
const START_LIMIT_MS = 20_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export type Env = Readonly<Record<string, string>>

type Start = Readonly<{ flags?: readonly string[]; script?: string }>

/** `node server/main.ts` as an operator starts it, with all that it said and how it ended. */
export class RealProcess {
  out = ''
  err = ''
  code: number | null = null
  /** Headers and unpacked text of every answer that a test received. */
  readonly answers: string[] = []
  readonly startedMs = performance.now()
  readonly #child: ChildProcess

  constructor(env: Env, start: Start = {}) {
    const { flags = [], script = 'main.ts' } = start
    const { PATH, TZ } = process.env
    const base = { PATH, ...(TZ === undefined ? {} : { TZ }), LISTEN_PORT: '0' }
    this.#child = spawn(process.execPath, [...flags, join(SERVER, script)], {
      env: { ...base, METRICS_PORT: 'off', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(this.#child)
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()))
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString()))
    this.#child.on('error', (error) => (this.err += error.message))
    this.#child.on('close', (code) => {
      this.code = code ?? -1
      running.delete(this.#child)
    })
  }

  /** 0 until it listens. */
  get port(): number {
    return Number(/Streamgauge: https?:\/\/\S+:(\d+)/.exec(this.err)?.[1] ?? 0)
  }

  get logLines(): readonly string[] {
    return this.out.split('\n').filter((line) => line !== '')
  }

  /** Everything that left the process on any way. */
  get said(): string {
    return [this.out, this.err, ...this.answers].join('\n')
  }

  async listening(): Promise<void> {
    await waitFor(() => this.port !== 0 || this.code !== null, START_LIMIT_MS)
    if (this.port === 0) throw new Error(`the process did not start: ${this.err}${this.out}`)
  }

  /** Waits until it holds a token, or `limitMs`. */
  async ready(limitMs = START_LIMIT_MS): Promise<boolean> {
    const endMs = performance.now() + limitMs
    for (;;) {
      const { status } = await this.ask('/readyz')
      if (status === 200) return true
      if (performance.now() > endMs) return false
      await pause(25)
    }
  }

  /** Waits for its end; the code stays null when it goes on. */
  async ended(limitMs = START_LIMIT_MS): Promise<void> {
    await waitFor(() => this.code !== null, limitMs)
  }

  async ask(path: string, options: Ask & { agent?: Agent } = {}): Promise<Unpacked> {
    const answer = await askUnpacked(this.port, path, options)
    this.answers.push(JSON.stringify(answer.headers), answer.text)
    return answer
  }

  /** Sends bytes as they are; resolves to all that came back until it closed or was silent. */
  async askRaw(bytes: string | Buffer, silenceMs?: number): Promise<string> {
    const text = await askRaw(this.port, bytes, silenceMs)
    this.answers.push(text)
    return text
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended()
  }

  /** The command that runs, from the kernel; null where it keeps no record. */
  commandLine(): string | null {
    return this.#record('cmdline')
  }

  /** Memory now and at its highest so far, in MB, from the kernel; null where it keeps no record. */
  memory(): Readonly<{ nowMb: number; mostMb: number }> | null {
    const record = this.#record('status')
    if (record === null) return null
    const read = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(\\d+)`).exec(record)?.[1]) / 1024
    return { nowMb: read('VmRSS'), mostMb: read('VmHWM') }
  }

  /** How long its main thread was ready to work and got no processor; 0 where that is not known. */
  waitedForProcessorMs(): number {
    return Number(this.#record('schedstat')?.split(' ')[1] ?? 0) / 1e6
  }

  #record(name: string): string | null {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${name}`, 'utf8')
    } catch {
      return null
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
