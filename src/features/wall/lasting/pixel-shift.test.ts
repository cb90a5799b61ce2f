import { expect, test } from 'vitest'
import { pixelShift, wallEdgePx } from './pixel-shift.ts'

const MINUTE_MS = 60_000
const FULL_HD = 1080
const dayOn = (heightPx: number) =>
  Array.from({ length: 1440 }, (_, minute) => pixelShift(minute * MINUTE_MS, heightPx))
const day = dayOn(FULL_HD)

test.each([768, 900, 1080, 1440, 2160])(
  'on %i lines the board walks, and stays half an edge away from the glass',
  (heightPx) => {
    const ways = dayOn(heightPx).flatMap(({ xPx, yPx }) => [Math.abs(xPx), Math.abs(yPx)])
    const farthest = Math.max(...ways)
    expect(farthest).toBeGreaterThanOrEqual(5)
    expect(farthest).toBeLessThanOrEqual(wallEdgePx(heightPx) / 2)
  },
)

test('it stands still within a minute, on whole pixels', () => {
  expect(pixelShift(59_999, FULL_HD)).toEqual(pixelShift(0, FULL_HD))
  expect(day.every(({ xPx, yPx }) => Number.isInteger(xPx) && Number.isInteger(yPx))).toBe(true)
})

test('in a day it visits many places, on average the middle', () => {
  expect(new Set(day.map(({ xPx, yPx }) => `${xPx},${yPx}`)).size).toBeGreaterThan(80)
  const mean = day.reduce((sum, { xPx }) => sum + xPx, 0) / day.length
  expect(Math.abs(mean)).toBeLessThan(0.5)
})

test('a step is never far', () => {
  const steps = day.slice(1).map(({ xPx }, index) => Math.abs(xPx - (day[index]?.xPx ?? 0)))
  expect(Math.max(...steps)).toBeLessThanOrEqual(3)
})
