import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Series } from '#src/model/metrics/series.ts'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { plotOf } from './layout.ts'
import type { TimeseriesChartProps } from './timeseries-chart.tsx'
import { TimeseriesChart } from './timeseries-chart.tsx'

const frameRenders = vi.hoisted(() => ({ count: 0 }))

vi.mock('recharts', async (importOriginal) => {
  const recharts = await importOriginal<typeof import('recharts')>()
  return {
    ...recharts,
    LineChart: (props: object) => {
      frameRenders.count++
      return <recharts.LineChart {...props} />
    },
  }
})

const FROM = Date.parse('2026-11-21T04:00Z')
/** Ten hours on a plot of 500 px: an hour is 50 px wide. Its 100 px are 0 to the highest tick. */
const SIZE = { width: 580, height: 132 }
const TIME = {
  window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
  step: stepOf('hour', 1),
  zone: 'UTC',
  answeredAtMs: null,
}

/** One sample an hour; NaN is a sample without a value, undefined is no sample. */
function hourly(...values: readonly (number | undefined)[]): Series {
  const timesMs: number[] = []
  const present: number[] = []
  for (const [hour, value] of values.entries()) {
    if (value === undefined) continue
    timesMs.push(FROM + hour * HOUR_MS)
    present.push(value)
  }
  return { timesMs, values: present }
}

/** A sample every four minutes. */
function dense(count: number): Series {
  const places = Array.from({ length: count }, (_, place) => place)
  return {
    timesMs: places.map((place) => FROM + 4 * place * MINUTE_MS),
    values: places.map((place) => (place * 37) % 100),
  }
}

function chart(series: readonly Series[], changes: Partial<TimeseriesChartProps> = {}) {
  const lines = series.map((one, place) => ({
    id: `s${place}`,
    label: `line ${place}`,
    series: one,
  }))
  return (
    <TimeseriesChart name="Lag" {...SIZE} lines={lines} time={TIME} unit="events" {...changes} />
  )
}

function part(name: string, id = 's0'): string | null | undefined {
  return document.querySelector(`[data-line="${id}"] [data-part="${name}"]`)?.getAttribute('d')
}
/** All pieces of a line. */
function piecesOf(id: string): (string | null)[] {
  const paths = document.querySelectorAll(`[data-line="${id}"] [data-part="line"]`)
  return [...paths].map((path) => path.getAttribute('d'))
}
function fillOf(id: string): string | null | undefined {
  return document.querySelector(`[data-line="${id}"] > [fill-opacity]`)?.getAttribute('d')
}
function holes() {
  return [...document.querySelectorAll('[data-part="holes"] > g > rect')].map((rect) => ({
    x: Number(rect.getAttribute('x')),
    width: Number(rect.getAttribute('width')),
  }))
}

beforeEach(() => {
  frameRenders.count = 0
  vi.spyOn(console, 'error').mockImplementation(complain)
  vi.spyOn(console, 'warn').mockImplementation(complain)
})
afterEach(cleanup)

function complain(...words: unknown[]): never {
  throw new Error(`the console got: ${words.join(' ')}`)
}

test('the line lies where the axes say', () => {
  render(chart([hourly(0, 100, 50, 75, 100, 0, 25, 25, 25, 25)]))
  expect(part('line')).toBe('M64 108L114 8L164 58L214 33L264 8L314 108L364 83L414 83L464 83L514 83')
  expect(screen.getByText('100').getAttribute('y')).toBe('12')
  expect(screen.getByText('0').getAttribute('y')).toBe('112')
  expect(screen.getByText('08:00').getAttribute('x')).toBe('264')
})

test('the grid fills the plot that the layout promises, with the left margin of all charts', () => {
  render(chart([hourly(100)]))
  const { x, width } = plotOf(SIZE.width, SIZE.height)
  expect([x, width]).toEqual([64, 500])
  const grid = document.querySelector('[data-part="grid"]')?.getAttribute('d')
  expect(grid).toBe([108, 83, 58, 33, 8].map((y) => `M64 ${y}h500`).join(''))
})

test('the time axis covers the whole window although samples cover little of it', () => {
  render(chart([hourly(undefined, undefined, undefined, undefined, 1, 1)]))
  for (const label of ['06:00', '08:00', '10:00', '12:00', '14:00']) {
    expect(screen.getByText(label)).toBeDefined()
  }
  expect(screen.getByText('UTC')).toBeDefined()
})

test('missing samples break the line and are hatched with words that say how long', () => {
  render(chart([hourly(0, 100, undefined, undefined, undefined, 100, 0, 0, 0, 0)]))
  expect(part('line')).toBe('M64 108L114 8M314 8L364 108L414 108L464 108L514 108')
  expect(holes()).toEqual([{ x: 164, width: 150 }])
  expect(screen.getByText('no data 3\u202fh', { normalizer: (text) => text })).toBeDefined()
})

test('a hole that grows inside the same axes is hatched anew', () => {
  const { rerender } = render(chart([hourly(0, 100, NaN, 0, 0, 0, 0, 0, 0, 0)]))
  expect(holes()).toEqual([{ x: 164, width: 50 }])
  rerender(chart([hourly(0, 100, NaN, NaN, 0, 0, 0, 0, 0, 0)]))
  expect(holes()).toEqual([{ x: 164, width: 100 }])
})

test('another unit over the same values changes the texts of the axis', () => {
  const series = hourly(0, 100)
  const { rerender } = render(chart([series]))
  rerender(chart([series], { unit: 'ms' }))
  expect(screen.getByText(/^100.ms$/)).toBeDefined()
  expect(screen.queryByText('100')).toBeNull()
})

test('a hole too narrow for words is hatched without them', () => {
  render(chart([hourly(0, 100, NaN, 100, 0, 0, 0, 0, 0, 0)]))
  expect(holes()).toEqual([{ x: 164, width: 50 }])
  expect(screen.queryByText(/^no data/)).toBeNull()
})

test('where one of two lines has data there is no hatching, whichever of them it is', () => {
  const full = hourly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  const broken = hourly(0, 100, undefined, undefined, undefined, 100, 0, 0, 0, 0)
  const { rerender } = render(chart([full, broken]))
  expect(part('line', 's1')).toContain('L114 8M314 8')
  expect(holes()).toEqual([])
  rerender(chart([broken, full]))
  expect(holes()).toEqual([])
  rerender(chart([broken, broken]))
  expect(holes()).toHaveLength(1)
})

test('a sample between two holes is a dot', () => {
  render(chart([hourly(100, 0, NaN, 50, NaN, 0, 100, 0, 0, 0)]))
  expect(part('dots')).toBe('M214 58h0')
})

test('a chart without samples says so', () => {
  render(chart([hourly()]))
  expect(holes()).toEqual([{ x: 64, width: 500 }])
  expect(screen.getByText(/^no data 10/)).toBeDefined()
  expect(part('line')).toBe('')
})

test('the last bucket is dotted while it fills, and whole once it ended', () => {
  const series = hourly(0, 0, 0, 0, 0, 0, 0, 0, 0, 100)
  const { rerender } = render(
    chart([series], { time: { ...TIME, answeredAtMs: TIME.window.toMs - 1 } }),
  )
  expect(part('unfinished')).toBe('M464 108L514 8')
  expect(part('line')).not.toContain('514')
  rerender(chart([series], { time: { ...TIME, answeredAtMs: TIME.window.toMs } }))
  expect(part('unfinished')).toBe('')
  expect(part('line')).toContain('L514 8')
})

test('a restart is an upright line at its time', () => {
  const lines = [
    { id: 's0', label: 'a', series: hourly(1, 1, 1), restartsMs: [FROM + 2 * HOUR_MS] },
    { id: 's1', label: 'b', series: hourly(2, 2, 2), restartsMs: [FROM + 2 * HOUR_MS, FROM - 1] },
  ]
  render(chart([], { lines }))
  expect(document.querySelector('[data-part="restarts"]')?.getAttribute('d')).toBe('M164.5 8v100')
})

test('four lines differ in colour and dash; the fifth and sixth are a thin grey', () => {
  render(chart([1, 2, 3, 4, 5, 6].map((value) => hourly(value, value))))
  const looks = [...document.querySelectorAll('[data-line]')].map((line) => [
    line.getAttribute('stroke'),
    line.querySelector('[data-part="line"]')?.getAttribute('stroke-dasharray'),
  ])
  expect(looks).toEqual([
    ['var(--s1)', null],
    ['var(--s2)', '6 3'],
    ['var(--s3)', '2 3'],
    ['var(--s4)', '8 3 2 3'],
    ['var(--s-rest)', null],
    ['var(--s-rest)', null],
  ])
})

test('the drawing has a name that says what it shows', () => {
  render(chart([hourly(0, 80_000, 62_000)]))
  const sentence =
    'Lag, 10 h to 14:00 UTC in 1 h steps: last 62,000, lowest 0, highest 80,000; no data 7 h from 07:00.'
  expect(screen.getByRole('img', { name: sentence }).tagName).toBe('svg')
})

test('a refresh inside the same axes draws the new line and leaves the frame alone', () => {
  const { rerender } = render(chart([hourly(0, 100, 50)]))
  const before = frameRenders.count
  expect(before).toBeGreaterThan(0)
  rerender(chart([hourly(0, 100, 50, 80)], { time: { ...TIME, window: { ...TIME.window } } }))
  expect(part('line')).toBe('M64 108L114 8L164 58L214 28')
  expect(screen.getByRole('img', { name: /last 80,/ })).toBeDefined()
  expect(frameRenders.count).toBe(before)
})

test('a refresh that leaves the round value range moves the axis and leaves the frame alone', () => {
  const { rerender } = render(chart([hourly(0, 100)]))
  const before = frameRenders.count
  rerender(chart([hourly(0, 100, 150)]))
  expect(frameRenders.count).toBe(before)
  expect(screen.getByText('150')).toBeDefined()
  expect(part('line')).toBe('M64 108L114 41.3L164 8')
})

test('a window one bucket later moves the time axis with the line', () => {
  const series = hourly(0, 0, 0, 100, 0)
  const { rerender } = render(chart([series]))
  expect(part('line')).toContain('L214 8L')
  const window = { fromMs: FROM + HOUR_MS, toMs: FROM + 11 * HOUR_MS }
  const before = frameRenders.count
  rerender(chart([series], { time: { ...TIME, window } }))
  expect(part('line')).toContain('L164 8L')
  expect(screen.getByText('08:00').getAttribute('x')).toBe('214')
  expect(document.querySelector('[data-part="time-axis"] > path')?.getAttribute('d')).toBe(
    'M114 108v4M214 108v4M314 108v4M414 108v4M514 108v4',
  )
  expect(frameRenders.count).toBe(before)
})

test('a date among times of day stands out', () => {
  const window = { fromMs: FROM + 15 * HOUR_MS, toMs: FROM + 25 * HOUR_MS }
  render(chart([hourly()], { time: { ...TIME, window } }))
  expect(screen.getByText('22 Nov').getAttribute('fill')).toBe('var(--fg-2)')
  expect(screen.getByText('20:00').getAttribute('fill')).toBe('var(--fg-3)')
})

test('a lone line is filled down to zero under each run; one in company is not', () => {
  const series = hourly(50, 100, NaN, 100, 50)
  const { rerender } = render(chart([series]))
  expect(fillOf('s0')).toBe('M64 58L114 8V108H64ZM214 8L264 58V108H214Z')
  rerender(chart([series, series]))
  expect(fillOf('s0')).toBeUndefined()
})

test('one sample more changes only the last piece of a long line', () => {
  const time = { ...TIME, step: stepOf('minute', 5) }
  const { rerender } = render(chart([dense(100)], { time }))
  const before = piecesOf('s0')
  rerender(chart([dense(101)], { time }))
  const after = piecesOf('s0')
  expect(before).toHaveLength(2)
  expect(after[0]).toBe(before[0])
  expect(after[1]?.startsWith(`${before[1]}L`)).toBe(true)
  // The pieces meet: the second begins where the first ends.
  expect(after[0]?.split('L').at(-1)).toBe(after[1]?.slice(1).split('L')[0])
})

test('a threshold near the data is part of the axis, drawn under the lines', () => {
  const thresholds = [{ value: 150, level: 'warn', label: 'agreed lag' } as const]
  render(chart([hourly(0, 100)], { thresholds }))
  expect(screen.getByText('150')).toBeDefined()
  expect(screen.getByText('warn 150').getAttribute('fill')).toBe('var(--warn)')
  expect(document.querySelector('[data-part="thresholds"] path')?.getAttribute('d')).toBe(
    'M64 8H564',
  )
  const parts = [...document.querySelectorAll('[data-part="thresholds"], [data-line]')]
  expect(parts.map((one) => one.getAttribute('data-part'))).toEqual(['thresholds', null])
  // Its words are over the line, which would cross them out.
  const order = parts[1]?.compareDocumentPosition(screen.getByText('warn 150')) ?? 0
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('a tick at the start of the axis keeps clear of the name of the zone', () => {
  render(
    chart([hourly(1)], {
      time: {
        ...TIME,
        zone: 'Asia/Kathmandu',
        window: {
          fromMs: FROM + HOUR_MS / 4,
          toMs: FROM + HOUR_MS / 4 + 10 * HOUR_MS,
        },
      },
    }),
  )
  const first = screen.getByText('10:00')
  expect([first.getAttribute('x'), first.getAttribute('text-anchor')]).toEqual(['64', 'start'])
})

test('a refresh adds no elements', () => {
  const { container, rerender } = render(chart([hourly(0, 100)]))
  const before = container.querySelectorAll('*').length
  rerender(chart([hourly(0, 100, 50, 75, 20, 30, 40, 50, 60, 70)]))
  rerender(chart([hourly(0, 100, 50)]))
  expect(container.querySelectorAll('*').length).toBe(before)
})
