import { expect, test } from 'vitest'
import { pixelShift } from './pixel-shift.ts'

const MINUTE_MS = 60_000
const day = Array.from({ length: 1440 }, (_, minute) => pixelShift(minute * MINUTE_MS))

test('the board stays within 12 px of its middle', () => {
  expect(Math.max(...day.flatMap(({ xPx, yPx }) => [Math.abs(xPx), Math.abs(yPx)]))).toBe(12)
})

test('it stands still within a minute', () => {
  expect(pixelShift(59_999)).toEqual(pixelShift(0))
})

test('in a day it visits many places, on average the middle', () => {
  expect(new Set(day.map(({ xPx, yPx }) => `${xPx},${yPx}`)).size).toBeGreaterThan(200)
  const mean = day.reduce((sum, { xPx }) => sum + xPx, 0) / day.length
  expect(Math.abs(mean)).toBeLessThan(0.5)
})

test('a step is never far', () => {
  const steps = day.slice(1).map(({ xPx }, index) => Math.abs(xPx - (day[index]?.xPx ?? 0)))
  expect(Math.max(...steps)).toBeLessThanOrEqual(5)
})
