import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { build } from 'vite'
import { launchBrowser } from './browser.ts'
import {
  ERRORS,
  heapKib,
  heapOfNothing,
  heapRow,
  measuring,
  metricOf,
  type Rounds,
} from './heap.ts'
import type { Report, Row } from './report.ts'
import { startSimulated } from './simulated.ts'
import { trend } from './stats.ts'

/** A day and a half at the pace of the wall. */
const ROUNDS = 8640
const ROUND_MS = 15_000
/** The next round is counted from the last answer, which takes its real time. */
const ANSWER_MS = 500
const SAMPLE_EVERY = 240
/** The first samples: of what the screen has observed some hours are kept in memory. */
const WARM_SAMPLES = ROUNDS / SAMPLE_EVERY / 4
/**
 * Compiled code comes and goes for days, by hundreds of KiB, and lies in the same heap. Without it the
 * heap holds what the page holds.
 */
const NOT_COMPILED = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-flush-bytecode'
/** Every so many rounds the API answers nothing but 503 for this many. */
const TROUBLE_EVERY = 480
const TROUBLE_ROUNDS = 6
const HEALED_BY = 20
const SOAK: Rounds = { count: ROUNDS, ms: ROUND_MS + ANSWER_MS, sampleEvery: SAMPLE_EVERY }

type Sample = {
  readonly heapKib: number
  readonly elements: number
  readonly listeners: number
  readonly timers: number
}

/** A wall left alone for a day and a half: its clock is sped up, everything else is real. */
export async function measureWall(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'streamgauge-bench-'))
  await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  const app = await startSimulated(folder)
  const browser = await launchBrowser([NOT_COMPILED])
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const [soak, empty] = await Promise.all([
      leaveAlone(page, app.origin),
      heapOfNothing(await browser.newPage(), app.origin, SOAK),
    ])
    return {
      title: `Wall: ${ROUNDS} rounds, a day and a half`,
      rows: rowsOf(soak, empty),
      notes: NOTES,
    }
  } finally {
    await browser.close()
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const NOTES = [
  'Production build and proxy with the simulated account; the clock of the page alone is moved on by the pause between two rounds, and each round is answered over a socket before the next.',
  `Every ${TROUBLE_EVERY} rounds all reads fail for ${TROUBLE_ROUNDS} rounds: the board says that it is not live, and heals.`,
  `Heap after a forced collection, every ${SAMPLE_EVERY} rounds, without compiled code; the figures are of the last three quarters.`,
]

/** Times that all reads failed and were let go again; how often the board told so, and was live again. */
type Troubles = { readonly over: number; readonly told: number; readonly healed: number }

type Soak = { readonly samples: readonly Sample[]; readonly troubles: Troubles }

async function leaveAlone(page: Page, origin: string): Promise<Soak> {
  const cdp = await measuring(page)
  await page.clock.install()
  // After the clock, which puts timers of its own in place of the browser's.
  await page.addInitScript(countTimers)
  let isDown = false
  await page.route('**/api/**', (route) =>
    isDown ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  )
  const rounds = countRounds(page)
  await page.goto(`${origin}/wall`)
  await page.getByRole('article').first().waitFor()
  const samples: Sample[] = []
  let troubles: Troubles = { over: 0, told: 0, healed: 0 }
  // Counted are the rounds that were asked: on a busy machine an answer may be late for the next.
  for (let pause = 1; rounds() < ROUNDS; pause++) {
    isDown = isTroubled(pause)
    await page.clock.runFor(ROUND_MS + ANSWER_MS)
    await quiet(page)
    troubles = withPause(troubles, pause, await page.getByRole('alert').isVisible())
    if (pause % SAMPLE_EVERY === 0) samples.push(await sample(page, cdp))
  }
  return { samples, troubles }
}

/** How often the latest values were asked for, and answered or refused. */
function countRounds(page: Page): () => number {
  let rounds = 0
  page.on('response', (response) => {
    if (/\/sources\/metrics\?.*time_type=latest/.test(response.url())) rounds++
  })
  return () => rounds
}

function isTroubled(pause: number): boolean {
  const within = pause % TROUBLE_EVERY
  return pause > TROUBLE_EVERY && within > 0 && within <= TROUBLE_ROUNDS
}

function withPause(troubles: Troubles, pause: number, isAlarm: boolean): Troubles {
  const { over, told, healed } = troubles
  const within = pause % TROUBLE_EVERY
  if (isTroubled(pause) && within === TROUBLE_ROUNDS) {
    return { over, told: told + Number(isAlarm), healed }
  }
  if (pause <= TROUBLE_EVERY || within !== HEALED_BY) return troubles
  return { over: over + 1, told, healed: healed + Number(!isAlarm) }
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
  // A read that is under way holds its answer for a moment: the least of some looks counts.
  let heap = Infinity
  for (let look = 0; look < 4; look++) {
    heap = Math.min(heap, await heapKib(cdp))
    await page.waitForTimeout(150)
  }
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

function rowsOf(
  { samples, troubles: { over, told, healed } }: Soak,
  empty: readonly number[],
): readonly Row[] {
  const settled = samples.slice(WARM_SAMPLES)
  const heaps = settled.map((one) => one.heapKib)
  return [
    heapRow(heaps, empty.slice(WARM_SAMPLES), SOAK),
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
      figure: `${told} and ${healed}`,
      budget: `${over} and ${over}`,
      isWithin: told >= over && healed === over,
      absolute: `of ${over}`,
    },
  ]
}

function constantRow(what: string, counts: readonly number[]): Row {
  const least = Math.min(...counts)
  const most = Math.max(...counts)
  const { slope, error } = trend(counts)
  return {
    what: `${what} in the last three quarters`,
    figure: least === most ? 'constant' : `${least} to ${most}`,
    budget: 'not growing',
    isWithin: slope <= ERRORS * error,
    absolute: `${counts[0]} to ${counts.at(-1)}`,
  }
}
