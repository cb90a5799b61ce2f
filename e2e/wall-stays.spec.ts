import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, NO_SHARING, test as base, type App } from './fixtures.ts'
import { freePort, run } from './processes.ts'
import { countLoads, expectLive, expectNotLive, expectOnly, verdictOf } from './wall-screen.ts'

const TOKEN = 'hall-0123456789-0123456789-0123456789'
const BOARD = /broken/

type Server = App & {
  start(): Promise<void>
  /** Rewrites the file of tokens while the process runs. */
  writeTokens(text: string): void
}

/** The product on a port that it keeps over restarts, for screens with a token. */
const test = base.extend<{ server: Server }>({
  app: async ({ server }, use) => use(server),

  server: async ({ api }, use, info) => {
    const port = await freePort()
    const file = info.outputPath('screens')
    const env = {
      ...NO_SHARING,
      LISTEN_PORT: String(port),
      METRICS_PORT: 'off',
      STREAMKAP_HOST: api.origin,
      STREAMKAP_CLIENT_ID: api.clientId,
      STREAMKAP_SECRET: api.secret,
      VIEWER_AUTH: 'basic',
      VIEWER_BASIC: 'ann:correct horse',
      VIEWER_TOKEN_FILE: file,
    }
    const start = () => run(['server/run.ts'], env, /"msg":"listening"/)
    const writeTokens = (text: string) => writeFileSync(file, text)
    writeTokens(`hall:${TOKEN}\n`)
    let running = await start()
    await use({
      origin: `http://127.0.0.1:${port}`,
      writeTokens,
      output: () => running.output(),
      stop: () => running.stop(),
      start: async () => {
        running = await start()
      },
    })
    await running.stop()
  },
})

test.use({ viewport: { width: 1920, height: 1080 } })

test.beforeEach(async ({ page }) => {
  test.slow()
  await page.clock.install()
})

async function openSignedIn(page: Page): Promise<void> {
  await page.goto(`/wall-login?next=/wall#${TOKEN}`)
  await expect(verdictOf(page)).toHaveText(BOARD)
}

test('a proxy that ends and starts again on its port', async ({ page, server, complaints }) => {
  await openSignedIn(page)
  const loads = countLoads(page)
  await server.stop()
  await expectNotLive(page, /The proxy cannot be reached.*(Next try in \d+ s|Trying again now)/)
  await server.start()
  await expectLive(page, BOARD)
  expect(loads()).toBe(0)
  expectOnly(complaints, /CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|50[234]/)
})

test('a token that goes, and comes back', async ({ page, server, complaints }) => {
  await openSignedIn(page)
  server.writeTokens('# nobody\n')
  await expectNotLive(page, /Signed out \(401\)\. Next try in \d+ s/)
  server.writeTokens(`hall:${TOKEN}\n`)
  await expectLive(page, BOARD)
  expectOnly(complaints, /401/)
})

test('a token that goes while the proxy restarts without it, and comes back with the next', async ({
  page,
  server,
  complaints,
}) => {
  await openSignedIn(page)
  await server.stop()
  server.writeTokens('# nobody\n')
  await server.start()
  await expectNotLive(page, /Signed out \(401\)/)
  await server.stop()
  server.writeTokens(`hall:${TOKEN}\n`)
  await server.start()
  await expectLive(page, BOARD)
  expectOnly(complaints, /401|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE/)
})
