import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { waterfallOf } from '#src/series/derived/waterfall.ts'
import { waterfallParts } from './waterfall-parts.ts'

const parts = { behindMs: 1000, waitingMs: 120_000, writingMs: 9000, totalMs: 190_000 }
const words = (changed: Partial<Record<keyof typeof parts, number | null>>) => {
  const { sentence, parts: all, restMs } = waterfallParts(waterfallOf({ ...parts, ...changed }))
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
