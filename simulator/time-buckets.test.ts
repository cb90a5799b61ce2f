import { expect, test } from 'vitest'
import { bucketsBetween, MAX_POINTS, parseTimestamp, seriesTimestamp } from './time-buckets.ts'

const at = (text: string) => Date.parse(text)
const starts = (
  from: string,
  to: string,
  unit: 'minute' | 'hour' | 'day' | 'week' | 'month',
  n: number,
) => bucketsBetween(at(from), at(to), unit, n)?.map(({ startMs }) => seriesTimestamp(startMs))

test('a range takes in its first moment and leaves out its last', () => {
  expect(starts('2026-03-03T10:00:00Z', '2026-03-03T12:00:00Z', 'hour', 1)).toEqual([
    '2026-03-03 10:00:00',
    '2026-03-03 11:00:00',
  ])
})

test('a bucket that began before the range is not part of it', () => {
  expect(starts('2026-03-03T10:00:01Z', '2026-03-03T12:00:01Z', 'hour', 1)).toEqual([
    '2026-03-03 11:00:00',
    '2026-03-03 12:00:00',
  ])
})

test.each([
  [
    'minute',
    15,
    '2026-03-03T10:07:00Z',
    '2026-03-03T10:31:00Z',
    ['2026-03-03 10:15:00', '2026-03-03 10:30:00'],
  ],
  [
    'hour',
    6,
    '2026-03-03T01:00:00Z',
    '2026-03-03T13:00:00Z',
    ['2026-03-03 06:00:00', '2026-03-03 12:00:00'],
  ],
  ['day', 1, '2026-03-03T01:00:00Z', '2026-03-05T00:00:00Z', ['2026-03-04 00:00:00']],
  [
    'week',
    1,
    '2026-03-01T00:00:00Z',
    '2026-03-17T00:00:00Z',
    ['2026-03-02 00:00:00', '2026-03-09 00:00:00', '2026-03-16 00:00:00'],
  ],
  [
    'month',
    1,
    '2026-01-15T00:00:00Z',
    '2026-03-15T00:00:00Z',
    ['2026-02-01 00:00:00', '2026-03-01 00:00:00'],
  ],
  [
    'month',
    3,
    '2025-12-01T00:00:00Z',
    '2026-05-01T00:00:00Z',
    ['2026-01-01 00:00:00', '2026-04-01 00:00:00'],
  ],
] as const)(
  'buckets of a %s × %d start at the UTC start of the unit',
  (unit, n, from, to, expected) => {
    expect(starts(from, to, unit, n)).toEqual(expected)
  },
)

test('5000 points are given, 5001 are refused', () => {
  const from = at('2026-03-03T00:00:00Z')
  expect(bucketsBetween(from, from + MAX_POINTS * 60_000, 'minute', 1)).toHaveLength(5000)
  expect(bucketsBetween(from, from + MAX_POINTS * 60_000 + 1, 'minute', 1)).toBeNull()
})

test.each([
  ['2026-03-03T10:00:00Z', '2026-03-03T10:00:00Z'],
  ['2026-03-03T10:00:00.250Z', '2026-03-03T10:00:00.250Z'],
  ['2026-03-03T12:00:00+02:00', '2026-03-03T10:00:00Z'],
  ['2026-03-03 10:00:00', '2026-03-03T10:00:00Z'],
  ['2026-03-03', '2026-03-03T00:00:00Z'],
])('%s is a moment', (text, meant) => {
  expect(parseTimestamp(text)).toBe(at(meant))
})

test.each(['', 'yesterday', '1772532000', '2026-13-01T00:00:00Z'])('"%s" is no moment', (text) => {
  expect(parseTimestamp(text)).toBeNull()
})
