import { spawn, type ChildProcess } from 'node:child_process'
import { waitFor } from './proxy-under-test.ts'

/** Longest wait for a process to start or end; far more than it needs, for busy machines. */
const LIMIT_MS = 20_000

/** The process as an operator starts it, with what it printed and how it ended. */
export class RunningProcess {
  out = ''
  err = ''
  code: number | null = null
  readonly child: ChildProcess

  /**
   * @param args of Node
   * @param env all that it gets, besides the PATH and a port of the system's choice
   */
  constructor(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const all = { PATH: process.env['PATH'], LISTEN_PORT: '0', ...env }
    this.child = spawn(process.execPath, args, { env: all })
    this.child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()))
    this.child.stderr?.on('data', (chunk: Buffer) => (this.err += chunk.toString()))
    this.child.on('exit', (code, signal) => (this.code = signal === null ? code : -1))
  }

  /** 0 until it listens. */
  get port(): number {
    return Number(/Streamgauge: http:\/\/[^:]+:(\d+)/.exec(this.err)?.[1] ?? 0)
  }

  async ended(): Promise<this> {
    await waitFor(() => this.code !== null, LIMIT_MS)
    return this
  }

  /**
   * Waits until it has said so in both places, which arrive in any order.
   * @throws when it ends before it listens, with what it said
   */
  async listening(): Promise<this> {
    const isListening = (): boolean => this.port !== 0 && this.out.includes('"msg":"listening"')
    await waitFor(() => isListening() || this.code !== null, LIMIT_MS)
    if (!isListening()) throw new Error(`it does not listen: ${this.err}`)
    return this
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended()
  }
}
