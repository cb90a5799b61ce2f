import { connect, type Socket } from 'node:net'

/*
 * A load process: asks over keep-alive connections as fast as answers come, and prints what it saw
 * as JSON. Plain sockets, because Node's own client would be slower than what it measures.
 */

/** What to ask: `requests` are whole request heads, used in turn. */
export type LoadPlan = Readonly<{
  port: number
  requests: readonly string[]
  connections: number
  durationMs: number
  /** Pause between two requests of one connection; 0: none. Connections start spread over it. */
  pauseMs: number
}>

export type LoadResult = Readonly<{
  answers: number
  /** Answers by status. */
  statuses: Readonly<Record<string, number>>
  elapsedMs: number
  p50Ms: number
  p99Ms: number
  maxMs: number
}>

const HEAD_END = Buffer.from('\r\n\r\n')

async function run({ connections, durationMs, ...rest }: LoadPlan): Promise<LoadResult> {
  const times: number[] = []
  const statuses: Record<string, number> = {}
  const startedMs = performance.now()
  const endMs = startedMs + durationMs
  const note = (status: string, ms: number): void => {
    statuses[status] = (statuses[status] ?? 0) + 1
    times.push(ms)
  }
  const viewers = Array.from({ length: connections }, (_, index) =>
    view({ ...rest, first: index, connections, endMs, note }),
  )
  await Promise.all(viewers)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN
  return {
    answers: times.length,
    statuses,
    elapsedMs: performance.now() - startedMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
  }
}

type View = Omit<LoadPlan, 'durationMs'> & {
  readonly first: number
  readonly endMs: number
  readonly note: (status: string, ms: number) => void
}

/** One connection. Ends at the first answer after the time, or with the connection. */
async function view({ port, requests, pauseMs, connections, first, endMs, note }: View) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const answers = new Answers(socket)
  if (pauseMs > 0) await pauseFor((pauseMs * first) / connections)
  for (let turn = first; performance.now() < endMs; turn += 1) {
    const sentMs = performance.now()
    socket.write(requests[turn % requests.length] ?? '')
    note(await answers.next(), performance.now() - sentMs)
    if (pauseMs > 0) await pauseFor(Math.max(0, sentMs + pauseMs - performance.now()))
  }
  socket.destroy()
}

function pauseFor(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}

/** Finds the ends of answers by `Content-Length`; bodies are counted and thrown away. */
class Answers {
  #resolve: (status: string) => void = () => undefined
  #reject: (error: Error) => void = () => undefined
  #head: Buffer = Buffer.alloc(0)
  #left = 0
  #status = ''

  constructor(socket: Socket) {
    socket.on('data', (chunk) => this.#take(Buffer.from(chunk)))
    socket.on('error', (error) => this.#reject(error))
    socket.on('close', () => this.#reject(new Error('the connection was closed')))
  }

  /** The status of the next answer, once all of it has arrived. */
  next(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  #take(chunk: Buffer): void {
    if (this.#status === '') {
      const bytes = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk])
      const end = bytes.indexOf(HEAD_END)
      this.#head = bytes
      if (end === -1) return
      const head = bytes.toString('latin1', 0, end)
      this.#status = head.slice(9, 12)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? '0'
      const arrived = bytes.length - end - HEAD_END.length
      this.#left = (this.#status === '304' ? 0 : Number(length)) - arrived
    } else this.#left -= chunk.length
    if (this.#left > 0) return
    const status = this.#status
    this.#status = ''
    this.#head = Buffer.alloc(0)
    this.#resolve(status)
  }
}

const plan: LoadPlan = JSON.parse(process.argv[2] ?? '{}')
console.log(JSON.stringify(await run(plan)))
