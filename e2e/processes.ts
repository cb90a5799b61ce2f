import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A process of the product, started the way a user starts it. */
export type Running = {
  /** Everything it has printed so far, both streams. */
  output(): string
  stop(): Promise<void>
}

/**
 * Runs a TypeScript file with Node until `ready` appears in its output.
 * @throws when it ends before, with what it printed
 */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Running & { readonly match: RegExpMatchArray }> {
  const child = spawn('node', args, { cwd: root, env: { ...handedOn(), ...env } })
  let printed = ''
  const match = await new Promise<RegExpMatchArray>((resolve, reject) => {
    const onData = (data: Buffer) => {
      printed += data.toString()
      const found = printed.match(ready)
      if (found) resolve(found)
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${printed}`)))
  })
  return { match, output: () => printed, stop: () => end(child) }
}

/** A clean environment but for the path and, to try another build than `dist/`, STATIC_DIR. */
function handedOn(): Record<string, string> {
  const { PATH = '', STATIC_DIR } = process.env
  return STATIC_DIR === undefined ? { PATH } : { PATH, STATIC_DIR }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no TCP port')
  return address.port
}
