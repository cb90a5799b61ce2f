import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { end } from './proxy/processes.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export type SimulatedApp = { readonly origin: string; stop(): Promise<void> }

/** The product with its simulated account over a built page, as a process of its own. */
export async function startSimulated(
  staticDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<SimulatedApp> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      LISTEN_PORT: '0',
      METRICS_PORT: 'off',
      LOG_LEVEL: 'error',
      STATIC_DIR: staticDir,
      RATE_LIMIT_RPS: '0',
      FILL_LIMIT_PER_MIN: '0',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${String(code)}:\n${printed}`)))
    child.stderr.on('data', (data: Buffer) => {
      printed += data.toString()
      const found = /^Streamgauge: (\S+)/m.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return { origin, stop: () => end(child) }
}
