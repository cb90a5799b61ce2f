import type { Browser, Page } from '@playwright/test'
import { median } from '../stats.ts'

/** One turn of a wheel at the pace of the bench: 125 rows a second. */
const GESTURE = {
  x: 700,
  y: 600,
  yDistance: -20_000,
  speed: 4000,
  gestureSourceType: 'mouse',
} as const
/** The same pace in steps of our own, one per frame. */
const STEPS = { count: 300, px: 67 }
const TURNS = 3
/** Answers for the rows where a scroll came to rest may still be on their way. */
const REST_MS = 1000

/** What a scroll costs on a page. */
export type Scroll = {
  /** Times between frames of each turn of the wheel, ms. */
  readonly gapsMs: readonly (readonly number[])[]
  /** CPU time of the page's main thread per frame, ms, however busy the machine is. */
  readonly cpuMs: number
}

export async function scrolled(page: Page): Promise<Scroll> {
  const gapsMs: (readonly number[])[] = []
  const cpuMs: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    gapsMs.push(await frameGaps(page))
    await backToTop(page)
    cpuMs.push(await cpuPerFrameMs(page))
    await backToTop(page)
  }
  return { gapsMs, cpuMs: median(cpuMs) }
}

/** The same on a page as high as a list, with nothing on it. */
export async function scrolledNothing(browser: Browser, origin: string): Promise<Scroll> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${origin}/robots.txt`)
  await page.evaluate(() => {
    document.body.style.height = '40000px'
  })
  const scroll = await scrolled(page)
  await page.close()
  return scroll
}

/** The same on the list with nothing in its cells. */
export async function scrolledEmptyRows(page: Page): Promise<Scroll> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('tbody td *, tbody th * { display: none !important }')
    document.adoptedStyleSheets.push(sheet)
  })
  return scrolled(page)
}

async function backToTop(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(REST_MS)
}

async function frameGaps(page: Page): Promise<readonly number[]> {
  const watch = await page.evaluateHandle(watchFrames)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.synthesizeScrollGesture', GESTURE)
  await cdp.detach()
  return watch.evaluate(({ stop }) => stop())
}

function watchFrames(): { stop: () => number[] } {
  const gaps: number[] = []
  let last = NaN
  let isOver = false
  const note = (nowMs: number) => {
    if (!Number.isNaN(last)) gaps.push(nowMs - last)
    last = nowMs
    if (!isOver) requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
  const stop = () => {
    isOver = true
    return gaps
  }
  return { stop }
}

async function cpuPerFrameMs(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const mainThreadMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
  }
  const before = await mainThreadMs()
  await page.evaluate(takeSteps, STEPS)
  const after = await mainThreadMs()
  await cdp.detach()
  return (after - before) / STEPS.count
}

/** Runs in the page; resolves after the frame of the last step. */
function takeSteps({ count, px }: typeof STEPS): Promise<void> {
  return new Promise((resolve) => {
    let left = count
    const step = () => {
      left -= 1
      window.scrollBy(0, px)
      requestAnimationFrame(left > 0 ? step : () => setTimeout(resolve))
    }
    requestAnimationFrame(step)
  })
}
