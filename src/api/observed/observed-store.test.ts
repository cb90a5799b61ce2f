import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ObservedStore } from './observed-store.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 2, 3, 10, 0)
const NAME = 'observed-test'

let nowMs = START
const opened: ObservedStore[] = []

function openStore(mostBytes?: number) {
  const store = new ObservedStore({
    name: NAME,
    now: () => nowMs,
    ...(mostBytes !== undefined && { mostBytes }),
  })
  opened.push(store)
  stops.push(store.start())
  return store
}
const stops: (() => void)[] = []

/** Looks at one pipeline every minute of a stretch; its latency is the minute. */
function watch(store: ObservedStore, minutes: number, status = 'Active', entityId = 'p1') {
  for (let minute = 0; minute < minutes; minute++) {
    store.look([{ entityId, atMs: nowMs, status, numbers: { latency: minute } }])
    nowMs += MINUTE
  }
}

async function latenciesOf(store: ObservedStore, entityId = 'p1') {
  await store.load(entityId)
  return store.historyOf(entityId).samples.values['latency'] ?? []
}

beforeEach(() => {
  nowMs = START
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('document', {
    addEventListener: vi.fn<() => void>(),
    removeEventListener: vi.fn<() => void>(),
  })
})

afterEach(async () => {
  for (const stop of stops.splice(0)) stop()
  for (const store of opened.splice(0)) await store.close()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('what was observed is there after a reload, with a hole where nobody watched', async () => {
  const before = openStore()
  watch(before, 3)
  await before.close()
  nowMs += HOUR
  const after = openStore()
  watch(after, 2, 'Broken')
  expect(await latenciesOf(after)).toEqual([0, 1, 2, 0, 1])
  expect(after.historyOf('p1').spans).toEqual([
    { fromMs: START, toMs: START + 2 * MINUTE, status: 'Active' },
    { fromMs: START + 3 * MINUTE + HOUR, toMs: START + 4 * MINUTE + HOUR, status: 'Broken' },
  ])
  expect(after.kept.current()).toEqual({ kind: 'kept' })
})

test('a page may ask for the past before the history was started', async () => {
  const before = openStore()
  watch(before, 2)
  await before.close()
  const notStarted = new ObservedStore({ name: NAME, now: () => nowMs })
  opened.push(notStarted)
  expect(await latenciesOf(notStarted)).toEqual([0, 1])
})

test('a batch is written once: writing again without news changes nothing', async () => {
  const store = openStore()
  watch(store, 2)
  await store.write()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  await store.write()
  expect(put).not.toHaveBeenCalled()
})

test('two tabs write one history, and neither loses what only the other saw', async () => {
  const one = openStore()
  const other = openStore()
  watch(one, 2, 'Active', 'seen by one')
  watch(other, 2, 'Active', 'seen by the other')
  nowMs = START + HOUR
  one.look([{ entityId: 'both', atMs: nowMs, status: 'Active', numbers: { latency: 1 } }])
  other.look([{ entityId: 'both', atMs: nowMs + 100, status: 'Active', numbers: { latency: 2 } }])
  await Promise.all([one.write(), other.write()])
  const later = openStore()
  expect(await latenciesOf(later, 'seen by one')).toEqual([0, 1])
  expect(await latenciesOf(later, 'seen by the other')).toEqual([0, 1])
  expect(await latenciesOf(later, 'both')).toHaveLength(1)
})

test('one tab writes at a time', async () => {
  let writing = 0
  let most = 0
  let last = Promise.resolve()
  const request = (_: string, __: object, write: () => Promise<void>) => {
    last = inTurn(last, async () => {
      most = Math.max(most, ++writing)
      await write()
      writing--
    })
    return last
  }
  vi.stubGlobal('navigator', { locks: { request } })
  const tabs = [openStore(), openStore(), openStore()]
  for (const [index, tab] of tabs.entries()) watch(tab, 1, 'Active', `p${index}`)
  await Promise.all(tabs.map((tab) => tab.write()))
  expect(most).toBe(1)
  expect(await latenciesOf(openStore(), 'p2')).toEqual([0])
})

async function inTurn(before: Promise<void>, work: () => Promise<void>) {
  await before
  await work()
}

test('a tab that cannot get the lock keeps its batch for the next minute', async () => {
  const request = vi.fn<() => Promise<void>>()
  request.mockRejectedValueOnce(new DOMException('too long', 'TimeoutError'))
  vi.stubGlobal('navigator', {
    locks: { request: (_: string, __: object, write: () => Promise<void>) => request() ?? write() },
  })
  const store = openStore()
  watch(store, 2)
  await store.write()
  expect(store.kept.current()).toMatchObject({
    reason: 'another tab has been writing for too long',
  })
  await store.write()
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  expect(await latenciesOf(openStore())).toEqual([0, 1])
})

test('without a database, as in some private windows, this page still remembers', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const store = openStore()
  watch(store, 2)
  await store.write()
  expect(await latenciesOf(store)).toEqual([0, 1])
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'this browser offers no database here',
  })
})

test('a browser that refuses to open is named, and nothing throws', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const store = openStore()
  watch(store, 1)
  await store.write()
  expect(store.kept.current()).toEqual({ kind: 'not kept', reason: 'the browser forbids it here' })
})

test('a browser in which even the name of the database throws is named', async () => {
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  const store = openStore()
  await store.load('p1')
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'the browser forbids it here',
  })
})

test('a database that the browser closed is opened again at the next write', async () => {
  const opening = vi.spyOn(indexedDB, 'open')
  const store = openStore()
  watch(store, 1)
  await store.write()
  const connection = opening.mock.results[0]?.value.result
  connection?.close()
  connection?.dispatchEvent(new IDBVersionChangeEvent('close'))
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'the browser closed the database',
  })
  watch(store, 2)
  await store.write()
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  expect(await latenciesOf(openStore())).toEqual([0, 0, 1])
})

test('records that are none are passed over, and what was kept beside them stays', async () => {
  const before = openStore()
  watch(before, 2)
  await before.close()
  const database = await openDB(NAME)
  await database.put('entities', { entityId: 'p2', spans: 'nonsense' })
  await database.put('entities', { entityId: 'p3', spans: [null, 5, {}] })
  await database.put('chunks', { entityId: 'p2', hourMs: START, timesMs: 'x', values: null })
  const column = { timesMs: [START], values: { latency: [5], recordsLag: 7, other: [1, 2] } }
  await database.put('chunks', { entityId: 'p3', hourMs: START, ...column })
  await database.put('usual', { connectorId: 'c1', dayMs: 0 })
  database.close()
  const after = openStore()
  expect(await latenciesOf(after)).toEqual([0, 1])
  expect(await latenciesOf(after, 'p2')).toEqual([])
  expect(await latenciesOf(after, 'p3')).toEqual([5])
  expect(after.historyOf('p3')).toEqual({
    spans: [],
    samples: { timesMs: [START], values: { latency: [5] } },
  })
  nowMs += MINUTE
  watch(after, 1, 'Active', 'p2')
  await after.write()
  expect(after.kept.current()).toEqual({ kind: 'kept' })
})

test('a full disk drops the older half of the hours and goes on', async () => {
  const store = openStore()
  watch(store, 1)
  nowMs += 2 * HOUR
  watch(store, 1)
  await store.write()
  nowMs += 2 * HOUR
  watch(store, 1)
  failPuts('QuotaExceededError', 1)
  await store.write()
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  expect((await latenciesOf(openStore())).length).toBe(2)
})

test('a disk that stays full is named, and what waits is written when there is room', async () => {
  const store = openStore()
  watch(store, 2)
  failPuts('QuotaExceededError', 2)
  await store.write()
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'the browser has no more room',
  })
  watch(store, 1)
  await store.write()
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  expect(await latenciesOf(openStore())).toEqual([0, 1, 0])
})

function failPuts(name: string, times: number) {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  for (let time = 0; time < times; time++) {
    put.mockImplementationOnce(() => {
      throw new DOMException('no', name)
    })
  }
}

test('a database of a newer version is left alone, and can be cleared by hand', async () => {
  const newer = await openDB(NAME, 99)
  newer.close()
  const store = openStore()
  watch(store, 1)
  await store.write()
  expect(store.kept.current()).toMatchObject({
    reason: 'a newer version of this page has written it',
  })
  await store.clear()
  expect(store.kept.current()).toEqual({ kind: 'kept' })
  watch(store, 2)
  await store.write()
  expect(await latenciesOf(openStore())).toEqual([0, 1])
})

test('an older version in another tab is named, and holds up nothing but keeping', async () => {
  const request = new IDBOpenDBRequest()
  vi.spyOn(indexedDB, 'open').mockReturnValue(request)
  const store = openStore()
  // It never opens, so it cannot be closed either.
  opened.pop()
  watch(store, 2)
  request.dispatchEvent(new IDBVersionChangeEvent('blocked', { oldVersion: 1, newVersion: 2 }))
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'another tab shows an older version of this page',
  })
  expect(store.historyOf('p1').samples.values['latency']).toEqual([0, 1])
})

test('a newer version in another tab gets the database at once', async () => {
  const store = openStore()
  watch(store, 1)
  await store.write()
  const newer = await openDB(NAME, 99)
  newer.close()
  expect(store.kept.current()).toEqual({
    kind: 'not kept',
    reason: 'a newer version of this page is open in another tab',
  })
  watch(store, 1)
  await store.write()
  expect(store.historyOf('p1').samples.values['latency']).toEqual([0, 0])
})

test('what is older than 14 days goes', async () => {
  const store = openStore()
  watch(store, 2)
  await store.write()
  nowMs = START + 14 * DAY + 2 * HOUR
  watch(store, 1, 'Broken')
  await store.write()
  const later = openStore()
  expect(await latenciesOf(later)).toEqual([0])
  expect(later.historyOf('p1').spans.map(({ status }) => status)).toEqual(['Broken'])
})

test('an entity that nobody looked at for 14 days is forgotten', async () => {
  const store = openStore()
  watch(store, 1)
  await store.close()
  nowMs = START + 15 * DAY
  const later = openStore()
  await later.load('p1')
  expect(later.historyOf('p1').spans).toEqual([])
})

test('when there is too much, the oldest hours go first', async () => {
  const store = openStore(1000)
  for (let hour = 0; hour < 10; hour++) {
    nowMs = START + hour * HOUR
    watch(store, 3)
    await store.write()
  }
  const later = openStore()
  const { samples } = (await latenciesOf(later), later.historyOf('p1'))
  expect(samples.timesMs.at(-1)).toBe(START + 9 * HOUR + 2 * MINUTE)
  expect(samples.timesMs[0]).toBe(START + 6 * HOUR)
})

test('a clock that was ahead leaves nothing in the future', async () => {
  nowMs = START + 3 * DAY
  const wrong = openStore()
  watch(wrong, 3)
  await wrong.write()
  nowMs = START
  watch(wrong, 2, 'Broken')
  await wrong.write()
  const later = openStore()
  await later.load('p1')
  const { samples, spans } = later.historyOf('p1')
  expect(samples.timesMs).toEqual([START, START + MINUTE])
  expect(spans.at(-1)).toMatchObject({ status: 'Broken' })
})

test('of an account of 10,000 pipelines no round makes it forget the verdicts of the one before', () => {
  const store = openStore()
  const ids = Array.from({ length: 11_000 }, (_, at) => `p${at}`)
  const look = (prefix: string) =>
    store.look(ids.map((id) => ({ entityId: `${prefix}${id}`, atMs: nowMs, status: 'Active' })))
  look('verdict ')
  nowMs += MINUTE
  look('')
  look('verdict ')
  expect(store.historyOf('verdict p0').spans).toMatchObject([{ fromMs: START, toMs: nowMs }])
})
