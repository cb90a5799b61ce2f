import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import type { PointCount } from './charts/bench-data.ts'
import type { WorkKind } from './charts/page-api.ts'

export type LibraryName = 'streamgauge' | 'uplot'

export type PageOptions = {
  readonly library: LibraryName
  readonly points: PointCount
  /** uPlot's crosshair: on only where ours has one too. */
  readonly hasCursor: boolean
  /** Whether canvases are visible: a hidden one is never filled. */
  readonly hasPixels: boolean
}

/** CPU time, ms. */
export type Cpu = {
  /** Of everything: the page's process with all its threads, the browser's and the one that makes pixels. */
  readonly all: number
  /** Of the page's main thread alone. */
  readonly main: number
}

/** CPU time of all the work together, and the tasks of more than 50 ms among it, ms. */
export type Measured = { readonly cpu: Cpu; readonly longTasks: readonly number[] }

/** Charts that stand on a page: 2 + 3 + 4 + 2 + 3 + 4 + 2 + 4 lines. */
const LINES = 24
const VIEWPORT = { width: 940, height: 1900 }

/** One page with eight charts of one library, in a browser context of its own. */
export class ChartPage {
  readonly #context: BrowserContext
  readonly #page: Page
  readonly #cdp: CDPSession
  readonly #browser: CDPSession

  private constructor(context: BrowserContext, page: Page, cdp: CDPSession, browser: CDPSession) {
    this.#context = context
    this.#page = page
    this.#cdp = cdp
    this.#browser = browser
  }

  static async open(browser: Browser, origin: string, options: PageOptions): Promise<ChartPage> {
    const context = await browser.newContext({ viewport: VIEWPORT, timezoneId: 'UTC' })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const { library, points, hasCursor, hasPixels } = options
    const search = new URLSearchParams({
      library,
      points: String(points),
      cursor: hasCursor ? 'yes' : 'no',
      pixels: hasPixels ? 'yes' : 'no',
    })
    await page.goto(`${origin}?${search.toString()}`)
    await page.evaluate(async () => {
      await document.fonts.ready
    })
    return new ChartPage(context, page, cdp, await browser.newBrowserCDPSession())
  }

  async close(): Promise<void> {
    await this.#browser.detach()
    await this.#context.close()
  }

  /** Prepares and does work; the preparation is not measured. */
  async run(kind: WorkKind, count: number): Promise<Measured> {
    const prepare = { kind, count }
    await this.#page.evaluate((asked) => window.bench.prepare(asked.kind, asked.count), prepare)
    const before = await this.#cpu()
    const longTasks = await this.#page.evaluate(() => window.bench.run())
    return { cpu: since(before, await this.#cpu()), longTasks }
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

  /** CPU time of one pointer move; null: of the same frames without one. */
  async hover(part: number | null): Promise<Cpu> {
    const before = await this.#cpu()
    await this.#page.evaluate((to) => window.bench.hover(to), part)
    return since(before, await this.#cpu())
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

  async #cpu(): Promise<Cpu> {
    const [{ metrics }, { processInfo }] = await Promise.all([
      this.#cdp.send('Performance.getMetrics'),
      this.#browser.send('SystemInfo.getProcessInfo'),
    ])
    const tasks = metrics.find(({ name }) => name === 'TaskDuration')
    if (!tasks) throw new Error('this Chromium does not tell the duration of tasks')
    const seconds = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
    return { all: seconds * 1000, main: tasks.value * 1000 }
  }
}

function since(before: Cpu, after: Cpu): Cpu {
  return { all: after.all - before.all, main: after.main - before.main }
}
