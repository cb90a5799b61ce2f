import { expect, test } from 'vitest'
import {
  capArcMinutes,
  gridFor,
  headShare,
  tileGrid,
  USUAL_VIEWING,
  wallScale,
} from './wall-size.ts'

test.each([
  ['55 inches from 5 m', 5, 55, 1],
  ['43 inches from 5 m', 5, 43, 1.28],
  ['65 inches from 5 m', 5, 65, 0.85],
  ['75 inches from 5 m', 5, 75, 0.73],
  ['55 inches from 3 m', 3, 55, 0.6],
  ['55 inches from 7 m', 7, 55, 1.4],
])('%s', (_, distanceM, diagonalIn, scale) => {
  expect(wallScale({ distanceM, diagonalIn })).toBeCloseTo(scale, 2)
})

test.each([
  [1, 4, 3],
  [1.28, 3, 2],
  [0.6, 7, 5],
  [9, 1, 1],
])('at scale %f there are %i columns and %i rows', (scale, columns, rows) => {
  expect(tileGrid(scale, 16 / 9)).toEqual({ columns, rows })
})

test.each([
  ['a screen on its side', 9 / 16, 1],
  ['a phone', 390 / 844, 1],
  ['4:3', 4 / 3, 3],
  ['21:9', 21 / 9, 5],
])('%s has the columns that its width holds', (_, aspect, columns) => {
  expect(tileGrid(1, aspect)).toEqual({ columns, rows: 3 })
})

test('names of 4.7vh reach 16 minutes of arc on every screen that is scaled for', () => {
  for (const viewing of [
    USUAL_VIEWING,
    { distanceM: 7, diagonalIn: 43 },
    { distanceM: 2, diagonalIn: 75 },
  ]) {
    const fontPx = 0.047 * 1080 * wallScale(viewing)
    expect(capArcMinutes({ fontPx, screenHeightPx: 1080 }, viewing)).toBeGreaterThanOrEqual(15.9)
  }
})

test('half the distance doubles the angle', () => {
  const font = { fontPx: 51, screenHeightPx: 1080 }
  const near = capArcMinutes(font, { distanceM: 2.5, diagonalIn: 55 })
  expect(near / capArcMinutes(font, USUAL_VIEWING)).toBeCloseTo(2, 3)
})

test.each([
  [1, { columns: 1, rows: 1 }],
  [2, { columns: 2, rows: 1 }],
  [4, { columns: 2, rows: 2 }],
  [6, { columns: 3, rows: 2 }],
  [12, { columns: 4, rows: 3 }],
  [30, { columns: 6, rows: 5 }],
  [35, { columns: 7, rows: 5 }],
  [90, { columns: 7, rows: 5 }],
])('%i tiles fill the screen', (count, grid) => {
  expect(gridFor(count, { columns: 7, rows: 5 })).toEqual(grid)
})

test('a long line at the top is made smaller, but not smaller than names', () => {
  expect(headShare('All 12 well', 1, 16 / 9)).toBe(1)
  expect(headShare('1 broken · 1 no worker · 3 behind · 1 stuck', 1, 16 / 9)).toBeCloseTo(30 / 43)
  expect(headShare('x'.repeat(200), 1, 16 / 9)).toBe(0.55)
})

test('upright the line shrinks until its width holds it', () => {
  expect(headShare('1 broken · 1 no worker', 1, 390 / 844)).toBeCloseTo(0.42)
  expect(headShare('x', 1, 390 / 844)).toBe(1)
})
