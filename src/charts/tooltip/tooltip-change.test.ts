import { expect, test } from 'vitest'
import { scaleOf } from '#src/charts/axes/scale.ts'
import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { plotOf } from '#src/charts/layout.ts'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { deltaOf } from '#src/series/delta.ts'
import { changeText } from './tooltip-change.ts'
import { spokenMoment, tooltipRows, valueText } from './tooltip-rows.ts'

const FROM = Date.parse('2026-11-21T13:00Z')
const STEP = stepOf('minute', 5)
const TIME = {
  window: { fromMs: FROM, toMs: FROM + HOUR_MS },
  step: STEP,
  zone: 'UTC',
  answeredAtMs: FROM + 23 * MINUTE_MS,
}

/** One value for each bucket from the start of the window; NaN: none. */
function line(id: string, values: readonly number[], more: Partial<ChartLine> = {}): ChartLine {
  const timesMs = values.map((_, place) => FROM + place * STEP.ms)
  return { id, label: `line ${id}`, series: { timesMs, values }, ...more }
}
function pastOf(id: string, values: readonly number[], more: Partial<ChartLine> = {}): ChartLine {
  return line('comparison', values, { pastOf: id, look: 'comparison', ...more })
}
function viewOf(lines: readonly ChartLine[]): CrosshairView {
  const scale = scaleOf(plotOf(680, 132), TIME.window, { min: 0, max: 100 })
  return { name: 'Lag', unit: 'events', time: TIME, lines, scale }
}
/** What is said beside each line in a bucket, by its id. */
function changes(lines: readonly ChartLine[], bucket: number) {
  const view = viewOf(lines)
  const rows = tooltipRows(view, FROM + bucket * STEP.ms)
  return Object.fromEntries(
    rows.map(({ place, change }) => [
      lines[place]?.id,
      change && changeText(change, 'events').replaceAll('\u202f', ' '),
    ]),
  )
}

test.each([
  ['more', 62_000, 49_600, '▲ +12 400 more (+25 %)'],
  ['less', 97, 100, '▼ −3 less (−3.0 %)'],
  ['the same', 5, 5, '= no change'],
  ['from zero', 5, 0, '▲ +5 more'],
  ['many times as much', 127_566, 544, '▲ +127 022 more (×234)'],
])('%s', (_, value, baseline, expected) => {
  const delta = deltaOf(value, baseline)
  expect(delta && changeText(delta, 'events').replaceAll('\u202f', ' ')).toBe(expected)
})

test('the change stands beside the line that has a past, and beside no other', () => {
  const lines = [line('s0', [0, 62_000]), line('s1', [1, 7]), pastOf('s0', [0, 49_600])]
  expect(changes(lines, 1)).toEqual({
    s0: '▲ +12 400 more (+25 %)',
    s1: null,
    comparison: null,
  })
  expect(spokenMoment(viewOf(lines), FROM + STEP.ms)).toBe(
    '13:05 UTC, Lag: line s0 62,000, 12,400 more, 25 %; line comparison 49,600; line s1 7',
  )
})

test('a past without a value is said, it is no zero', () => {
  const lines = [line('s0', [5, 5]), pastOf('s0', [5, NaN])]
  expect(changes(lines, 1)).toEqual({ s0: 'no earlier value to compare with', comparison: null })
})

test('a bucket that is not full is not compared with a full one', () => {
  const lines = [line('s0', [5, 5, 5, 5, 1]), pastOf('s0', [5, 5, 5, 5, 5])]
  expect(changes(lines, 3)['s0']).toBe('= no change')
  expect(changes(lines, 4)['s0']).toBe('not compared until its bucket is full')
})

test.each([
  ['the value', { lowerBoundsMs: [FROM + STEP.ms] }, {}],
  ['its past', {}, { lowerBoundsMs: [FROM + STEP.ms] }],
])('%s a lower bound: the change is not known', (_, own, past) => {
  const lines = [line('s0', [5, 5], own), pastOf('s0', [5, 9], past)]
  expect(changes(lines, 0)['s0']).toBe('= no change')
  expect(changes(lines, 1)['s0']).toBe('not compared: a restart hides part of it')
})

test('a lower bound says so, seen and spoken', () => {
  const view = viewOf([line('s0', [5, 62_000], { lowerBoundsMs: [FROM + STEP.ms] })])
  const texts = [0, 1].map((bucket) => {
    const [row] = tooltipRows(view, FROM + bucket * STEP.ms)
    return row && valueText(row, view).replaceAll('\u202f', ' ')
  })
  expect(texts).toEqual(['5', '≥ 62 000'])
  expect(spokenMoment(view, FROM + STEP.ms)).toBe('13:05 UTC, Lag at least 62,000')
})
