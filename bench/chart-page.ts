import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import type { PointCount } from './charts/bench-data.ts'
import type { WorkKind } from './charts/page-api.ts'

export type LibraryName = 'streamgauge' | 'uplot'

export type PageOptions = {
  readonly library: LibraryName
  readonly points: PointCount
  /** uPlot's crosshair: on only where ours has one too. */
  readonly hasCursor: boolean
}

/** CPU time per piece of work and the tasks of more than 50 ms among them, both ms. */
export type Measured = { readonly ms: number; readonly longTasks: readonly number[] }

/** Charts that stand on a page: 2 + 3 + 4 + 2 + 3 + 4 + 2 + 4 lines. */
const LINES = 24
const VIEWPORT = { width: 940, height: 1900 }

/** One page with eight charts of one library, in a browser context of its own. */
export class ChartPage {
  readonly #context: BrowserContext
  readonly #page: Page
  readonly #cdp: CDPSession

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession) {
    this.#context = context
    this.#page = page
    this.#cdp = cdp
  }

  static async open(browser: Browser, origin: string, options: PageOptions): Promise<ChartPage> {
    const context = await browser.newContext({ viewport: VIEWPORT, timezoneId: 'UTC' })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const { library, points, hasCursor } = options
    const search = new URLSearchParams({
      library,
      points: String(points),
      cursor: hasCursor ? 'yes' : 'no',
    })
    await page.goto(`${origin}?${search.toString()}`)
    await page.evaluate(async () => {
      await document.fonts.ready
    })
    return new ChartPage(context, page, cdp)
  }

  close(): Promise<void> {
    return this.#context.close()
  }

  /** Prepares and does work; the preparation is not measured. */
  async run(kind: WorkKind, count: number): Promise<Measured> {
    const prepare = { kind, count }
    await this.#page.evaluate((asked) => window.bench.prepare(asked.kind, asked.count), prepare)
    const before = await this.#cpuMs()
    const longTasks = await this.#page.evaluate(() => window.bench.run())
    return { ms: ((await this.#cpuMs()) - before) / count, longTasks }
  }

  unmount(): Promise<void> {
    return this.#page.evaluate(() => window.bench.unmount())
  }

  rewind(): Promise<void> {
    return this.#page.evaluate(() => window.bench.rewind())
  }

  followsPointer(): Promise<boolean> {
    return this.#page.evaluate(() => window.bench.followsPointer())
  }

  /** CPU time of one pointer move, ms; null: of the same frames without one. */
  async hover(part: number | null): Promise<number> {
    const before = await this.#cpuMs()
    await this.#page.evaluate((to) => window.bench.hover(to), part)
    return (await this.#cpuMs()) - before
  }

  /** @throws when a library has not drawn all its lines: then its figures mean nothing */
  async requireDrawn(): Promise<void> {
    const drawn = await this.#page.evaluate(() => window.bench.drawnLines())
    if (drawn !== LINES) throw new Error(`${drawn} lines were drawn instead of ${LINES}`)
  }

  elements(): Promise<number> {
    return this.#page.evaluate(() => window.bench.elements())
  }

  /** Bytes of the heap in use after a full collection. */
  async heapBytes(): Promise<number> {
    await this.#cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage')
    return usedSize
  }

  /** CPU time that the page's main thread has used in tasks, ms. */
  async #cpuMs(): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    const found = metrics.find(({ name }) => name === 'TaskDuration')
    if (!found) throw new Error('this Chromium does not tell the duration of tasks')
    return found.value * 1000
  }
}
