import type { Page } from '@playwright/test'
import { expect, letPass, letPassUntil, ONE_LOOK } from './fixtures.ts'

/** What a story about a wall looks at. */
export const verdictOf = (page: Page) => page.getByRole('heading', { level: 1 })
export const alarmOf = (page: Page) => page.getByRole('alert')

/** Before so long has passed without an answer a look is not worth its time. */
const THREE_ROUNDS_MS = 45_000

/** Waits, without a hand, until the board says that it is not live, and why. */
export async function expectNotLive(page: Page, why: RegExp): Promise<void> {
  await letPass(page, THREE_ROUNDS_MS)
  await letPassUntil(page, async () => {
    await expect(alarmOf(page)).toContainText(/NOT LIVE since \d\d:\d\d/, ONE_LOOK)
    await expect(alarmOf(page)).toContainText(why, ONE_LOOK)
  })
}

/** Waits, without a hand, until the board is live. */
export async function expectLive(page: Page, verdict: RegExp): Promise<void> {
  await letPassUntil(page, async () => {
    await expect(verdictOf(page)).toHaveText(verdict, ONE_LOOK)
    await expect(alarmOf(page)).toHaveCount(0, ONE_LOOK)
  })
}

/** How often the page has been loaded. */
export function countLoads(page: Page): () => number {
  let loads = 0
  page.on('domcontentloaded', () => loads++)
  return () => loads
}

/** Takes in what the browser itself complains about in a trouble that a story made. */
export function expectOnly(complaints: string[], expected: RegExp): void {
  expect(complaints.filter((words) => !expected.test(words))).toEqual([])
  complaints.length = 0
}
