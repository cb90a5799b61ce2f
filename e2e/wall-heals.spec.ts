import { expect, letPass, letPassUntil, NO_SHARING, ONE_LOOK, test } from './fixtures.ts'
import { alarmOf, expectLive, expectNotLive, expectOnly, verdictOf } from './wall-screen.ts'

/*
 * Everything that happens to a screen in a month while nobody touches it. The clock of the page alone
 * goes faster; no story presses, moves or reloads anything.
 */

test.use({ settings: NO_SHARING, viewport: { width: 1920, height: 1080 } })

/** The account of the stories always has something broken. */
const BOARD = /broken/

test.beforeEach(async ({ page }) => {
  test.slow()
  await page.clock.install()
})

test('a network that is gone and back', async ({ page, complaints }) => {
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(BOARD)
  await page.context().setOffline(true)
  await expectNotLive(page, /This device is offline.*(Next try in \d+ s|Trying again now)/)
  await page.context().setOffline(false)
  await expectLive(page, BOARD)
  expectOnly(complaints, /ERR_INTERNET_DISCONNECTED/)
})

const UPSTREAM = [
  { name: 'an API that asks to be left alone', kind: '429-retry-after', why: /\(429\)/ },
  { name: 'an API that has too much to do', kind: '429', why: /\((429|503)\)/ },
  { name: 'a page of HTML instead of an answer', kind: 'html-503', why: /\(50[23]\)/ },
  { name: 'an answer that breaks off', kind: 'truncated-json', why: /\(502\)|not understood/ },
] as const

for (const { name, kind, why } of UPSTREAM) {
  test(`${name} is named, and over when it is over`, async ({ page, api, complaints }) => {
    await page.goto('/wall')
    await expect(verdictOf(page)).toHaveText(BOARD)
    await api.control({ fault: { kind } })
    await expectNotLive(page, why)
    await api.control({ clear: true })
    await expectLive(page, BOARD)
    expectOnly(complaints, /429|50[234]/)
  })
}

test.describe('an API that is too slow', () => {
  test.use({ settings: { ...NO_SHARING, UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '1000' } })

  test('is named, and over when it is over', async ({ page, api, complaints }) => {
    await page.goto('/wall')
    await expect(verdictOf(page)).toHaveText(BOARD)
    await api.control({ fault: { kind: 'slow', delayMs: 5000 } })
    await expectNotLive(page, /\(50[34]\)|No answer within/)
    await api.control({ clear: true })
    await expectLive(page, BOARD)
    expectOnly(complaints, /50[234]/)
  })
})

test('a sleep of eight hours', async ({ page }) => {
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(BOARD)
  // As in a sleep: the clock has gone on, and each timer that was due fires once.
  await page.clock.fastForward('08:00:00')
  await expectLive(page, BOARD)
  await expect(page.getByRole('banner')).toContainText(/\d\ss old/)
})

for (const [name, hours] of [
  ['on', 1],
  ['back', -1],
] as const) {
  test(`a clock that is set ${name} by an hour stops no round`, async ({ page }) => {
    let answered = 0
    page.on('response', (response) => {
      if (response.url().includes('/sources/metrics') && response.ok()) answered++
    })
    await page.goto('/wall')
    await expect(verdictOf(page)).toHaveText(BOARD)
    await page.clock.setSystemTime(Date.now() + hours * 3_600_000)
    const before = answered
    await letPassUntil(page, async () => {
      await expect.poll(() => answered, ONE_LOOK).toBeGreaterThan(before + 2)
    })
    await expectLive(page, BOARD)
    // The board goes by the server's clock.
    await expect(page.getByRole('banner')).toContainText(/\d\ss old/)
  })
}

test('a clock that is set back while nothing answers', async ({ page, api, complaints }) => {
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(BOARD)
  await api.control({ fault: { kind: 'html-503' } })
  await expectNotLive(page, /\(50[23]\)/)
  await page.clock.setSystemTime(Date.now() - 3_600_000)
  await letPass(page, 5000)
  await api.control({ clear: true })
  await expectLive(page, BOARD)
  expectOnly(complaints, /50[23]/)
})

test('a covered window asks on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
  })
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/sources/metrics')) asked++
  })
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(BOARD)
  const before = asked
  await letPassUntil(page, async () => {
    await expect.poll(() => asked, ONE_LOOK).toBeGreaterThan(before + 2)
  })
  await expect(alarmOf(page)).toHaveCount(0)
})
