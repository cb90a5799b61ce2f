import { resolve } from 'node:path'
import type { Plugin, PreviewServer, ViteDevServer } from 'vite'
import { describeAccount, openAccount } from './account.ts'
import { createApp } from './app.ts'
import { readConfig, type Config } from './config.ts'
import { createLog } from './log.ts'
import { isLoopback } from './loopback.ts'
import { loadStaticFiles, type StaticFiles } from './static-files.ts'

/**
 * Mounts the token proxy in Vite's dev and preview servers (D1): the same handler, the same
 * checks, and without credentials the same simulated account as the built process.
 * Refuses to start when Vite listens where others can reach it, because anyone could then read
 * the account without signing in (D2).
 */
export function tokenProxy(): Plugin {
  return {
    name: 'streamgauge-token-proxy',
    apply: 'serve',
    // Vite's own CORS answers would let other local origins read the API (X2).
    config: () => ({ server: { cors: false }, preview: { cors: false } }),
    configureServer: (server) => mount(server, server.config.server),
    // The build is served as the process serves it: its page needs addresses written into it.
    configurePreviewServer: (server) => {
      const { root, build, preview } = server.config
      return mount(server, preview, loadStaticFiles(resolve(root, build.outDir)))
    },
  }
}

type ListenerOptions = Readonly<{
  host?: string | boolean | undefined
  allowedHosts?: readonly string[] | true | undefined
}>

async function mount(
  server: ViteDevServer | PreviewServer,
  options: ListenerOptions,
  staticFiles: StaticFiles | null = null,
): Promise<void> {
  // Vite inside another program (a test run) has no listener of its own and serves no viewers.
  if (server.httpServer === null) return
  const config = forVite(readConfig(process.env))
  refuseOpenListener(options)
  const account = await openAccount(config)
  const app = createApp(config, {
    account,
    log: createLog('warn'),
    ...(staticFiles === null ? {} : { staticFiles }),
  })
  server.middlewares.use(app.handler)
  server.httpServer.once('close', () => {
    void app.close().then(account.close)
  })
  app.start()
  for (const line of describeAccount(account)) server.config.logger.info(line)
}

/** Vite chooses listener and base here; `LISTEN_HOST` and `BASE_PATH` speak of the built process. */
function forVite(config: Config): Config {
  return { ...config, listen: { host: 'localhost', port: 0 }, basePath: '' }
}

/** @throws when the listener is not loopback or takes any host name */
function refuseOpenListener({ host, allowedHosts }: ListenerOptions): void {
  const isLocal = host === undefined || host === false || (host !== true && isLoopback(host))
  if (!isLocal) {
    throw new Error(
      'server.host: must be a loopback address, because the dev server has no viewer sign-in. The token proxy did not start.',
    )
  }
  if (allowedHosts === true) {
    throw new Error(
      'server.allowedHosts: must not be true, because any site could then reach the API through your browser. The token proxy did not start.',
    )
  }
}
