import { setupWorker } from 'msw/browser'
import { createSimulator, type Simulator, type SimulatorOptions } from './handler.ts'
import { PROBE_PATH, simulatorHandlers } from './msw-handlers.ts'

export type BrowserHostOptions = Partial<SimulatorOptions> & {
  /** Where the page is served, for example `/` or `/streamgauge/`. The worker script lies there. Default `/`. */
  baseUrl?: string
  /** Where the page looks for the API, on its own origin; it need not lie under `baseUrl`. Default `/api`. */
  apiBase?: string
}

export type BrowserHost = { simulator: Simulator; stop(): Promise<void> }

/** How often the worker is asked whether it still answers, in ms. */
const PROBE_EVERY_MS = 60_000

/**
 * Serves a simulator to this page: everything under `apiBase` is answered by it, everything else goes to the
 * network. Resolves when the first request may be sent. `<baseUrl>mockServiceWorker.js` must be served.
 */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHost> {
  const { baseUrl = '/', apiBase: base = '/api', ...rest } = options
  const simulator = createSimulator({
    authorised: true,
    stripConfig: true,
    ...rest,
    now: rest.now ?? Date.now,
  })
  const worker = setupWorker(...simulatorHandlers(simulator, base))
  const start = () =>
    worker.start({
      quiet: true,
      serviceWorker: {
        url: `${baseUrl.replace(/\/+$/, '')}/mockServiceWorker.js`,
        options: { scope: baseUrl },
      },
      onUnhandledFrame: ({ frame, defaults }) => {
        if (isUnder(base, frame.data)) defaults.error()
      },
    })
  await start()
  const endWatch = watch(`${base}${PROBE_PATH}`, async () => {
    await worker.stop()
    await start()
  })
  return {
    simulator,
    async stop() {
      endWatch()
      await worker.stop()
    },
  }
}

/**
 * Browsers put workers to sleep that were hidden or idle for minutes, and one that wakes up may let requests through
 * to the network (mswjs/msw #2635, #2115). So it is probed regularly and whenever the page is shown again.
 */
function watch(probeUrl: string, restart: () => Promise<void>): () => void {
  let restarting = false
  const probe = async () => {
    if (restarting || (await answers(probeUrl))) return
    restarting = true
    await restart().finally(() => {
      restarting = false
    })
  }
  const onShow = () => {
    if (document.visibilityState === 'visible') void probe()
  }
  const timer = setInterval(() => void probe(), PROBE_EVERY_MS)
  document.addEventListener('visibilitychange', onShow)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onShow)
  }
}

async function answers(probeUrl: string): Promise<boolean> {
  try {
    const response = await fetch(probeUrl, { cache: 'no-store' })
    return (await response.text()) === 'simulated'
  } catch {
    return false
  }
}

function isUnder(base: string, data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('request' in data)) return false
  const { request } = data
  return request instanceof Request && new URL(request.url).pathname.startsWith(`${base}/`)
}
