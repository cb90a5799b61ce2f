import { writeFileSync } from 'node:fs'
import { test as base, type App } from './fixtures.ts'
import { freePort, run } from './processes.ts'

/** The token of the screen that the server knows at its start. */
export const TOKEN = 'hall-0123456789-0123456789-0123456789'

type Server = App & {
  /** Begins again after `stop`, on the same port. */
  start(): Promise<void>
  /** Rewrites the file of tokens while the process runs. */
  writeTokens(text: string): void
}

/** The product where people need a password, with a file of tokens for screens. */
export const test = base.extend<{ server: Server }>({
  app: async ({ server }, use) => use(server),

  server: async ({ api, settings }, use, info) => {
    const port = await freePort()
    const file = info.outputPath('screens')
    const env = {
      ...settings,
      LISTEN_PORT: String(port),
      METRICS_PORT: 'off',
      STREAMKAP_HOST: api.origin,
      STREAMKAP_CLIENT_ID: api.clientId,
      STREAMKAP_SECRET: api.secret,
      VIEWER_AUTH: 'basic',
      VIEWER_BASIC: 'ann:correct horse',
      VIEWER_TOKEN_FILE: file,
    }
    const begin = () => run(['server/run.ts'], env, /"msg":"listening"/)
    const writeTokens = (text: string) => writeFileSync(file, text)
    writeTokens(`hall:${TOKEN}\n`)
    let running = await begin()
    let printed = ''
    await use({
      origin: `http://127.0.0.1:${port}`,
      output: () => printed + running.output(),
      writeTokens,
      stop: () => running.stop(),
      start: async () => {
        printed += running.output()
        running = await begin()
      },
    })
    await running.stop()
  },
})
