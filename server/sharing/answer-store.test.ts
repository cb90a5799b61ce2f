import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { AnswerStore, type StoredAnswer } from './answer-store.ts'
import { ClientLimits } from './client-limits.ts'
import { Content } from './content.ts'

const LONG = JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ index })))
const takes = (...names: readonly string[]): ReadonlySet<string> => new Set(names)

function answer(json: string, usableUntilMs = Infinity): StoredAnswer {
  const content = new Content(json)
  return { kind: 'answer', content, fetchedAtMs: 0, arrivedMs: 0, freshMs: 1, usableUntilMs }
}

test('C8: each encoding is packed once, also when many ask for it at the same moment', async () => {
  const content = new Content(LONG)
  let grown = 0
  content.onGrown = () => {
    grown += 1
  }
  const forms = await Promise.all([1, 2, 3].map(async () => content.formFor(takes('gzip', 'br'))))
  expect(new Set(forms).size).toBe(1)
  expect(grown).toBe(1)
  const [packed] = forms
  expect(packed?.encoding).toBe('br')
  expect(brotliDecompressSync(packed?.bytes ?? '').toString()).toBe(LONG)
  expect(content.formFor(takes('br'))).toBe(packed)
  const zipped = await content.formFor(takes('gzip'))
  expect(gunzipSync(zipped.bytes).toString()).toBe(LONG)
  expect(content.size).toBe(LONG.length + (packed?.bytes.length ?? 0) + zipped.bytes.length)
})

test('C8: short answers, and viewers who take no packing, get the plain text', () => {
  const content = new Content(LONG)
  expect(content.formFor(takes())).toBe(content.plain)
  expect(content.formFor(takes('zstd', 'identity'))).toBe(content.plain)
  const short = new Content('[1]')
  expect(short.formFor(takes('br'))).toBe(short.plain)
})

test('C5: what is kept takes the memory that is counted, and no part of a pool', async () => {
  const content = new Content(JSON.stringify('x'.repeat(2000)))
  const forms = [content.plain, await content.formFor(takes('br'))]
  expect(forms.map(({ bytes }) => bytes.buffer.byteLength)).toEqual(
    forms.map(({ bytes }) => bytes.length),
  )
})

test('each form has a tag of its own, from the same hash', async () => {
  const content = new Content(LONG)
  const { etag } = await content.formFor(takes('br'))
  expect(etag).toBe(content.plain.etag.replace(/"$/, '-br"'))
  expect(new Content(LONG).plain.etag).toBe(content.plain.etag)
  expect(new Content('[1]').plain.etag).not.toBe(content.plain.etag)
})

test('C5: the store is bounded in bytes; what was used least goes first', () => {
  const store = new AnswerStore(new FakeClock(0), 100_000)
  for (const key of ['a', 'b', 'c']) store.keep(key, answer('x'.repeat(30_000)))
  store.find('a')
  store.keep('d', answer('x'.repeat(30_000)))
  const kept = ['a', 'b', 'c', 'd'].filter((key) => store.find(key) !== null)
  expect(kept).toEqual(['a', 'c', 'd'])
  expect(store.size.storedBytes).toBeLessThanOrEqual(100_000)
  expect(store.size.storedAnswers).toBe(3)
})

test('C5: packed forms count, and may push others out', async () => {
  const store = new AnswerStore(new FakeClock(0), 2 * LONG.length + 5000)
  const kept = answer(LONG)
  store.keep('other', answer('x'.repeat(LONG.length)))
  store.keep('packed', kept)
  const before = store.size.storedBytes
  const { bytes } = await kept.content.formFor(takes('gzip'))
  expect(bytes.length).toBeGreaterThan(3000)
  expect(store.find('other')).toBeNull()
  expect(store.size.storedBytes).toBe(before - LONG.length - 1010 + bytes.length)
})

test('an answer larger than the store is not kept', () => {
  const store = new AnswerStore(new FakeClock(0), 10_000)
  store.keep('large', answer(LONG))
  expect(store.find('large')).toBeNull()
  expect(store.size).toEqual({ storedBytes: 0, storedAnswers: 0 })
})

test('windows that nobody may be given any more leave the store', () => {
  const clock = new FakeClock(0)
  const store = new AnswerStore(clock, 1_000_000)
  store.keep('old', answer('[1]', clock.nowMs() + 1000))
  store.keep('long', answer('[1]', clock.nowMs() + 100_000))
  clock.pass(1000)
  expect(store.find('old')).toBeNull()
  clock.pass(31_000)
  store.keep('new', answer('[1]'))
  expect(store.size.storedAnswers).toBe(2)
})

test('L1: a burst of three seconds, then the pace; 0 is no limit; clients do not share', () => {
  const clock = new FakeClock(0)
  const limits = new ClientLimits(clock, { requestsPerSec: 10, fillsPerMin: 0 })
  const taken = (): number => {
    let count = 0
    while (limits.request('a') === null) count += 1
    return count
  }
  expect(taken()).toBe(30)
  expect(limits.request('a')).toBe(1)
  clock.pass(1000)
  expect(taken()).toBe(10)
  clock.pass(600_000)
  expect(taken()).toBe(30)
  expect(limits.request('b')).toBeNull()
  for (let time = 0; time < 1000; time += 1) expect(limits.fill('a')).toBeNull()
})

test('L1: the wait that is told is long enough', () => {
  const clock = new FakeClock(0)
  const limits = new ClientLimits(clock, { requestsPerSec: 0, fillsPerMin: 6 })
  for (let time = 0; time < 6; time += 1) expect(limits.fill('a')).toBeNull()
  const waitS = limits.fill('a') ?? 0
  expect(waitS).toBe(10)
  clock.pass(waitS * 1000)
  expect(limits.fill('a')).toBeNull()
})
