import type { Page } from '@playwright/test'
import { expect, NO_SHARING } from './fixtures.ts'
import { test, TOKEN } from './token-server.ts'
import { countLoads, expectLive, expectNotLive, expectOnly, verdictOf } from './wall-screen.ts'

const BOARD = /broken/

test.use({ settings: NO_SHARING, viewport: { width: 1920, height: 1080 } })

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
