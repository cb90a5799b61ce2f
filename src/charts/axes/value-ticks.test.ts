import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import { valueTickLabels, valueTicks } from './value-ticks.ts'

const S = 1000
const MIN = 60 * S
const H = 60 * MIN
const D = 24 * H

function axis(min: number, max: number, unit: DisplayUnit): string {
  const labels = valueTickLabels(valueTicks({ min, max }, unit), unit)
  return labels.join(', ').replaceAll(THIN_SPACE, ' ')
}

test.each<[number, number, DisplayUnit, string]>([
  [0, 62_000, 'events', '0, 20 k, 40 k, 60 k, 80 k'],
  [0, 80_000, 'events', '0, 20 k, 40 k, 60 k, 80 k'],
  [0, 80_001, 'events', '0, 25 k, 50 k, 75 k, 100 k'],
  [40, 45, 'events', '0, 20, 40, 60'],
  [0, 0, 'events', '0, 1'],
  [0, 1, 'partitions', '0, 1'],
  [0, 3, 'partitions', '0, 1, 2, 3'],
  [0, 10, 'partitions', '0, 5, 10'],
  [-400, 700, 'rows', '−500, 0, 500, 1 k'],
  [-3, 0, 'rows', '−3, −2, −1, 0'],
  [0, 1.7e6, 'bytes', '0, 500 kB, 1 MB, 1.5 MB, 2 MB'],
  [0, 0, 'ms', '0, 25 ms, 50 ms, 75 ms, 100 ms'],
  [0, 840, 'ms', '0, 250 ms, 500 ms, 750 ms, 1 s'],
  [0, 1.2 * S, 'ms', '0, 500 ms, 1 s, 1.5 s'],
  [0, 50 * S, 'ms', '0, 15 s, 30 s, 45 s, 1 min'],
  [0, 5 * MIN, 'ms', '0, 2 min, 4 min, 6 min'],
  [0, 100 * MIN, 'ms', '0, 30 min, 1 h, 1 h 30 m, 2 h'],
  [0, 20 * H, 'ms', '0, 6 h, 12 h, 18 h, 24 h'],
  [0, 7 * D, 'ms', '0, 2 d, 4 d, 6 d, 8 d'],
  [0, 310, { rate: 'records' }, '0, 100/s, 200/s, 300/s, 400/s'],
  [0, 0.25, { rate: 'records' }, '0, 0.1/s, 0.2/s, 0.3/s'],
  [0, 0.05, { rate: 'records' }, '0, 1/min, 2/min, 3/min'],
  [0, 0.09, { rate: 'records' }, '0, 2/min, 4/min, 6/min'],
  [0, 2.1e6, { rate: 'bytes' }, '0, 1 MB/s, 2 MB/s, 3 MB/s'],
])('%d to %d in %o has the axis %s', (min, max, unit, expected) => {
  expect(axis(min, max, unit)).toBe(expected)
})

test('an axis without a value to show still has two ends', () => {
  expect(valueTicks(null, 'events')).toEqual([0, 1])
})

test.each<[string, DisplayUnit]>([
  ['durations', 'ms'],
  ['bytes', 'bytes'],
  ['counts', 'events'],
  ['rates', { rate: 'records' }],
])('axes of %s hold their values and have 2 to 6 different labels', (_, unit) => {
  for (let max = 0.002; max < 1e13; max *= 1.31) {
    for (const min of [0, -max / 3, -max]) {
      const ticks = valueTicks({ min, max }, unit)
      expect(ticks[0]).toBeLessThanOrEqual(min)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max * (1 - 1e-9))
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks).toContain(0)
      expect(new Set(valueTickLabels(ticks, unit)).size).toBe(ticks.length)
    }
  }
})
