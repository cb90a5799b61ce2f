import { beforeEach, expect, test } from 'vitest'
import { Problem } from '#server/problem.ts'
import { aRead } from '#server/testing/a-read.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { NotAsked } from '#server/upstream/not-asked.ts'
import { ClientLimits } from './client-limits.ts'
import { cacheStatus } from './send-shared.ts'
import { SharedReads, type Reader } from './shared-reads.ts'

const SETTINGS = {
  ttlMs: 10_000,
  staleMs: 60_000,
  negativeTtlMs: 5000,
  maxBytes: 1_000_000,
  gridMs: 15_000,
}
const READ = aRead('/sources/metrics', { time_type: 'latest' })
const DOWN = new Problem('upstream_error', { reason: 'STATUS_500' })

let clock: FakeClock
/** Calls that were made: each is answered or refused by the test, or at once by `next`. */
let calls: { signal: AbortSignal; answer(json: string): void; refuse(problem: Problem): void }[]
let next: string | Problem | null

function sharedReads(limits = { requestsPerSec: 0, fillsPerMin: 0 }): SharedReads {
  return new SharedReads({
    fetchRead: (_read, signal) =>
      new Promise((resolve, reject) => {
        const answer = (json: string): void => resolve({ json, fetchedAtMs: 1_800_000_000_000 })
        calls.push({ signal, answer, refuse: reject })
        if (next instanceof Problem) reject(next)
        else if (next !== null) answer(next)
        signal.addEventListener('abort', () => reject(new Problem('upstream_unreachable')))
      }),
    settings: SETTINGS,
    limits: new ClientLimits(clock, limits),
    clock,
  })
}

function viewer(signal = new AbortController().signal): Reader {
  return { client: '192.0.2.1', signal, cache: null }
}

/** What a viewer is told: text, age and Cache-Status, or the code of the problem. */
async function told(reads: SharedReads, reader = viewer(), read = READ) {
  try {
    const answer = await reads.read(read, reader)
    const text = answer.content.plain.bytes.toString()
    return { text, ageMs: answer.ageMs, status: cacheStatus(answer), cache: reader.cache }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, cache: reader.cache }
    throw error
  }
}

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

beforeEach(() => {
  clock = new FakeClock(0)
  calls = []
  next = null
})

test('C1: equal reads at the same moment make one call', async () => {
  const reads = sharedReads()
  const all = Array.from({ length: 300 }, () => told(reads))
  await settle()
  expect(calls).toHaveLength(1)
  calls[0]?.answer('[1]')
  const answers = await Promise.all(all)
  expect(new Set(answers.map((answer) => answer.text))).toEqual(new Set(['[1]']))
  expect(answers[0]).toMatchObject({
    cache: 'miss',
    status: 'streamkap-proxy; fwd=uri-miss; fwd-status=200; stored; ttl=10',
  })
  expect(answers[1]).toMatchObject({
    cache: 'coalesced',
    status: 'streamkap-proxy; fwd=uri-miss; fwd-status=200; collapsed; ttl=10',
  })
})

test('D05: all who wait share a failure, and the next one asks again', async () => {
  const reads = sharedReads()
  const all = Array.from({ length: 100 }, () => told(reads))
  await settle()
  calls[0]?.refuse(DOWN)
  expect(new Set((await Promise.all(all)).map(({ code }) => code))).toEqual(
    new Set(['upstream_error']),
  )
  expect(calls).toHaveLength(1)
  next = '[1]'
  expect(await told(reads)).toMatchObject({ text: '[1]' })
})

test('C2: fresh, then old at once with one renewal behind it, then new', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  clock.pass(9999)
  expect(await told(reads)).toMatchObject({
    text: '[1]',
    cache: 'hit',
    status: 'streamkap-proxy; hit; ttl=0',
  })
  clock.pass(1)
  next = null
  const old = { text: '[1]', ageMs: 10_000, cache: 'stale' }
  for (let time = 0; time < 5; time += 1) expect(await told(reads)).toMatchObject(old)
  clock.pass(5000)
  expect(await told(reads)).toMatchObject({
    status: 'streamkap-proxy; hit; ttl=-5; detail=stale-while-revalidate',
  })
  expect(calls).toHaveLength(2)
  calls[1]?.answer('[2]')
  await settle()
  expect(await told(reads)).toMatchObject({ text: '[2]', ageMs: 0, cache: 'hit' })
})

test('C2: beyond twice the fresh time reads wait for the new answer', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  clock.pass(20_000)
  next = '[2]'
  expect(await told(reads)).toMatchObject({
    text: '[2]',
    ageMs: 0,
    status: 'streamkap-proxy; fwd=stale; fwd-status=200; stored; ttl=10',
  })
})

test('U30: old data with its true age while the API fails, new data once it is well', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = DOWN
  clock.pass(52_000)
  expect(await told(reads)).toEqual({
    text: '[1]',
    ageMs: 52_000,
    cache: 'stale',
    status: 'streamkap-proxy; fwd=stale; fwd-status=500; ttl=-42; detail=upstream_error',
  })
  next = '[2]'
  expect(await told(reads)).toMatchObject({ text: '[2]', ageMs: 0, cache: 'miss' })
})

test('U31: beyond the stale time the failure itself is shown', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = DOWN
  clock.pass(69_999)
  expect(await told(reads)).toMatchObject({ text: '[1]' })
  clock.pass(1)
  expect(await told(reads)).toMatchObject({ code: 'upstream_error' })
})

test.each([
  ['upstream_forbidden', 'upstream_forbidden'],
  ['upstream_not_found', 'upstream_not_found'],
] as const)('a %s is news and replaces old data', async (code, expected) => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = new Problem(code)
  clock.pass(25_000)
  expect(await told(reads)).toMatchObject({ code: expected })
})

test.each([1, 50, 500])(
  'C7: %i viewers of five views cause 30 calls in a minute',
  async (count) => {
    const reads = sharedReads()
    const viewers = Array.from({ length: count }, () => viewer())
    const views = ['a', 'b', 'c', 'd', 'e'].map((id) => aRead('/sources/metrics', { id }))
    next = '[1]'
    for (let second = 0; second < 60; second += 2) {
      await Promise.all(viewers.flatMap((each) => views.map((view) => told(reads, each, view))))
      clock.pass(2000)
    }
    expect(calls).toHaveLength(30)
  },
)

test('C7: a view that fails is asked three times in a fresh time, however many watch it', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = DOWN
  clock.pass(20_000)
  for (let time = 0; time < 50; time += 1) expect(await told(reads)).toMatchObject({ text: '[1]' })
  expect(calls).toHaveLength(1 + 3)
  clock.pass(10_000)
  await told(reads)
  expect(calls).toHaveLength(1 + 4)
})

test('old data names what the API answered, also while it is left alone for that', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = new NotAsked('upstream_resting', 1000, 'STATUS_502')
  clock.pass(20_000)
  expect(await told(reads)).toMatchObject({
    status: 'streamkap-proxy; fwd=stale; fwd-status=502; ttl=-10; detail=upstream_resting',
  })
})

test('a read that was not even sent does not count as a try', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  next = new NotAsked('upstream_resting', 1000)
  clock.pass(20_000)
  for (let time = 0; time < 9; time += 1) expect(await told(reads)).toMatchObject({ text: '[1]' })
  next = '[2]'
  expect(await told(reads)).toMatchObject({ text: '[2]' })
})

test('C6: an unknown id is remembered for its time, a failure is not', async () => {
  const reads = sharedReads()
  next = new Problem('upstream_not_found')
  expect(await told(reads)).toEqual({ code: 'upstream_not_found', cache: 'miss' })
  for (let time = 0; time < 14; time += 1) {
    expect(await told(reads)).toEqual({ code: 'upstream_not_found', cache: 'negative' })
  }
  expect(calls).toHaveLength(1)
  clock.pass(5000)
  next = DOWN
  await told(reads)
  await told(reads)
  expect(calls).toHaveLength(3)
})

test('U9: a viewer who leaves takes nothing from the others; after the last the call is ended', async () => {
  const reads = sharedReads()
  const [first, second] = [new AbortController(), new AbortController()]
  const left = told(reads, viewer(first.signal))
  const staying = told(reads, viewer(second.signal))
  await settle()
  first.abort()
  expect(await left).toMatchObject({ code: 'upstream_unreachable' })
  expect(calls[0]?.signal.aborted).toBe(false)
  second.abort()
  await staying
  expect(calls[0]?.signal.aborted).toBe(true)
  next = '[1]'
  expect(await told(reads)).toMatchObject({ text: '[1]', cache: 'miss' })
})

test('U9: a renewal behind an answer goes on when its viewer has left', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  clock.pass(10_000)
  next = null
  const leaving = new AbortController()
  await told(reads, viewer(leaving.signal))
  leaving.abort()
  calls[1]?.answer('[2]')
  await settle()
  expect(await told(reads)).toMatchObject({ text: '[2]' })
})

test('U9: a viewer who joins a renewal and leaves does not end it', async () => {
  const reads = sharedReads()
  next = '[1]'
  await told(reads)
  clock.pass(10_000)
  next = null
  await told(reads)
  clock.pass(10_000)
  const leaving = new AbortController()
  const joined = told(reads, viewer(leaving.signal))
  await settle()
  leaving.abort()
  expect(await joined).toMatchObject({ text: '[1]' })
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, false])
})

test('C9: data that was fetched again and is the same keeps its packed forms', async () => {
  const reads = sharedReads()
  next = '[1]'
  const first = await reads.read(READ, viewer())
  clock.pass(20_000)
  const second = await reads.read(READ, viewer())
  expect(second.content).toBe(first.content)
  expect([second.ageMs, calls.length]).toEqual([0, 2])
  next = '[2]'
  clock.pass(20_000)
  expect((await reads.read(READ, viewer())).content).not.toBe(first.content)
})

test('L1: who joins a call of another pays nothing for it', async () => {
  const reads = sharedReads({ requestsPerSec: 0, fillsPerMin: 1 })
  const all = [told(reads), told(reads), told(reads)]
  await settle()
  calls[0]?.answer('[1]')
  expect((await Promise.all(all)).map(({ text }) => text)).toEqual(['[1]', '[1]', '[1]'])
})

test('L1: over the limit of new reads a client gets what is stored, or 429', async () => {
  const reads = sharedReads({ requestsPerSec: 0, fillsPerMin: 1 })
  next = '[1]'
  await told(reads)
  clock.pass(25_000)
  expect(await told(reads)).toMatchObject({ text: '[1]', cache: 'stale' })
  const other = aRead('/sources/metrics', { time_type: 'latest', id: 'b' })
  expect(await told(reads, viewer(), other)).toMatchObject({ code: 'too_many_new_reads' })
  expect(await told(reads, { ...viewer(), client: '192.0.2.2' }, other)).toMatchObject({
    text: '[1]',
  })
})
