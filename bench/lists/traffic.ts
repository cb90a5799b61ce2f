import type { Page, Request } from '@playwright/test'

/** How long nothing may be under way before the page counts as quiet: rows wait 200 ms for each other. */
const QUIET_MS = 600
const LOOK_MS = 30
const LONGEST_MS = 120_000

/** Calls of one round by what they are for. */
export type Calls = {
  /** Values of all sources or all destinations at once. */
  readonly bulk: number
  /** Pages of the three lists, 100 entries each. */
  readonly pages: number
  /** Values of one pipeline. */
  readonly own: number
  readonly other: number
}

/** What a page asks of the API. */
export class Traffic {
  readonly #open = new Set<Request>()
  #asked: string[] = []
  #lastMs = performance.now()

  constructor(page: Page) {
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (!pathname.startsWith('/api/')) return
      this.#open.add(request)
      this.#asked.push(pathname.slice('/api'.length))
      this.#lastMs = performance.now()
    })
    const onEnd = (request: Request) => {
      if (this.#open.delete(request)) this.#lastMs = performance.now()
    }
    page.on('requestfinished', onEnd)
    page.on('requestfailed', onEnd)
  }

  /** Resolves when nothing has been under way for `quietMs`. */
  async quiet(quietMs = QUIET_MS): Promise<void> {
    const startMs = performance.now()
    while (this.#open.size > 0 || performance.now() - this.#lastMs < quietMs) {
      if (performance.now() - startMs > LONGEST_MS) throw new Error('the page does not stop asking')
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  }

  /** What has been asked for since the last call of this. */
  take(): Calls {
    const asked = this.#asked
    this.#asked = []
    const count = (pattern: RegExp) => asked.filter((path) => pattern.test(path)).length
    const bulk = count(/^\/(sources|destinations)\/metrics$/)
    const pages = count(/^\/(sources|destinations|pipelines)$/)
    const own = count(/^\/pipelines\/[^/]+\/metrics$/)
    return { bulk, pages, own, other: asked.length - bulk - pages - own }
  }
}
