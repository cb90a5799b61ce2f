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
}

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

  api: async ({ scenario, tokenLifeSec }, use) => {
    const api = await startApi(scenario, tokenLifeSec)
    await use(api)
    await api.stop()
  },

  app: async ({ mode, api }, use) => {
    const app = await startApp(mode === 'demo' ? {} : credentialsOf(api))
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

/** Lets `ms` pass for the page: its timers fire as if it had been open all the while. */
export async function letPass(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms)
}
