import { test as base, expect, type Page } from '@playwright/test'
import { freePort, run, type Running } from './processes.ts'

/** The API's stand-in, in a process of its own, with doors to break and heal it. */
export type SimulatedApi = Running & {
  readonly origin: string
  readonly clientId: string
  readonly secret: string
  /** Sends one command to the simulator's control door. */
  control(command: Readonly<Record<string, unknown>>): Promise<void>
}

/** The built product behind its token proxy. */
export type App = Running & { readonly origin: string }

type Options = {
  /** `demo`: without credentials. `live`: with the simulated API's credentials. */
  mode: 'demo' | 'live'
  scenario: string
  tokenLifeSec: number
  /** More settings of the product. */
  settings: Readonly<Record<string, string>>
}

/**
 * For stories in which hours pass for the page alone: the proxy, whose clock goes on as ever, keeps no
 * answers that would never grow old, and lets an hour of reads pass in a minute.
 */
export const NO_SHARING = { CACHE_TTL_MS: '0', CACHE_STALE_MS: '0', FILL_LIMIT_PER_MIN: '0' }

type Fixtures = {
  api: SimulatedApi
  app: App
  /** Console errors, page errors and policy reports of the page; a story that expects some says so. */
  complaints: string[]
}

export const test = base.extend<Options & Fixtures>({
  mode: ['live', { option: true }],
  scenario: ['demo', { option: true }],
  tokenLifeSec: [3600, { option: true }],
  settings: [{}, { option: true }],

  api: async ({ scenario, tokenLifeSec }, use) => {
    const api = await startApi(scenario, tokenLifeSec)
    await use(api)
    await api.stop()
  },

  app: async ({ mode, api, settings }, use) => {
    const account = mode === 'demo' ? {} : credentialsOf(api)
    const app = await startApp({ ...account, ...settings })
    await use(app)
    await app.stop()
  },

  baseURL: async ({ app }, use) => use(app.origin),

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

function credentialsOf(api: SimulatedApi): Record<string, string> {
  return {
    STREAMKAP_HOST: api.origin,
    STREAMKAP_CLIENT_ID: api.clientId,
    STREAMKAP_SECRET: api.secret,
  }
}

async function startApi(scenario: string, tokenLifeSec: number): Promise<SimulatedApi> {
  const args = ['simulator/main.ts', '--port', '0', '--scenario', scenario]
  const ready = /STREAMKAP_HOST=(\S+) STREAMKAP_CLIENT_ID=(\S+) STREAMKAP_SECRET=(\S+)/
  const running = await run([...args, '--token-life-sec', String(tokenLifeSec)], {}, ready)
  const [, origin = '', clientId = '', secret = ''] = running.match
  return {
    ...running,
    origin,
    clientId,
    secret,
    async control(command) {
      const response = await fetch(`${origin}/__simulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(command),
      })
      expect(response.status, await response.text()).toBe(200)
    },
  }
}

async function startApp(env: Readonly<Record<string, string>>): Promise<App> {
  const port = await freePort()
  const running = await run(
    ['server/main.ts'],
    { LISTEN_PORT: String(port), ...env },
    /"msg":"listening"/,
  )
  return { ...running, origin: `http://127.0.0.1:${port}` }
}

/**
 * Lets time pass for the page, little by little, until `check` holds: an answer takes its real time,
 * and so does the proxy, which leaves an API alone that failed several times.
 */
export async function letPassUntil(page: Page, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await letPass(page, 5_000)
    await check()
  }).toPass({ intervals: [100] })
}

/** How long one look inside `letPassUntil` may take. */
export const ONE_LOOK = { timeout: 1_000 }

/** Lets `ms` pass for the page: its timers fire as if it had been open all the while. */
export async function letPass(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms)
}
