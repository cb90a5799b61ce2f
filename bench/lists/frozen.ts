import type { Page, Route } from '@playwright/test'

type Kept = { status: number; headers: Record<string, string>; body: Buffer }

/** Answers on the way to a page: kept as they come, and given out again once they are frozen. */
export class Answers {
  readonly #kept = new Map<string, Kept>()
  #isFrozen = false

  async keep(page: Page): Promise<void> {
    await page.route('**/api/**', async (route) => {
      const key = keyOf(route)
      const old = this.#isFrozen ? this.#kept.get(key) : undefined
      const answer = old ?? (await fetched(route))
      this.#kept.set(key, answer)
      // Given just now, so that no answer grows old.
      const headers = { ...answer.headers, date: new Date().toUTCString() }
      await route.fulfill({ ...answer, headers })
    })
  }

  freeze(): void {
    this.#isFrozen = true
  }
}

/** Without the window, which moves with the clock. */
function keyOf(route: Route): string {
  const { pathname, searchParams } = new URL(route.request().url())
  return [pathname, searchParams.get('time_type'), searchParams.get('page')].join(' ')
}

async function fetched(route: Route): Promise<Kept> {
  const response = await route.fetch()
  const headers = response.headers()
  // The body comes unpacked.
  delete headers['content-encoding']
  delete headers['content-length']
  return { status: response.status(), headers, body: await response.body() }
}
