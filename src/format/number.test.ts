import { expect, test } from 'vitest'
import type { MetricUnit } from '#src/model/metrics/metric.ts'
import { THIN_SPACE } from './digits.ts'
import type { Detail, DisplayUnit } from './number.ts'
import { formatNumber, formatRate, formatSpoken, formatText } from './number.ts'

/** Thin spaces as blanks, to be read. */
const text = (value: number, unit: DisplayUnit, detail: Detail) =>
  formatText(value, unit, detail).replaceAll(THIN_SPACE, ' ')

test.each([
  [0, '0', '0', '0'],
  [0.000_01, '<0.001', '<0.001', '0.00001'],
  [0.1234, '0.123', '0.123', '0.12'],
  [1.5, '1.50', '1.5', '1.5'],
  [5, '5', '5', '5'],
  [12.04, '12.0', '12', '12.04'],
  [312, '312', '312', '312'],
  [999, '999', '999', '999'],
  [999.4, '999', '999', '999.4'],
  [999.6, '1.00 k', '1 k', '999.6'],
  [1000, '1.00 k', '1 k', '1 000'],
  [12_431, '12.4 k', '12.4 k', '12 431'],
  [62_000, '62.0 k', '62 k', '62 000'],
  [999_499, '999 k', '999 k', '999 499'],
  [999_500, '1.00 M', '1 M', '999 500'],
  [1_240_000, '1.24 M', '1.24 M', '1 240 000'],
  [1e9, '1.00 G', '1 G', '1 000 000 000'],
  [1e12, '1.00 T', '1 T', '1 000 000 000 000'],
  [1e19, '10 000 P', '10 000 P', '10 000 000 000 000 000 000'],
  [-62_000, '−62.0 k', '−62 k', '−62 000'],
  [-0, '0', '0', '0'],
  [NaN, '—', '—', '—'],
  [Infinity, '—', '—', '—'],
])('%d events: card "%s", axis "%s", full "%s"', (value, card, axis, full) => {
  expect(text(value, 'events', 'card')).toBe(card)
  expect(text(value, 'events', 'axis')).toBe(axis)
  expect(text(value, 'events', 'full')).toBe(full)
})

test.each([
  [0, '0 B', '0 B'],
  [999, '999 B', '999 B'],
  [1000, '1.00 kB', '1 000 B'],
  [1024, '1.02 kB', '1 024 B'],
  [1_500_000, '1.50 MB', '1 500 000 B'],
  [2.5e9, '2.50 GB', '2 500 000 000 B'],
])('%d bytes: card "%s", full "%s"', (value, card, full) => {
  expect(text(value, 'bytes', 'card')).toBe(card)
  expect(text(value, 'bytes', 'full')).toBe(full)
})

test.each([
  [0, '0/s'],
  [310, '310/s'],
  [1234, '1.23 k/s'],
  [0.1, '0.100/s'],
  [0.0999, '5.99/min'],
  [0.05, '3/min'],
  [0.000_001, '<0.001/min'],
  [-1200, '−1.20 k/s'],
  [-0.05, '−3/min'],
  [NaN, '—'],
])('%d records per second is "%s"', (value, card) => {
  expect(text(value, { rate: 'records' }, 'card')).toBe(card)
})

test('a rate of bytes keeps its prefix in front of the time', () => {
  expect(text(2_400_000, { rate: 'bytes' }, 'card')).toBe('2.40 MB/s')
  expect(text(2_400_000, { rate: 'bytes' }, 'full')).toBe('2 400 000 B/s')
})

test('a rate can be printed in a base that others share', () => {
  expect(formatRate(0.2, 'events', 'min', 'axis')).toEqual({ text: '12', unit: '/min' })
})

test('durations read the same on cards and in full; an axis drops the empty decimal', () => {
  expect(text(12_000, 'ms', 'card')).toBe('12.0 s')
  expect(text(12_000, 'ms', 'full')).toBe('12.0 s')
  expect(text(12_000, 'ms', 'axis')).toBe('12 s')
  expect(text(250_000, 'ms', 'card')).toBe('4 min 10 s')
  expect(text(-5, 'ms', 'card')).toBe('−5 ms')
})

test('a card gets number and unit apart', () => {
  expect(formatNumber(1_240_000, 'events', { detail: 'card' })).toEqual({ text: '1.24', unit: 'M' })
  expect(formatNumber(840, 'ms', { detail: 'card' })).toEqual({ text: '840', unit: 'ms' })
  expect(formatNumber(12_400, { rate: 'records' }, { detail: 'card' })).toEqual({
    text: '12.4',
    unit: 'k/s',
  })
})

test.each<[number, DisplayUnit, string]>([
  [62_000, 'events', '62,000'],
  [1_240_000, 'bytes', '1,240,000 B'],
  [250_000, 'ms', '4 min 10 s'],
  [1234, { rate: 'records' }, '1,234/s'],
])('%d %o is spoken "%s"', (value, unit, spoken) => {
  expect(formatSpoken(value, unit)).toBe(spoken)
})

test.each<MetricUnit>([
  'ms',
  'events',
  'records',
  'rows',
  'bytes',
  'partitions',
  'flag',
  'state',
  'text',
])('the unit "%s" prints a number, alone and as a rate', (unit) => {
  expect(text(2, unit, 'card')).toMatch(/^2( ms| B)?$/)
  expect(text(2, { rate: unit }, 'card')).toMatch(/^2( ms| B)?\/s$/)
})

test('a number that no counter reaches keeps to its place', () => {
  expect(text(1e308, 'events', 'full')).toBe('1.00e+308')
  expect(text(1e308, 'events', 'card').length).toBeLessThan(12)
  expect(text(2 ** 63, 'events', 'card')).toBe('9 223 P')
})
