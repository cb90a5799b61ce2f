import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { contributorsOf } from '#src/series/derived/contributors.ts'
import { START_MS, seriesOf } from '#src/testing/made-series.ts'
import { partLevels } from './part-levels.ts'
import { contributorWords } from './part-words.ts'

const STEP = stepOf('minute', 1)
const lagOf = (from: number, to: number) => ({
  recordsLag: seriesOf(11, (index) => from + ((to - from) * index) / 10),
})
const answer = {
  parts: { orders: lagOf(1000, 9000), carts: lagOf(500, 500), stock: lagOf(800, 300) },
  whole: lagOf(2000, 10_000),
  step: STEP,
  asOfMs: START_MS + 11 * STEP.ms,
}

test('the level of a part is known at both ends of the window, and the total beside it', () => {
  expect(partLevels(answer, 'lag')).toEqual({
    levels: [
      { topicId: 'orders', before: 1000, after: 9000 },
      { topicId: 'carts', before: 500, after: 500 },
      { topicId: 'stock', before: 800, after: 300 },
    ],
    total: 10_000,
  })
})

test('a running bucket does not count, and a part without series has no level', () => {
  const { levels } = partLevels(
    { ...answer, parts: { orders: lagOf(1000, 9000), gone: {} }, asOfMs: answer.asOfMs - 1 },
    'lag',
  )
  expect(levels).toEqual([
    { topicId: 'orders', before: 1000, after: 8200 },
    { topicId: 'gone', before: null, after: null },
  ])
})

test('what is written is a rate', () => {
  const counter = { sourceRecordWriteTotal: seriesOf(11, (index) => 1e6 + index * 1200) }
  const { levels } = partLevels({ ...answer, parts: { orders: counter } }, 'written')
  expect(levels).toEqual([{ topicId: 'orders', before: 20, after: 20 }])
})

test('the sentence counts topics, what they make, and the rest that is in none of them', () => {
  const { levels, total } = partLevels(answer, 'lag')
  const counts = { shown: 3, of: 143, what: 'topic', level: 'lag', unit: 'records' } as const
  const say = (of: number | null) =>
    contributorWords(contributorsOf(levels, of), counts).replaceAll(THIN_SPACE, ' ')
  expect(say(total)).toBe(
    '3 of 143 topics; 1 makes at least 80 % of the lag; 1 makes 100 % of its rise in one hour.',
  )
  expect(say(14_000)).toContain('4.20 k of the connector’s lag is in none of them.')
})
