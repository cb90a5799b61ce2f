import { expect, test } from 'vitest'
import { scaleOf } from '#src/charts/axes/scale.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { segmentsOf } from '#src/series/gaps.ts'
import { areaPath, linePath } from './line-path.ts'

const STEP = stepOf('minute', 1)
const WINDOW = { fromMs: 0, toMs: 10 * MINUTE_MS }
/** 10 px a minute from x = 64; 100 is at the top (y = 8), 0 at the bottom (y = 108). */
const SCALE = scaleOf({ x: 64, y: 8, width: 100, height: 100 }, WINDOW, { min: 0, max: 100 })

/** One sample a minute; NaN is a sample without a value. */
function pathOf(values: readonly number[], finishedUntilMs = Infinity) {
  const series = { timesMs: values.map((_, minute) => minute * MINUTE_MS), values }
  const segments = segmentsOf(series, STEP, WINDOW)
  const { line, ...others } = linePath(series, segments, SCALE, finishedUntilMs)
  const area = areaPath(series, segments, SCALE, finishedUntilMs)
  return { ...others, line: line.join(''), area }
}

test('samples are joined by straight segments at their own time and value', () => {
  expect(pathOf([0, 50, 100]).line).toBe('M64 108L74 58L84 8')
})

test('coordinates have one decimal', () => {
  expect(pathOf([33.333, 0]).line).toBe('M64 74.7L74 108')
})

test('a missing value breaks the line into two subpaths', () => {
  expect(pathOf([0, 100, NaN, 100, 0]).line).toBe('M64 108L74 8M94 8L104 108')
})

test('an isolated sample is a dot and no line', () => {
  const { line, dots, area } = pathOf([50])
  expect({ line, dots, area }).toEqual({ line: '', dots: 'M64 58h0', area: '' })
})

test('the fill reaches down to zero under each run', () => {
  expect(pathOf([50, 100]).area).toBe('M64 58L74 8V108H64Z')
})

test('the segment to a bucket that is still filling is apart from the line', () => {
  const { line, unfinished } = pathOf([0, 50, 100], MINUTE_MS)
  expect({ line, unfinished }).toEqual({ line: 'M64 108L74 58', unfinished: 'M74 58L84 8' })
})

test('a lone sample of a bucket that is still filling is a dot', () => {
  const { line, dots, unfinished } = pathOf([50], -1)
  expect({ line, dots, unfinished }).toEqual({ line: '', dots: 'M64 58h0', unfinished: '' })
})

test('a hundred samples per pixel are thinned and the peak still touches the top', () => {
  const values = Array.from({ length: 10_000 }, (_, index) => (index === 5000 ? 100 : index % 7))
  const timesMs = values.map((_, index) => index * 60)
  const series = { timesMs, values }
  const path = linePath(series, segmentsOf(series, STEP, WINDOW), SCALE, Infinity)
  const line = path.line.join('')
  expect(line.split('L').length).toBeLessThanOrEqual(102)
  expect(line).toContain('L114 8L')
})
