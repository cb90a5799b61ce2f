import { expect, test } from 'vitest'
import { THIN_SPACE } from './digits.ts'
import { durationParts, formatAge, formatDuration } from './duration.ts'

const S = 1000
const MIN = 60 * S
const H = 60 * MIN
const D = 24 * H
const plain = (text: string) => text.replaceAll(THIN_SPACE, ' ')

test.each([
  [0, '0 ms'],
  [0.01, '<0.1 ms'],
  [0.4, '0.4 ms'],
  [3.46, '3.5 ms'],
  [9.97, '10 ms'],
  [12.4, '12 ms'],
  [840, '840 ms'],
  [999, '999 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [S, '1.0 s'],
  [12_431, '12.4 s'],
  [59_900, '59.9 s'],
  [59_960, '1 min'],
  [MIN, '1 min'],
  [4 * MIN + 10 * S, '4 min 10 s'],
  [14 * MIN, '14 min'],
  [H - S, '59 min 59 s'],
  [H - 400, '1 h'],
  [3 * H + 12 * MIN, '3 h 12 m'],
  [24 * H, '24 h'],
  [48 * H - MIN, '47 h 59 m'],
  [48 * H - 20 * S, '2 d'],
  [48 * H, '2 d'],
  [5 * D + 4 * H, '5 d 4 h'],
  [400 * D, '400 d'],
  [-5, '−5 ms'],
  [-90 * S, '−1 min 30 s'],
])('a span of %d ms is "%s"', (ms, text) => {
  expect(plain(formatDuration(ms))).toBe(text)
})

test('no span is ever "0 min"', () => {
  for (let ms = 1; ms < 3 * D; ms = Math.ceil(ms * 1.07)) {
    expect(plain(formatDuration(ms))).not.toMatch(/(^| )0 (s|min|h|m|d)\b/)
  }
})

test('a span of one unit comes apart for a card', () => {
  expect(durationParts(840)).toEqual({ text: '840', unit: 'ms' })
  expect(durationParts(12_431)).toEqual({ text: '12.4', unit: 's' })
})

test.each([
  [-3000, '0 s'],
  [0, '0 s'],
  [8999, '8 s'],
  [59_999, '59 s'],
  [MIN, '1 min'],
  [95 * S, '1 min 35 s'],
  [2 * MIN - 1, '1 min 59 s'],
  [2 * MIN + 50 * S, '2 min'],
  [H - 1, '59 min'],
  [3 * H + 12 * MIN + 59 * S, '3 h 12 m'],
  [48 * H - 1, '47 h 59 m'],
  [5 * D + 4 * H, '5 d 4 h'],
])('%d ms ago is "%s"', (ms, text) => {
  expect(plain(formatAge(ms))).toBe(text)
})
