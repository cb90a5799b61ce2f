import { expect, type Locator } from '@playwright/test'

/** Nobody has more patience at two o'clock at night. */
const MOST = 3

/** Counts the way from the overview to the cause, and fails where it gets too long. */
export class Clicks {
  #made = 0

  async click(target: Locator): Promise<void> {
    this.#made += 1
    expect(this.#made, 'clicks from the overview to the cause').toBeLessThanOrEqual(MOST)
    await target.click()
  }
}
