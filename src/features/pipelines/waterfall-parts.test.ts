import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import type { LagTime } from '#src/series/derived/lag-time.ts'
import { waterfallOf } from '#src/series/derived/waterfall.ts'
import { partWords, waterfallParts } from './waterfall-parts.ts'

const parts = { behindMs: 1000, waitingMs: 120_000, writingMs: 9000, totalMs: 190_000 }
const UNKNOWN: LagTime = { kind: 'not known' }
const shown = (
  changed: Partial<Record<keyof typeof parts, number | null>>,
  lagTime: LagTime = UNKNOWN,
) => waterfallParts(waterfallOf({ ...parts, ...changed }), lagTime)
const words = (changed: Partial<Record<keyof typeof parts, number | null>>) => {
  const { sentence, parts: all, restMs } = shown(changed)
  return { sentence: sentence.replaceAll(THIN_SPACE, ' '), last: all.at(-1), restMs }
}

test('what is left of the total is a part of its own', () => {
  expect(words({})).toEqual({
    sentence: '3 min 10 s in all.',
    last: { id: 'unexplained', label: 'unexplained', ms: 60_000 },
    restMs: 0,
  })
})

test('parts that are longer than the total say by how much', () => {
  expect(words({ totalMs: 128_800 }).sentence).toBe('2 min 9 s in all; the parts overlap by 1.2 s.')
})

test('while a part is not known its room is kept free and nothing is called unexplained', () => {
  const { sentence, last, restMs } = words({ behindMs: null })
  expect(sentence).toBe('3 min 10 s in all; not known: database to connector.')
  expect(last?.id).toBe('writing')
  expect(restMs).toBe(61_000)
})

test('a wait that is only known to be longer is told as that, and is no missing part', () => {
  const lagTime: LagTime = { kind: 'longer than', ms: 179 * 60_000 }
  const { sentence, parts: all, hasBar } = shown({ waitingMs: null, totalMs: null }, lagTime)
  expect(sentence).toBe('Latency is not reported.')
  expect(all.map((part) => partWords(part).replaceAll(THIN_SPACE, ' '))).toEqual([
    'database to connector 1.0 s',
    'waiting in Kafka > 2 h 59 m',
    'slowest batch 9.0 s',
  ])
  expect(hasBar).toBe(true)
})

test('without a whole, and with a part missing, nothing is drawn as if it were all', () => {
  expect(shown({ waitingMs: null, totalMs: null })).toMatchObject({
    sentence: 'Latency is not reported; not known: waiting in Kafka.',
    hasBar: false,
  })
  expect(shown({ waitingMs: null }).hasBar).toBe(true)
})
