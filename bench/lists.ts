import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import type { WorldSize } from '#simulator/account/generated.ts'
import { launchBrowser } from './browser.ts'
import { startAccount } from './lists/account.ts'
import type { Scroll } from './lists/scroll.ts'
import { ROUNDS, soakRow } from './lists/soak.ts'
import { visit, type Visit } from './lists/visit.ts'
import { inMs, type Report, type Row } from './report.ts'
import { median } from './stats.ts'

const SMALL = { sources: 6, destinations: 4, pipelines: 12 }
const THOUSAND = { sources: 600, destinations: 400, pipelines: 1000 }
const TEN_THOUSAND = { sources: 600, destinations: 400, pipelines: 10_000 }

const LEAST_DROPPED = 0.01
/** Longer than this many frames from one to the next: at least one was left out. */
const DROPPED = 1.5
const FRAME_MS = 1000 / 60

/** The list of pipelines over accounts of three sizes, and the heap of the middle one over many rounds. */
export async function measureLists(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'streamgauge-bench-'))
  await build({ logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  const browser = await launchBrowser()
  const at = (size: WorldSize) => withAccount(folder, size, (origin) => visit(browser, origin))
  try {
    const small = await at(SMALL)
    const large = await at(TEN_THOUSAND)
    const { middle, heap } = await withAccount(folder, THOUSAND, (origin) =>
      visitAndSoak(browser, origin),
    )
    const rows = [
      ...rowsOf('1,000', middle, 50),
      ...rowsOf('10,000', large, 100),
      ...callRows([small, middle, large]),
      heap,
    ]
    return { title: 'Lists', rows, notes: NOTES }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const NOTES = [
  'Production build and proxy before generated accounts as `large-account`: 12, 1,000 and 10,000 pipelines (10, 1,000 and 1,000 connectors); the list of pipelines at 1440×900.',
  'First rows: from the begin of the navigation to their painting, median of five visits without a browser cache; the first visit of all, which no store of the proxy helps, beside it.',
  'Filter key: from the key press to the painting of other rows, one key each 150 ms, letters typed and taken away again; keys that change no row are not counted.',
  'Frames: a turn of the wheel over 20,000 px at 4,000 px/s, median of three; dropped: longer than 1.5 frames from one to the next. Beside the same on the list with nothing in its cells, and on a page of that height with nothing on it.',
  'Main thread per frame: its CPU time while the page moves by 67 px in each of 300 frames, median of three; other programs on the machine do not add to it, and half of a frame is left for machines that are slower.',
  'Cells: those touched in the document while everything on the screen is asked for again (what React works out and does not write is not seen; ages, which move with the clock, do not count). Without changes: the same answers as before.',
  `Heap: ${ROUNDS.count} rounds of ${ROUNDS.ms / 1000} s at 1,000 pipelines, the clock of the page alone sped up; after a forced collection, every ${ROUNDS.sampleEvery} rounds, without the warm-up.`,
]

async function withAccount<T>(
  folder: string,
  size: WorldSize,
  measure: (origin: string) => Promise<T>,
): Promise<T> {
  const app = await startAccount(folder, size)
  try {
    return await measure(app.origin)
  } finally {
    await app.stop()
  }
}

async function visitAndSoak(
  browser: Browser,
  origin: string,
): Promise<{ middle: Visit; heap: Row }> {
  const middle = await visit(browser, origin)
  return { middle, heap: await soakRow(browser, origin) }
}

function rowsOf(count: string, { first, keysMs, scroll, steady, renewed }: Visit, mostMs: number) {
  const key = { mid: median(keysMs), most: Math.max(...keysMs) }
  const rows: Row[] = [
    {
      what: `${count} rows: first rows`,
      figure: inMs(median(first.laterMs)),
      budget: null,
      isWithin: null,
      absolute: `first visit ${inMs(first.coldMs)}`,
    },
    timeRow(`${count} rows: filter key, median`, key.mid, mostMs, `of ${keysMs.length} keys`),
    timeRow(`${count} rows: filter key, slowest`, key.most, mostMs, `of ${keysMs.length} keys`),
    ...scrollRows(count, scroll),
    {
      what: `${count} rows: cells drawn in a refresh without changes`,
      figure: String(steady.written),
      budget: '0',
      isWithin: steady.written === 0,
      absolute: `of ${steady.all} in the document`,
    },
    {
      what: `${count} rows: cells drawn in a refresh, unchanged ones`,
      figure: String(renewed.written - renewed.changed),
      budget: '0',
      isWithin: renewed.written === renewed.changed,
      absolute: `${renewed.written} drawn, ${renewed.changed} changed, of ${renewed.all}`,
    },
  ]
  return rows
}

function scrollRows(count: string, { list, emptyRows, emptyPage }: Visit['scroll']): Row[] {
  const longestMs = Math.max(...list.gapsMs.flat())
  return [
    {
      what: `${count} rows: frames dropped in a scroll`,
      figure: inPercent(dropped(list)),
      budget: `< ${inPercent(LEAST_DROPPED)}`,
      isWithin: dropped(list) < LEAST_DROPPED,
      absolute: `turns ${list.gapsMs.map((gaps) => inPercent(droppedPart(gaps))).join(', ')}; longest ${inMs(longestMs)}; empty rows ${inPercent(dropped(emptyRows))}, empty page ${inPercent(dropped(emptyPage))}`,
    },
    {
      what: `${count} rows: main thread per frame of a scroll`,
      figure: inMs(list.cpuMs),
      budget: `≤ ${inMs(FRAME_MS / 2)}`,
      isWithin: list.cpuMs <= FRAME_MS / 2,
      absolute: `empty rows ${inMs(emptyRows.cpuMs)}, empty page ${inMs(emptyPage.cpuMs)}`,
    },
  ]
}

function dropped({ gapsMs }: Scroll): number {
  return median(gapsMs.map(droppedPart))
}

/** What a round asks must not follow from the number of rows, but for the pages of the lists. */
function callRows(visits: readonly Visit[]): readonly Row[] {
  const all = visits.map(({ calls }) => calls)
  const of = (name: keyof Visit['calls']) => all.map((calls) => calls[name])
  const bulk = of('bulk')
  const own = of('own')
  return [
    {
      what: 'bulk calls a round at 12, 1,000, 10,000',
      figure: bulk.join(', '),
      budget: 'the same',
      isWithin: new Set(bulk).size === 1,
      absolute: `others ${of('other').join(', ')}`,
    },
    {
      what: 'calls of rows in sight at 12, 1,000, 10,000',
      figure: own.join(', '),
      budget: 'not more than rows in the document',
      isWithin: visits.every(({ calls, rows }) => calls.own <= rows),
      absolute: `rows in the document ${visits.map(({ rows }) => rows).join(', ')}`,
    },
    {
      what: 'list pages of 100 at 12, 1,000, 10,000',
      figure: of('pages').join(', '),
      budget: null,
      isWithin: null,
      absolute: 'once a minute at most',
    },
  ]
}

function timeRow(what: string, ms: number, mostMs: number, absolute: string): Row {
  return { what, figure: inMs(ms), budget: `≤ ${mostMs} ms`, isWithin: ms <= mostMs, absolute }
}

function droppedPart(gapsMs: readonly number[]): number {
  return gapsMs.filter((ms) => ms > DROPPED * FRAME_MS).length / gapsMs.length
}

function inPercent(part: number): string {
  return `${(part * 100).toFixed(1)} %`
}
