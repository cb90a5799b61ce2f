import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CrosshairGroup } from '#src/charts/crosshair/crosshair-group.tsx'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { HOUR_MS, stepOf } from '#src/model/time/time-range.ts'

const FROM = Date.parse('2026-11-21T04:00Z')
const TIME = {
  window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
  step: stepOf('hour', 1),
  zone: 'UTC',
  answeredAtMs: null,
}
const HOURS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const SERIES = { timesMs: HOURS.map((hour) => FROM + hour * HOUR_MS), values: HOURS }
const LINES = [{ id: 's0', label: 'line', series: SERIES }]

const onZoom = vi.fn<(window: TimeWindow) => void>()
const onZoomOut = vi.fn<() => void>()
const onPin = vi.fn<(atMs: number | null) => void>()
let frames: FrameRequestCallback[] = []

beforeEach(() => {
  frames = []
  vi.clearAllMocks()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
  render(
    <CrosshairGroup onZoom={onZoom} onZoomOut={onZoomOut} onPin={onPin}>
      <TimeseriesChart
        name="Lag"
        width={580}
        height={132}
        lines={LINES}
        time={TIME}
        unit="events"
      />
    </CrosshairGroup>,
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function frame(): void {
  const waiting = frames
  frames = []
  for (const callback of waiting) callback(0)
}
/** A pointer at an hour of the window, 50 px each. */
function pointer(hour: number) {
  return { clientX: 64 + hour * 50, clientY: 58, button: 0 }
}
function surface(): HTMLElement {
  return screen.getByRole('application', { name: 'Lag' })
}
function band() {
  const root = document.querySelector<HTMLElement>('[data-part="zoom"]')
  if (root?.style.visibility !== 'visible') return null
  return [root.style.transform, root.style.width, root.textContent]
}
function drag(from: number, to: number): void {
  fireEvent.pointerDown(surface(), pointer(from))
  fireEvent.pointerMove(document, pointer(to))
  frame()
}
function release(hour: number): void {
  fireEvent.pointerUp(document, pointer(hour))
  fireEvent.click(surface(), { ...pointer(hour), detail: 1 })
  frame()
}
function press(key: string, shiftKey = false): void {
  fireEvent.keyDown(surface(), { key, shiftKey })
}
function hoursOf([window]: readonly TimeWindow[] = []) {
  return window && [(window.fromMs - FROM) / HOUR_MS, (window.toMs - FROM) / HOUR_MS]
}

test.each([
  ['over three buckets', 2.5, 4.2, [2, 5]],
  ['backwards', 4.2, 2.5, [2, 5]],
  ['inside one bucket: it is the least', 2.2, 2.8, [2, 3]],
  ['beyond the end of the window', 8.5, 30, [8, 10]],
])('a drag %s zooms on the edges of buckets', (_, from, to, expected) => {
  drag(from, to)
  expect(onZoom).not.toHaveBeenCalled()
  release(to)
  expect(onZoom).toHaveBeenCalledTimes(1)
  expect(hoursOf(onZoom.mock.calls[0])).toEqual(expected)
  expect(onPin).not.toHaveBeenCalled()
})

test('the range is shaded while it is dragged, with its duration in it', () => {
  drag(2.5, 4.2)
  expect(band()).toEqual(['translateX(164px)', '150px', '3\u202fh'])
  release(4.2)
  expect(band()).toBeNull()
})

test('Escape cancels a drag, and letting go afterwards does nothing', () => {
  drag(2.5, 4.2)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  frame()
  expect(band()).toBeNull()
  release(4.2)
  expect(onZoom).not.toHaveBeenCalled()
  expect(onPin).not.toHaveBeenCalled()
})

test('a finger that begins to scroll the page cancels the drag', () => {
  drag(2.5, 4.2)
  fireEvent.pointerCancel(document)
  frame()
  expect(band()).toBeNull()
  expect(onZoom).not.toHaveBeenCalled()
  expect(surface().className).toContain('touch-pan-y')
})

test('a press that hardly moves is a click', () => {
  drag(2, 2.04)
  release(2.04)
  expect(onZoom).not.toHaveBeenCalled()
  expect(onPin).toHaveBeenCalledExactlyOnceWith(FROM + 2 * HOUR_MS)
})

test.each(['middle', 'right'])('the %s button does not drag', (name) => {
  fireEvent.pointerDown(surface(), { ...pointer(2), button: name === 'middle' ? 1 : 2 })
  fireEvent.pointerMove(document, pointer(5))
  fireEvent.pointerUp(document, pointer(5))
  expect(onZoom).not.toHaveBeenCalled()
})

test('a double click zooms out and leaves nothing pinned', () => {
  fireEvent.click(surface(), { ...pointer(2), detail: 1 })
  fireEvent.click(surface(), { ...pointer(2), detail: 2 })
  fireEvent.doubleClick(surface(), pointer(2))
  expect(onZoomOut).toHaveBeenCalledTimes(1)
  expect(onPin).toHaveBeenLastCalledWith(null)
})

test('keys select with shift and zoom with Enter', () => {
  press('Home')
  press('ArrowRight')
  press('ArrowRight', true)
  press('ArrowRight', true)
  frame()
  expect(band()).toEqual(['translateX(114px)', '150px', '3\u202fh'])
  expect(document.querySelector('output[aria-live]')?.textContent).toBe(
    '05:00 to 08:00 UTC selected, 3 h',
  )
  press('Enter')
  expect(hoursOf(onZoom.mock.calls[0])).toEqual([1, 4])
  expect(onPin).not.toHaveBeenCalled()
})

test('Escape cancels a selection made by keys', () => {
  press('End')
  press('ArrowLeft', true)
  press('Escape')
  frame()
  expect(band()).toBeNull()
  press('Enter')
  expect(onZoom).not.toHaveBeenCalled()
  expect(onPin).toHaveBeenCalledTimes(1)
})
