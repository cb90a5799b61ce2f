import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import {
  NOTHING_USUAL,
  usualHours,
  withHour,
  type UsualHistory,
} from '#src/series/usual/usual-day.ts'
import { openObserved, type ObservedDatabase } from './observed-database.ts'
import { ObservedStore } from './observed-store.ts'
import { readUsual, writeUsual } from './usual-database.ts'

const TODAY = Date.UTC(2026, 2, 3)
const NOW = TODAY + 10 * HOUR_MS
const NAME = 'usual-database-test'
const NO_EVENTS = { onBlocked: () => {}, onOutdated: () => {}, onTerminated: () => {} }

let nowMs = NOW
const opened: (ObservedStore | ObservedDatabase)[] = []

beforeEach(() => {
  nowMs = NOW
  vi.stubGlobal('indexedDB', new IDBFactory())
})

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  vi.unstubAllGlobals()
})

async function openDatabase(): Promise<ObservedDatabase> {
  const database = await openObserved(NAME, NO_EVENTS)
  opened.push(database)
  return database
}

function openStore(): ObservedStore {
  const store = new ObservedStore({ name: NAME, now: () => nowMs })
  opened.push(store)
  return store
}

/** An hour of a day, watched from one minute to another. */
function watched(dayMs: number, longestMs: number, [from, to] = [0, 60]): UsualHistory {
  let { days } = NOTHING_USUAL
  for (let minute = from; minute < to; minute += 5) {
    days = withHour(days, { atMs: dayMs + 9 * HOUR_MS + minute * MINUTE_MS, longestMs })
  }
  const toMs = dayMs + 9 * HOUR_MS + to * MINUTE_MS
  return { ...NOTHING_USUAL, days, toMs, fromMs: toMs - (to - from) * MINUTE_MS }
}

const HOUR_OF_TODAY = { startMs: TODAY + 9 * HOUR_MS, longestMs: 4000 }

async function loaded(store: ObservedStore): Promise<ObservedStore> {
  await store.load('anything')
  return store
}

test('what was learned is there after a reload, and meets what was learned meanwhile', async () => {
  const before = openStore()
  before.learn('s1', () => watched(TODAY - DAY_MS, 4000))
  await before.close()
  const after = openStore()
  after.learn('s1', () => watched(TODAY, 9000))
  await loaded(after)
  expect(usualHours(after.usualOf('s1')).map(({ longestMs }) => longestMs)).toEqual([4000, 9000])
})

test('two tabs that watched half an hour each have watched the hour', async () => {
  const [one, other] = [openStore(), openStore()]
  one.learn('s1', () => watched(TODAY, 2000, [0, 30]))
  other.learn('s1', () => watched(TODAY, 4000, [30, 60]))
  await Promise.all([one.close(), other.close()])
  const later = await loaded(openStore())
  expect(usualHours(later.usualOf('s1'))).toMatchObject([HOUR_OF_TODAY])
})

test('it is written every ten minutes, and when the page goes', async () => {
  const store = openStore()
  store.learn('s1', () => watched(TODAY, 1000))
  await store.write()
  store.learn('s1', () => watched(TODAY, 4000))
  nowMs += 9 * MINUTE_MS
  await store.write()
  const database = await openDatabase()
  const longest = async () =>
    [...(await readUsual(database, nowMs)).values()].flatMap((one) =>
      usualHours(one).map(({ longestMs }) => longestMs),
    )
  expect(await longest()).toEqual([1000])
  nowMs += MINUTE_MS
  await store.write()
  expect(await longest()).toEqual([4000])
})

test('days that are over go, and of too many the oldest first', async () => {
  const database = await openDatabase()
  for (const day of [16, 3, 2, 1]) {
    const atMs = TODAY - day * DAY_MS
    await writeUsual(database, new Map([['s1', watched(atMs, day)]]), {
      nowMs: atMs + 10 * HOUR_MS,
    })
  }
  expect(await database.count('usual')).toBe(3)
  await writeUsual(database, new Map([['s1', watched(TODAY, 0)]]), { nowMs: NOW, mostRecords: 2 })
  const days = [...((await readUsual(database, NOW)).get('s1')?.days.keys() ?? [])]
  expect(days.toSorted((a, b) => a - b)).toEqual([TODAY - DAY_MS, TODAY])
})

test('a history of the version before is kept, and learning begins beside it', async () => {
  const old = await openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore('entities', { keyPath: 'entityId' })
      const chunks = database.createObjectStore('chunks', { keyPath: ['entityId', 'hourMs'] })
      chunks.createIndex('hourMs', 'hourMs')
      database.createObjectStore('hours', { keyPath: 'hourMs' })
    },
  })
  const spans = [{ fromMs: NOW - MINUTE_MS, toMs: NOW, status: 'Active' }]
  await old.put('entities', { entityId: 'p1', spans })
  old.close()
  const store = await loaded(openStore())
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  expect(store.historyOf('p1').spans).toEqual(spans)
  store.learn('s1', () => watched(TODAY, 4000))
  await store.close()
  const later = await loaded(openStore())
  expect(usualHours(later.usualOf('s1'))).toMatchObject([HOUR_OF_TODAY])
})

test('forgetting the history forgets what was learned', async () => {
  const store = openStore()
  store.learn('s1', () => watched(TODAY, 4000))
  await store.write()
  await store.clear()
  expect(store.usualOf('s1')).toBe(NOTHING_USUAL)
  await store.close()
  const later = await loaded(openStore())
  expect(later.usualOf('s1').days.size).toBe(0)
})

test('without a database it is learned for this visit only', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const store = await loaded(openStore())
  store.learn('s1', () => watched(TODAY, 4000))
  await store.write()
  expect(usualHours(store.usualOf('s1'))).toMatchObject([HOUR_OF_TODAY])
  expect(store.kept.current().kind).toBe('not kept')
})
