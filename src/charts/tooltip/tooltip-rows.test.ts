import { expect, test } from 'vitest'
import { scaleOf } from '#src/charts/axes/scale.ts'
import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { plotOf } from '#src/charts/layout.ts'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { copyText } from './tooltip-copy.ts'
import { placeBeside } from './tooltip-place.ts'
import { bucketText, momentText, spokenMoment, tooltipRows, valueText } from './tooltip-rows.ts'

const FROM = Date.parse('2026-11-21T13:00Z')
const AT = FROM + 50 * MINUTE_MS
const TIME = {
  window: { fromMs: FROM, toMs: FROM + HOUR_MS },
  step: stepOf('minute', 5),
  zone: 'UTC',
  answeredAtMs: FROM + 57 * MINUTE_MS,
}

function viewOf(values: readonly number[], atMs = AT): CrosshairView {
  const lines = values.map((value, place) => ({
    id: `s${place}`,
    label: `line ${place}`,
    series: Number.isNaN(value)
      ? { timesMs: [], values: [] }
      : { timesMs: [atMs], values: [value] },
  }))
  const scale = scaleOf(plotOf(680, 132), TIME.window, { min: 0, max: 100 })
  return { name: 'Lag in Events', unit: 'events', time: TIME, lines, scale }
}

test('rows run from the highest value to the lowest, equal ones as in the legend, holes last', () => {
  const rows = tooltipRows(viewOf([5, NaN, -3, 62_000, 5, NaN]), AT)
  expect(rows.map(({ label }) => label)).toEqual([3, 0, 4, 2, 1, 5].map((place) => `line ${place}`))
  expect(rows.map((row) => valueText(row, viewOf([])))).toEqual([
    '62\u202f000',
    '5',
    '5',
    '\u22123',
    'no data',
    'no data',
  ])
})

test('the running bucket is not full yet', () => {
  const at = FROM + 55 * MINUTE_MS
  const [row] = tooltipRows(viewOf([7], at), at)
  expect(row && valueText(row, viewOf([]))).toBe('7, not full yet')
})

test.each([
  ['one line', [62_000], AT, '13:50 UTC, Lag in Events 62,000'],
  ['a hole', [NaN], AT, '13:50 UTC, Lag in Events no data'],
  ['two lines', [1, 2], AT, '13:50 UTC, Lag in Events: line 1 2; line 0 1'],
  ['no line', [], AT, '13:50 UTC, Lag in Events no data'],
  ['the running bucket', [7], FROM + 55 * MINUTE_MS, '13:55 UTC, Lag in Events 7, not full yet'],
])('%s is spoken', (_, values, atMs, words) => {
  expect(spokenMoment(viewOf(values, atMs), atMs)).toBe(words)
})

test('ten lines are spoken as eight and two more', () => {
  const words = spokenMoment(viewOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), AT)
  expect(words).toMatch(/: line 9 10; .*; line 2 3; 2 more$/)
})

test('the time has a date where the window crosses midnight, and seconds where they count', () => {
  const window = { fromMs: FROM, toMs: FROM + 24 * HOUR_MS }
  expect(momentText(AT, { ...TIME, window })).toBe('21 Nov 13:50 UTC')
  expect(momentText(AT + 7000, { ...TIME, zone: 'Asia/Kathmandu' })).toBe('19:35:07 GMT+5:45')
  expect(bucketText(TIME)).toBe('in 5\u202fmin buckets')
})

test('what is copied has raw numbers and the time of each sample', () => {
  expect(copyText(viewOf([62_000.125]), AT)).toBe(
    '2026-11-21T13:50:00.000Z Lag in Events: 62000.125',
  )
  expect(copyText(viewOf([1, NaN]), AT).split('\n')).toEqual([
    '2026-11-21T13:50:00.000Z Lag in Events, line 0: 1',
    '2026-11-21T13:50:00.000Z Lag in Events, line 1: no data',
  ])
})

test('what is copied says which number is a lower bound', () => {
  const view = viewOf([62_000])
  const lines = view.lines.map((line) => ({ ...line, lowerBoundsMs: [AT] }))
  expect(copyText({ ...view, lines }, AT)).toBe('2026-11-21T13:50:00.000Z Lag in Events: ≥ 62000')
})

const SCREEN = { width: 1000, height: 600 }
const BOX = { width: 256, height: 120 }

test.each([
  ['right and below where there is room', { x: 100, y: 100 }, { x: 112, y: 112 }],
  ['left at the right edge', { x: 900, y: 100 }, { x: 632, y: 112 }],
  ['above at the lower edge', { x: 100, y: 590 }, { x: 112, y: 458 }],
  ['inside, wherever its line is', { x: -500, y: 5000 }, { x: 8, y: 472 }],
])('a tooltip is placed %s', (_, anchor, expected) => {
  expect(placeBeside(anchor, BOX, SCREEN)).toEqual(expected)
})

test('a tooltip wider than the screen begins at its left edge', () => {
  expect(placeBeside({ x: 100, y: 10 }, BOX, { width: 200, height: 600 }).x).toBe(8)
})
