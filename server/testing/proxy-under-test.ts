import type { Server } from 'node:http'
import type { Account } from '#server/account.ts'
import { createApp, type App } from '#server/app.ts'
import { readConfig, type Config } from '#server/config.ts'
import { createHttpServer, listen } from '#server/http-listener.ts'
import { createLog } from '#server/log.ts'
import { loadStaticFiles } from '#server/static-files.ts'
import { CREDENTIALS, SECRETS, type FakeUpstream } from './fake-upstream.ts'
import { ask, askRaw, type Ask, type Received } from './raw-http.ts'

type Setup = {
  readonly env?: Readonly<Record<string, string>>
  readonly staticDir?: string
  /** Sign in at once, as the process does; default true. */
  readonly isStarted?: boolean
}

/** The proxy over real sockets, remembering all that it said. */
export class ProxyUnderTest {
  readonly said: string[] = []
  readonly app: App
  readonly server: Server
  port = 0

  constructor(config: Config, account: Account, staticDir: string | undefined) {
    const log = createLog('trace', { write: (line) => void this.said.push(line) })
    const staticFiles =
      staticDir === undefined ? {} : { staticFiles: loadStaticFiles(staticDir, config.basePath) }
    this.app = createApp(config, { account, log, ...staticFiles })
    this.server = createHttpServer(config, this.app.handler)
  }

  async ask(path: string, options?: Ask): Promise<Received> {
    const answer = await ask(this.port, path, options)
    this.said.push(answer.text, JSON.stringify(answer.headers))
    return answer
  }

  async askRaw(bytes: string | Buffer, waitMs?: number): Promise<string> {
    const text = await askRaw(this.port, bytes, waitMs)
    this.said.push(text)
    return text
  }

  get logLines(): readonly string[] {
    return this.said.filter((line) => line.startsWith('{"level"'))
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => {
      this.server.close(resolve)
    })
    await this.app.close()
  }

  /**
   * What no fault may leave behind, in words: a process that cannot do a healthy read, or a secret
   * in anything that was said. Empty when all is well.
   */
  async harm(upstream: FakeUpstream): Promise<readonly string[]> {
    upstream.behaveWell()
    const { status, text } = await this.ask('/api/sources?page=1')
    const isHealthy = status === 200 && text.startsWith('{"result":[{"id":"67bca1')
    const everything = this.said.join('\n')
    return [
      ...(isHealthy ? [] : [`a healthy read got ${status} ${text}`]),
      ...SECRETS.filter((secret) => everything.includes(secret)).map((each) => `said ${each}`),
    ]
  }
}

export async function startProxy(origin: string, setup: Setup = {}): Promise<ProxyUnderTest> {
  const config = readConfig({
    STREAMKAP_CLIENT_ID: CREDENTIALS.clientId,
    STREAMKAP_SECRET: CREDENTIALS.secret,
    STREAMKAP_HOST: origin,
    LISTEN_PORT: '0',
    ...setup.env,
  })
  if (config.account.mode !== 'live') throw new Error('the proxy under test reads a live account')
  const account = { ...config.account, close: () => Promise.resolve() }
  const proxy = new ProxyUnderTest(config, account, setup.staticDir)
  proxy.port = Number(new URL(await listen(proxy.server, config.listen)).port)
  if (setup.isStarted !== false) {
    proxy.app.start()
    await waitFor(() => proxy.app.ready(), 500)
  }
  return proxy
}

/** Waits until a condition holds, at most `limitMs`; whether it held is for the test to say. */
export async function waitFor(condition: () => boolean, limitMs: number): Promise<void> {
  const endMs = performance.now() + limitMs
  while (!condition() && performance.now() < endMs) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10)
    })
  }
}
