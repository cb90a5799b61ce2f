import { expect, test } from 'vitest'
import {
  calmGrid,
  capArcMinutes,
  gridFor,
  hasRoomForChanges,
  headShare,
  lineEms,
  nameEm,
  tileFill,
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
  [0.6, 6, 5],
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
  expect(headShare(11, 1, 16 / 9)).toBe(1)
  expect(headShare(43, 1, 16 / 9)).toBeCloseTo(30 / 43)
  expect(headShare(200, 1, 16 / 9)).toBe(0.55)
})

test('upright the line shrinks until its width holds it', () => {
  expect(headShare(22, 1, 390 / 844)).toBeCloseTo(0.42)
  expect(headShare(1, 1, 390 / 844)).toBe(1)
})

const WIDE = 16 / 9

test('a tile holds two lines of about eight em beside its edges, whatever the scale', () => {
  for (const scale of [0.51, 0.6, 1, 1.28, 1.54]) {
    const { columns } = tileGrid(scale, WIDE)
    expect(nameEm(columns, scale, WIDE)).toBeGreaterThanOrEqual(7.8)
  }
})

test('few tiles have larger letters, and room for a sentence if they are very few', () => {
  expect(tileFill({ columns: 4, rows: 3 }, 1, WIDE)).toMatchObject({
    isLarge: false,
    sentence: { lines: 0 },
  })
  expect(tileFill({ columns: 2, rows: 2 }, 1, WIDE).isLarge).toBe(true)
  const one = tileFill({ columns: 1, rows: 1 }, 1, WIDE)
  expect(one.isLarge).toBe(true)
  expect(one.sentence.lines).toBeGreaterThan(3)
})

test('the last changes give way to tiles, not the other way round', () => {
  expect(hasRoomForChanges(3, 1)).toBe(true)
  expect(hasRoomForChanges(2, 1.54)).toBe(false)
  expect(hasRoomForChanges(1, 1.54)).toBe(true)
})

test.each([
  ['55 inches from 5 m', 1, WIDE, { columns: 4, rows: 6 }],
  ['far away', 1.54, WIDE, { columns: 2, rows: 3 }],
  ['upright', 1, 9 / 16, { columns: 1, rows: 1 }],
])('%s a calm board has room for names', (_, scale, aspect, grid) => {
  expect(calmGrid(scale, aspect)).toEqual(grid)
})

test('a line is as wide as the screen, in letters of its own size', () => {
  const { name, note } = lineEms(1, WIDE)
  expect(name).toBeGreaterThan(35)
  expect(note / name).toBeCloseTo(4.7 / 2.9)
})
