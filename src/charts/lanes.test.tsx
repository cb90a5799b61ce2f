import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { EventLane } from '#src/charts/lanes/event-lane.tsx'
import { StateLane } from '#src/charts/lanes/state-lane.tsx'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import type { ChartEvent } from '#src/series/events/events.ts'

afterEach(cleanup)

const FROM = Date.parse('2026-11-21T14:00Z')
/** An hour on a plot of 600 px: a minute is 10 px wide. */
const WIDTH = 680
const TIME = { window: { fromMs: FROM, toMs: FROM + 60 * MINUTE_MS }, zone: 'UTC' }

function minute(count: number): number {
  return FROM + count * MINUTE_MS
}
function words(name: string): (string | null)[] {
  const list = screen.getByRole('list', { name })
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent)
}
const EVENTS: readonly ChartEvent[] = [
  { atMs: minute(5), toMs: minute(10), kind: 'restart', label: 'restarted' },
  { atMs: minute(11), kind: 'partition', label: 'partitions 4 to 6' },
  { atMs: minute(30), toMs: minute(44), kind: 'gap', label: 'no data' },
]

test('the marks say every event with its time, also those that share one', () => {
  render(<EventLane width={WIDTH} events={EVENTS} time={TIME} />)
  expect(words('Events')).toEqual([
    '2 events: restarted between 14:05 and 14:10; partitions 4 to 6 at 14:11',
    'no data 14 min from 14:30',
  ])
})

function press(key: string) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key })
}
/** The words that are shown beside a mark; undefined: none are. */
function shown(container: HTMLElement) {
  return container.querySelector('[data-part="mark-words"]')?.textContent
}

test('a lane is one tab stop; arrow keys go from mark to mark and show its words', () => {
  const { container } = render(<EventLane width={WIDTH} events={EVENTS} time={TIME} />)
  const marks = screen.getAllByRole('button')
  expect(marks.map(({ tabIndex }) => tabIndex)).toEqual([0, -1])
  expect(shown(container)).toBeUndefined()
  act(() => marks[0]?.focus())
  expect(shown(container)).toMatch(/^2 events: /)
  press('ArrowRight')
  expect(document.activeElement).toBe(marks[1])
  expect(shown(container)).toBe('no data 14 min from 14:30')
  expect(marks.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0])
  press('ArrowRight')
  expect(document.activeElement).toBe(marks[1])
  press('Escape')
  expect(shown(container)).toBeUndefined()
  expect(document.activeElement).toBe(marks[1])
  press('Home')
  expect(shown(container)).toMatch(/^2 events: /)
  act(() => marks[0]?.blur())
  expect(shown(container)).toBeUndefined()
})

test('the words of a mark are shown to a pointer too', () => {
  const { container } = render(<StateLane width={WIDTH} name="State" spans={SPANS} time={TIME} />)
  const broken = screen.getByRole('button', { name: /^Broken/ })
  fireEvent.pointerEnter(broken)
  expect(shown(container)).toBe('Broken from 14:20 to 14:21, 1 min')
  fireEvent.pointerLeave(broken)
  expect(shown(container)).toBeUndefined()
})

test('the mark of the focus stays when earlier ones leave the window', () => {
  const { rerender } = render(<EventLane width={WIDTH} events={EVENTS} time={TIME} />)
  const last = screen.getAllByRole('button')[1]
  act(() => last?.focus())
  rerender(<EventLane width={WIDTH} events={EVENTS.slice(2)} time={TIME} />)
  expect(screen.getAllByRole('button')).toEqual([last])
  expect(last?.tabIndex).toBe(0)
  expect(document.activeElement).toBe(last)
})

test('near events are one mark with a count; marks stand over their time', () => {
  const { container } = render(<EventLane width={WIDTH} events={EVENTS} time={TIME} />)
  const marks = [...container.querySelectorAll('[data-part="event"]')].map((mark) => [
    mark.querySelector('path')?.getAttribute('transform'),
    mark.querySelector('path')?.getAttribute('data-glyph'),
    mark.querySelector('text')?.textContent,
  ])
  expect(marks).toEqual([
    ['translate(164 8)', 'restart', '×2'],
    ['translate(364 8)', 'gap', 'no data'],
  ])
})

test('a lane without events keeps its height and has no empty list', () => {
  const { container } = render(<EventLane width={WIDTH} events={[]} time={TIME} />)
  expect(container.querySelector('svg')?.getAttribute('height')).toBe('16')
  expect(screen.queryByRole('list')).toBeNull()
})

const SPANS = [
  { fromMs: minute(-10), toMs: minute(20), status: 'Active' },
  { fromMs: minute(20), toMs: minute(21), status: 'Broken' },
  { fromMs: minute(40), toMs: minute(90), status: 'Paused' },
]

test('the list says every state with its time, and what was not observed', () => {
  render(<StateLane width={WIDTH} name="State" spans={SPANS} time={TIME} />)
  expect(words('State')).toEqual([
    'Active from 14:00 to 14:20, 20 min',
    'Broken from 14:20 to 14:21, 1 min',
    'not observed from 14:21 to 14:40, 19 min',
    'Paused from 14:40 to 15:00, 20 min',
  ])
})

test('states lie on the time line of the charts, with a shape and a word where they fit', () => {
  const { container } = render(<StateLane width={WIDTH} name="State" spans={SPANS} time={TIME} />)
  const states = [...container.querySelectorAll('[data-part]')].map((state) => [
    state.getAttribute('data-part'),
    state.querySelector('rect')?.getAttribute('x'),
    state.querySelector('rect')?.getAttribute('width'),
    state.querySelector('path')?.getAttribute('data-shape'),
    state.querySelector('text')?.textContent,
  ])
  expect(states).toEqual([
    ['state', '64', '200', 'circle', 'Active'],
    ['state', '264', '10', undefined, undefined],
    ['not-observed', '274', '190', undefined, 'not observed'],
    ['state', '464', '200', 'bars', 'Paused'],
  ])
})

test('a state too short for a shape is told by the height of its solid part', () => {
  const { container } = render(<StateLane width={WIDTH} name="State" spans={SPANS} time={TIME} />)
  const heights = [...container.querySelectorAll('[data-part="state"] rect:nth-of-type(2)')]
  expect(heights.map((rect) => rect.getAttribute('height'))).toEqual(['2', '20', '2'])
})
