import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { build } from 'vite'
import { launchBrowser } from './browser.ts'
import { heapKib, heapOfNothing, heapRow, measuring, metricOf, type Rounds } from './heap.ts'
import { startSimulated } from './simulated.ts'
import type { Report, Row } from './report.ts'

/** A day in rounds of ten seconds. */
const ROUNDS = 8640
const ROUND_MS = 10_000
/** Samples of the heap, the first ones while caches still fill. */
const SAMPLE_EVERY = 240
const WARM_SAMPLES = 6
/** Every so many rounds the API answers nothing but 503 for this many. */
const TROUBLE_EVERY = 480
const TROUBLE_ROUNDS = 6
const DAY: Rounds = { count: ROUNDS, ms: ROUND_MS, sampleEvery: SAMPLE_EVERY }

type Sample = {
  readonly heapKib: number
  readonly elements: number
  readonly listeners: number
  readonly timers: number
}

/** A wall left alone for a day: its clock is sped up, everything else is real. */
export async function measureWall(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'streamgauge-bench-'))
  await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  const app = await startSimulated(folder)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const soak = await spendADay(page, app.origin)
    const empty = await heapOfNothing(await browser.newPage(), app.origin, DAY)
    return { title: `Wall: ${ROUNDS} rounds, a day`, rows: rowsOf(soak, empty), notes: NOTES }
  } finally {
    await browser.close()
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const NOTES = [
  'Production build and proxy with the simulated account; the clock of the page alone is moved on by ten seconds a round, and each round is answered over a socket before the next.',
  `Every ${TROUBLE_EVERY} rounds all reads fail for ${TROUBLE_ROUNDS} rounds: the board says that it is not live, and heals.`,
  'Heap after a forced collection, every 240 rounds; the first six samples are warm-up.',
]

type Soak = {
  readonly samples: readonly Sample[]
  readonly troubles: number
  readonly healed: number
}

async function spendADay(page: Page, origin: string): Promise<Soak> {
  const cdp = await measuring(page)
  await page.clock.install()
  // After the clock, which puts timers of its own in place of the browser's.
  await page.addInitScript(countTimers)
  let isDown = false
  await page.route('**/api/**', (route) =>
    isDown ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  )
  await page.goto(`${origin}/wall?refresh=10s`)
  await page.getByRole('article').first().waitFor()
  const samples: Sample[] = []
  let troubles = 0
  let healed = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const within = round % TROUBLE_EVERY
    isDown = within > 0 && within <= TROUBLE_ROUNDS && round > TROUBLE_EVERY
    await page.clock.runFor(ROUND_MS)
    await quiet(page)
    const isOver = await page.getByRole('alert').isVisible()
    if (isDown && within === TROUBLE_ROUNDS && isOver) troubles++
    if (within === TROUBLE_EVERY / 2 && round > TROUBLE_EVERY && !isOver) healed++
    if (round % SAMPLE_EVERY === 0) samples.push(await sample(page, cdp))
  }
  return { samples, troubles, healed }
}

/** Counts the timers that are set and not over; runs in the page before anything else. */
function countTimers(): void {
  const running = new Set<unknown>()
  Reflect.set(window, '__timers', running)
  const start = window.setInterval.bind(window)
  const stop = window.clearInterval.bind(window)
  Reflect.set(window, 'setInterval', (run: () => void, ms: number) => {
    const id = start(run, ms)
    running.add(id)
    return id
  })
  Reflect.set(window, 'clearInterval', (id: number) => {
    running.delete(id)
    stop(id)
  })
}

/** Waits until the reads of a round have been answered. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => void requestIdleCallback(resolve)))
}

async function sample(page: Page, cdp: CDPSession): Promise<Sample> {
  const heap = await heapKib(cdp)
  const timers = await page.evaluate(() => {
    const running: unknown = Reflect.get(window, '__timers')
    return running instanceof Set ? running.size : NaN
  })
  return {
    heapKib: heap,
    elements: await page.locator('*').count(),
    listeners: await metricOf(cdp, 'JSEventListeners'),
    timers,
  }
}

function rowsOf({ samples, troubles, healed }: Soak, empty: readonly number[]): readonly Row[] {
  const settled = samples.slice(WARM_SAMPLES)
  const heaps = settled.map((one) => one.heapKib)
  const expected = Math.floor(ROUNDS / TROUBLE_EVERY) - 1
  return [
    heapRow(heaps, empty.slice(WARM_SAMPLES), DAY),
    constantRow(
      'DOM elements',
      settled.map(({ elements }) => elements),
    ),
    constantRow(
      'listeners',
      settled.map(({ listeners }) => listeners),
    ),
    constantRow(
      'intervals',
      settled.map(({ timers }) => timers),
    ),
    {
      what: 'troubles told and healed',
      figure: `${troubles} and ${healed}`,
      budget: `${expected} and ${expected}`,
      isWithin: troubles === expected && healed >= expected,
      absolute: `of ${expected}`,
    },
  ]
}

function constantRow(what: string, counts: readonly number[]): Row {
  const least = Math.min(...counts)
  const most = Math.max(...counts)
  return {
    what: `${what} from the quarter of the day on`,
    figure: least === most ? 'constant' : `${least} to ${most}`,
    budget: 'not growing',
    isWithin: (counts.at(-1) ?? NaN) <= (counts[0] ?? NaN) + (most - least) / 2,
    absolute: `${counts[0]} to ${counts.at(-1)}`,
  }
}
