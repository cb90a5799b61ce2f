import type { Page, Request } from '@playwright/test'
import { expect, letPass, letPassUntil, NO_SHARING, ONE_LOOK, test } from './fixtures.ts'
import { countLoads, expectLive, expectOnly, verdictOf } from './wall-screen.ts'

/* When a screen loads itself anew, and when it must not. */

test.use({ settings: NO_SHARING, viewport: { width: 1920, height: 1080 } })

const MINUTE_MS = 60_000
/** Less than the time between two rounds. */
const STEP_MS = 10_000
/** Screens look for another build every five minutes, and after their memory every minute. */
const A_LOOK_MS = 6 * MINUTE_MS

test.beforeEach(async ({ page }) => {
  test.slow()
  await page.clock.install()
})

/** Lets the server say that it is another build; `isSaid`: to a page that looks for one, or starts. */
async function serveBuild(page: Page, isSaid: (isLook: boolean) => boolean): Promise<void> {
  let isStart = true
  page.on('framenavigated', () => {
    isStart = true
  })
  await page.route('**/config.json', async (route) => {
    const isLook = !isStart
    isStart = false
    const response = await route.fetch()
    const config: unknown = await response.json()
    const json = isSaid(isLook) ? Object.assign({}, config, { version: 'the next one' }) : config
    await route.fulfill({ response, json })
  })
}

/** How many answers are on their way to the page. */
function pendingOf(page: Page): () => number {
  const pending = new Set<Request>()
  page.on('request', (request) => pending.add(request))
  page.on('requestfinished', (request) => pending.delete(request))
  page.on('requestfailed', (request) => pending.delete(request))
  page.on('framenavigated', () => pending.clear())
  return () => pending.size
}

/** Lets minutes pass until the page has been loaded so often, and its board stands. */
async function expectLoads(page: Page, loads: () => number, count: number): Promise<void> {
  const pending = pendingOf(page)
  // A board that gets no answers is not live, and waits for a better moment.
  const passing = async () => {
    await letPass(page, STEP_MS)
    await expect.poll(pending, { intervals: [20] }).toBe(0)
    return loads()
  }
  await expect.poll(passing, { timeout: 90_000, intervals: [0] }).toBe(count)
  // What was asked while the page was loaded may be lost: the next round brings it.
  await letPassUntil(page, () => expect(verdictOf(page)).toHaveText(/well|broken/, ONE_LOOK))
}

test.describe('a calm board', () => {
  test.use({ scenario: 'healthy' })

  test('loads a new build once', async ({ page }) => {
    let isDeployed = false
    await serveBuild(page, () => isDeployed)
    const loads = countLoads(page)
    await page.goto('/wall')
    await expect(verdictOf(page)).toHaveText(/well/)
    await letPass(page, A_LOOK_MS)
    expect(loads()).toBe(1)
    isDeployed = true
    await expectLoads(page, loads, 2)
    await letPass(page, A_LOOK_MS)
    expect(loads()).toBe(2)
  })

  test('tries a build once when something in between gives it the old page', async ({ page }) => {
    await serveBuild(page, (isLook) => isLook)
    const loads = countLoads(page)
    await page.goto('/wall')
    await expectLoads(page, loads, 2)
    await letPass(page, A_LOOK_MS)
    expect(loads()).toBe(2)
    await expectLive(page, /well/)
  })

  test('that could not ask for its settings at the start is loaded again', async ({
    page,
    complaints,
  }) => {
    let isAway = true
    await page.route('**/config.json', (route) => (isAway ? route.abort() : route.continue()))
    const loads = countLoads(page)
    await page.goto('/wall')
    await expect(verdictOf(page)).toHaveText(/well/)
    expect(loads()).toBe(1)
    isAway = false
    await expectLoads(page, loads, 2)
    expectOnly(complaints, /ERR_FAILED/)
  })
})

test('a board in trouble keeps its build', async ({ page }) => {
  let isDeployed = false
  await serveBuild(page, () => isDeployed)
  const loads = countLoads(page)
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(/broken/)
  isDeployed = true
  await letPass(page, A_LOOK_MS)
  await expectLive(page, /broken/)
  expect(loads()).toBe(1)
})

test('a page that holds far too much is loaded again, says so, and does not do it twice', async ({
  page,
  complaints,
}) => {
  await page.addInitScript(() => {
    const memory = { usedJSHeapSize: 500 * 1_048_576 }
    Object.defineProperty(performance, 'memory', { configurable: true, value: memory })
  })
  let isAway = false
  await page.route('**/config.json', (route) => (isAway ? route.abort() : route.continue()))
  const loads = countLoads(page)
  await page.goto('/wall')
  await expect(verdictOf(page)).toHaveText(/broken/)
  // Without a server a reload would end at a page that cannot heal.
  isAway = true
  await letPass(page, 3 * MINUTE_MS)
  expect(loads()).toBe(1)
  isAway = false
  await expectLoads(page, loads, 2)
  const note = page.getByText(/Reloaded for memory \d{4}-\d\d-\d\dT\d\d:\d\dZ/)
  await expect(note).toBeVisible()
  await letPass(page, 5 * MINUTE_MS)
  expect(loads()).toBe(2)
  await expect(note).toBeVisible()
  expectOnly(complaints, /ERR_FAILED/)
})

const CODE = [
  { what: 'the board', file: '**/assets/wall-page-*.js' },
  { what: 'the verdicts', file: '**/assets/judge-account-*.js' },
] as const

for (const { what, file } of CODE) {
  test(`code of ${what} that is missing at the start is fetched when it is there`, async ({
    page,
    complaints,
  }) => {
    let asked = 0
    let isMissing = true
    await page.route(file, (route) => {
      asked++
      return isMissing ? route.fulfill({ status: 404, body: 'gone' }) : route.continue()
    })
    await page.goto('/wall')
    await letPassUntil(page, () => expect.poll(() => asked, ONE_LOOK).toBeGreaterThan(1))
    await expect(page.getByText(/cannot be reached|Waiting for/)).toBeVisible()
    isMissing = false
    await letPassUntil(page, () => expect(verdictOf(page)).toHaveText(/broken/, ONE_LOOK))
    expectOnly(complaints, /404|dynamically imported module|preload/)
  })
}

for (const file of ['**/assets/index-*.js', '**/assets/react-*.js']) {
  test(`a page whose ${file.slice(10)} does not come says so, and opens when it does`, async ({
    page,
    complaints,
  }) => {
    await page.route(file, (route) => route.fulfill({ status: 502, body: 'bad gateway' }))
    await page.goto('/wall')
    await expect(page.getByText('The code of this page did not come')).toBeVisible()
    await letPass(page, MINUTE_MS)
    await expect(page.getByText('The code of this page did not come')).toBeVisible()
    await page.unroute(file)
    await letPassUntil(page, () => expect(verdictOf(page)).toHaveText(/broken/, ONE_LOOK))
    expectOnly(complaints, /502/)
  })
}
