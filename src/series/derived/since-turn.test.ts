import { expect, test } from 'vitest'
import { noise, seriesOf } from '#src/testing/made-series.ts'
import { sinceTurn } from './since-turn.ts'

const hill = seriesOf(90, (index) => (index <= 60 ? 100 * index : 6000 - 80 * (index - 60)))

test('what came before a clear peak is left out', () => {
  expect(sinceTurn(hill, 'peak')).toEqual({
    timesMs: hill.timesMs.slice(60),
    values: hill.values.slice(60),
  })
})

test('what came before a clear trough is left out', () => {
  const valley = { timesMs: hill.timesMs, values: hill.values.map((value) => -value) }
  expect(sinceTurn(valley, 'trough').values).toHaveLength(30)
})

test('a line has no turn', () => {
  const line = seriesOf(90, (index) => 9000 - 80 * index)
  expect(sinceTurn(line, 'peak')).toBe(line)
})

test('noise around a level hardly ever has a turn', () => {
  let turned = 0
  for (let seed = 1; seed <= 200; seed++) {
    const next = noise(seed)
    const level = seriesOf(90, () => next())
    if (sinceTurn(level, 'peak') !== level) turned++
  }
  expect(turned / 200).toBeLessThan(0.2)
})

test('a short series is left whole', () => {
  const short = seriesOf(8, (index) => (index < 5 ? index : 10 - index))
  expect(sinceTurn(short, 'peak')).toBe(short)
})
