import { expect, test } from 'vitest'
import { columnAge, columnCount, columnRate, columnSpan } from './column-number.ts'
import { THIN_SPACE } from './digits.ts'
import { joinParts, type NumberParts } from './number-parts.ts'

/** Thin spaces as blanks, to be read. */
const text = (parts: NumberParts) => joinParts(parts).replaceAll(THIN_SPACE, ' ')

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1000, '1 000'],
  [12_618_274, '12 618 274'],
  [999_999_999, '999 999 999'],
  [1e9, '1.00 G'],
  [-62_000, '−62 000'],
  [Number.NaN, '—'],
])('a count of %d is %s', (value, expected) => {
  expect(text(columnCount(value))).toBe(expected)
})

test.each([
  [0, '0.0'],
  [0.01, '<0.1'],
  [0.05, '0.1'],
  [9.96, '10.0'],
  [666.43, '666.4'],
  [1184.64, '1 184.6'],
  [999_999.9, '999 999.9'],
  [1_234_000, '1.23 M'],
  [Number.POSITIVE_INFINITY, '—'],
])('%d per second is %s', (perSec, expected) => {
  expect(text(columnRate(perSec))).toBe(expected)
})

test.each([
  [0, '0.0 s'],
  [12, '<0.1 s'],
  [734, '0.7 s'],
  [59_940, '59.9 s'],
  [59_950, '1.0 min'],
  [1_728_000, '28.8 min'],
  [3_597_000, '1.0 h'],
  [47 * 3_600_000, '47.0 h'],
  [48 * 3_600_000, '2.0 d'],
  [40 * 86_400_000, '40.0 d'],
  [-5000, '−5.0 s'],
  [Number.NaN, '—'],
])('a span of %d ms is %s', (ms, expected) => {
  expect(text(columnSpan(ms))).toBe(expected)
})

test.each([
  [-5, '<1 s'],
  [0, '<1 s'],
  [999, '<1 s'],
  [1000, '1 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [119 * 60_000, '119 min'],
  [2 * 3_600_000, '2 h'],
  [47.9 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 d'],
  [1200 * 86_400_000, '1 200 d'],
])('an age of %d ms is %s', (ageMs, expected) => {
  expect(text(columnAge(ageMs))).toBe(expected)
})
