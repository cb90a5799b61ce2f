import type { Page } from '@playwright/test'
import { expect, letPassUntil, ONE_LOOK, test } from './fixtures.ts'
import { expectOnly, verdictOf } from './wall-screen.ts'

/* What a screen does for those who sleep, sit, or stand beside it. */

test.use({ mode: 'demo', viewport: { width: 1920, height: 1080 } })

const HOUR_MS = 3_600_000

/** "HH:MM-HH:MM" around a moment that is `hours` away from now, in a zone. */
function hoursAround(hours: number, timeZone: string): string {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return [-2, 2]
    .map((side) => text.format(Date.now() + (hours + side) * HOUR_MS).replace(/^24/, '00'))
    .join('-')
}

/** How bright the board as a whole is. */
async function brightness(page: Page): Promise<string> {
  await expect(verdictOf(page)).toHaveText(/broken/)
  return page.getByRole('main').evaluate((main) => {
    const frame = main.closest('[style*="filter"]')
    return frame ? getComputedStyle(frame).filter : 'no frame'
  })
}

test("a night in the board's zone dims it, and a day does not", async ({ page }) => {
  const zone = 'Asia/Kathmandu'
  await page.goto(`/wall?tz=${zone}&night=${hoursAround(0, zone)}&brightness=0.4`)
  expect(await brightness(page)).toBe('brightness(0.4)')
  await page.goto(`/wall?tz=${zone}&night=${hoursAround(12, zone)}&brightness=0.4`)
  expect(await brightness(page)).toBe('none')
})

test('where less motion is wanted, the board steps aside without gliding', async ({ page }) => {
  const shiftS = async () => {
    await expect(verdictOf(page)).toHaveText(/broken/)
    return page
      .locator('.wall-shift')
      .evaluate((board) => Number.parseFloat(getComputedStyle(board).transitionDuration))
  }
  await page.goto('/wall')
  expect(await shiftS()).toBeGreaterThan(1)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await shiftS()).toBeLessThan(0.01)
})

test('a browser that refuses sound says so on the board', async ({ page, complaints }) => {
  await page.clock.install()
  // What a refusal looks like: an answer that never comes. Playwright itself counts as a press on the page.
  await page.addInitScript(() => {
    AudioContext.prototype.resume = () => new Promise(() => undefined)
  })
  await page.goto('/wall?sound=on')
  await expect(verdictOf(page)).toHaveText(/broken/)
  await letPassUntil(page, () =>
    expect(page.getByText('No sound: this browser waits for a press')).toBeVisible(ONE_LOOK),
  )
  expectOnly(complaints, /AudioContext was not allowed to start/)
})
