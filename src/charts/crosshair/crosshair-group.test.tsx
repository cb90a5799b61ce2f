import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Profiler, StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { HOUR_MS, stepOf } from '#src/model/time/time-range.ts'
import type { CrosshairGroupProps } from './crosshair-group.tsx'
import { CrosshairGroup } from './crosshair-group.tsx'

const FROM = Date.parse('2026-11-21T04:00Z')
/** Ten hours on a plot of 500 px from x 64, y 8: an hour is 50 px wide. */
const SIZE = { width: 580, height: 132 }
const TIME = {
  window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
  step: stepOf('hour', 1),
  zone: 'UTC',
  answeredAtMs: null,
}
const MIDDLE_Y = 58

type Samples = readonly (number | undefined)[]
type Charts = Readonly<Record<string, readonly Samples[]>>

/** One sample an hour; undefined is no sample. */
function hourly(samples: Samples) {
  const hours = [...samples.keys()].filter((hour) => samples[hour] !== undefined)
  return { timesMs: hours.map(at), values: hours.map((hour) => samples[hour] ?? NaN) }
}
function at(hour: number): number {
  return FROM + hour * HOUR_MS
}

function group(charts: Charts, props: Partial<CrosshairGroupProps> = {}) {
  return (
    <CrosshairGroup {...props}>
      {Object.entries(charts).map(([name, lines]) => (
        <TimeseriesChart
          key={name}
          {...SIZE}
          name={name}
          time={TIME}
          unit="events"
          lines={lines.map((samples, place) => ({
            id: `s${place}`,
            label: `line ${place}`,
            series: hourly(samples),
          }))}
        />
      ))}
    </CrosshairGroup>
  )
}

const RISING = [0, 10, 20, 30, 40, 50, 60, 70, 80, 100]
/** No samples from hour 2 to hour 6. */
const HOLED = [0, 100, undefined, undefined, undefined, undefined, undefined, 50, 60, 70]

let frames: FrameRequestCallback[] = []

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback))
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = []
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Lets the browser make one frame. */
function frame(): void {
  const waiting = frames
  frames = []
  for (const callback of waiting) callback(0)
}
function surface(name: string): HTMLElement {
  return screen.getByRole('application', { name })
}
/** Moves the pointer to an hour of a chart. */
function hover(name: string, hour: number): void {
  fireEvent.pointerMove(surface(name), { clientX: 64 + hour * 50, clientY: MIDDLE_Y })
  frame()
}
function press(name: string, ...keys: readonly string[]): void {
  for (const key of keys) fireEvent.keyDown(surface(name), keyOf(key))
  frame()
}
function keyOf(key: string) {
  return key.startsWith('Shift+') ? { key: key.slice(6), shiftKey: true } : { key }
}
function marks(name: string, part = 'crosshair') {
  const root = surface(name).parentElement?.querySelector<HTMLElement>(`[data-part="${part}"]`)
  const moved = [...(root?.children ?? [])].map((one) =>
    one instanceof HTMLElement ? one.style.transform : '',
  )
  return root?.style.visibility === 'visible' ? moved : null
}
function tooltip() {
  const root = document.querySelector<HTMLElement>('[data-part="tooltip"]')
  if (root?.style.visibility !== 'visible') return null
  const rows = [...root.querySelectorAll<HTMLElement>('[data-part="row"]')]
  return {
    head: root.firstElementChild?.textContent,
    rows: rows.filter((row) => !row.hidden).map((row) => row.textContent),
    more: root.querySelector('[data-part="more"]')?.textContent,
  }
}
function spoken(): string | null {
  return document.querySelector('output[aria-live]')?.textContent ?? null
}
const AWAY = 'translate(-99px, -99px)'

test('the lines of all charts stand at the same time, dots lie on the nearest samples', () => {
  render(group({ Lag: [RISING], Latency: [HOLED, RISING] }))
  hover('Lag', 1.3)
  expect(marks('Lag')).toEqual(['translateX(114px)', 'translate(114px, 98px)'])
  expect(marks('Latency')).toEqual([
    'translateX(114px)',
    'translate(114px, 8px)',
    'translate(114px, 98px)',
  ])
  hover('Lag', 4)
  expect(marks('Latency')).toEqual(['translateX(264px)', AWAY, 'translate(264px, 68px)'])
})

test('the hovered chart alone has a tooltip, which says where there is no data', () => {
  render(group({ Lag: [RISING], Latency: [HOLED, RISING] }))
  hover('Latency', 4)
  expect(tooltip()).toEqual({
    head: '08:00 UTCin 1\u202fh buckets',
    rows: ['line 140', 'line 0no data'],
    more: '',
  })
  hover('Lag', 9)
  expect(tooltip()?.rows).toEqual(['line 0100'])
})

test('a tooltip has eight rows, the highest values, and says how many are left', () => {
  const lines = Array.from({ length: 10 }, (_, place) => [place * 10, place * 10])
  render(group({ Lag: lines }))
  hover('Lag', 1)
  expect(tooltip()?.rows).toHaveLength(8)
  expect(tooltip()?.rows[0]).toBe('line 990')
  expect(tooltip()?.more).toBe('2 more')
})

test.each([
  ['off', false, false],
  ['line', true, false],
  ['tooltip', true, true],
] as const)('mode %s', (mode, hasLine, hasTooltip) => {
  render(group({ Lag: [RISING] }, { mode }))
  hover('Lag', 2)
  expect(marks('Lag') !== null).toBe(hasLine)
  expect(tooltip() !== null).toBe(hasTooltip)
})

test('separate groups do not touch each other', () => {
  render(
    <>
      {group({ Lag: [RISING] })}
      {group({ Latency: [RISING] })}
    </>,
  )
  hover('Lag', 2)
  expect(marks('Latency')).toBeNull()
})

test('mounted twice, as strict mode does, the crosshair works once', () => {
  const onPin = vi.fn<(atMs: number | null) => void>()
  render(<StrictMode>{group({ Lag: [RISING] }, { onPin })}</StrictMode>)
  hover('Lag', 2)
  expect(tooltip()?.rows).toEqual(['line 020'])
  fireEvent.click(surface('Lag'), { clientX: 164, clientY: MIDDLE_Y, detail: 1 })
  expect(onPin).toHaveBeenCalledExactlyOnceWith(at(2))
})

test('everything goes when the pointer leaves, or is above an axis', () => {
  render(group({ Lag: [RISING] }))
  hover('Lag', 2)
  fireEvent.pointerLeave(surface('Lag'))
  frame()
  expect([marks('Lag'), tooltip()]).toEqual([null, null])
  hover('Lag', -0.5)
  expect(marks('Lag')).toBeNull()
})

test('a hundred pointer moves render nothing in React and ask for one frame at a time', () => {
  const onRender = vi.fn<() => void>()
  render(
    <Profiler id="charts" onRender={onRender}>
      {group({ Lag: [RISING], Latency: [RISING] })}
    </Profiler>,
  )
  frame()
  onRender.mockClear()
  const elements = document.querySelectorAll('*').length
  for (let move = 0; move < 100; move++) {
    fireEvent.pointerMove(surface('Lag'), { clientX: 64 + move * 5, clientY: MIDDLE_Y })
    expect(frames).toHaveLength(1)
    if (move % 3 === 0) frame()
  }
  frame()
  expect(marks('Latency')?.[0]).toBe('translateX(514px)')
  expect(onRender).not.toHaveBeenCalled()
  expect(document.querySelectorAll('*').length).toBe(elements)
})

test('a pin survives a refresh with its new value, until a second click', () => {
  const onPin = vi.fn<(atMs: number | null) => void>()
  const { rerender } = render(group({ Lag: [[0, 100, 50]], Other: [RISING] }, { onPin }))
  fireEvent.click(surface('Lag'), { clientX: 164, clientY: MIDDLE_Y, detail: 1 })
  frame()
  expect(onPin).toHaveBeenLastCalledWith(at(2))
  const card = screen.getByRole('region', { name: 'Pinned: Lag' })
  expect(card.textContent).toContain('06:00 UTC')
  expect(card.querySelector('dd')?.textContent).toBe('50')
  rerender(group({ Lag: [[0, 100, 75, 1]], Other: [RISING] }, { onPin }))
  fireEvent.pointerLeave(surface('Lag'))
  frame()
  expect(card.querySelector('dd')?.textContent).toBe('75')
  expect(marks('Lag', 'pin')).toEqual(['translateX(164px)', 'translate(164px, 33px)'])
  expect(marks('Other', 'pin')).toEqual(['translateX(164px)', 'translate(164px, 88px)'])
  fireEvent.click(surface('Other'), { clientX: 264, clientY: MIDDLE_Y, detail: 1 })
  frame()
  expect(onPin).toHaveBeenLastCalledWith(null)
  expect(screen.queryByRole('region', { name: /^Pinned/ })).toBeNull()
  expect(marks('Lag', 'pin')).toBeNull()
})

test('an initial pin is shown by the first chart, and Escape anywhere takes it away', () => {
  const onPin = vi.fn<(atMs: number | null) => void>()
  render(group({ Lag: [RISING], Other: [RISING] }, { pinMs: at(3), onPin }))
  frame()
  expect(screen.getByRole('region', { name: 'Pinned: Lag' }).textContent).toContain('07:00 UTC')
  fireEvent.keyDown(document.body, { key: 'Escape' })
  frame()
  expect(onPin).toHaveBeenCalledExactlyOnceWith(null)
  expect(screen.queryByRole('region', { name: /^Pinned/ })).toBeNull()
})

test('a pin outlives the chart it was made in', () => {
  const { rerender } = render(group({ Lag: [RISING], Other: [RISING] }, { pinMs: at(3) }))
  rerender(group({ Other: [RISING] }, { pinMs: at(3) }))
  frame()
  expect(screen.getByRole('region', { name: 'Pinned: Other' })).toBeDefined()
})

test('a pin that changes from outside moves, in its chart, and goes', () => {
  const onPin = vi.fn<(atMs: number | null) => void>()
  const charts = { Lag: [RISING], Other: [RISING] }
  const { rerender } = render(group(charts, { onPin }))
  fireEvent.click(surface('Other'), { clientX: 164, clientY: MIDDLE_Y, detail: 1 })
  rerender(group(charts, { onPin, pinMs: at(2) }))
  rerender(group(charts, { onPin, pinMs: at(3) }))
  frame()
  expect(screen.getByRole('region', { name: 'Pinned: Other' }).textContent).toContain('07:00 UTC')
  rerender(group(charts, { onPin, pinMs: null }))
  frame()
  expect(screen.queryByRole('region', { name: /^Pinned/ })).toBeNull()
  expect(onPin.mock.calls).toEqual([[at(2)]])
})

test('a pinned card unpins and gives the focus back, and copies raw numbers', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  render(group({ Lag: [RISING] }, { pinMs: at(3) }))
  frame()
  fireEvent.click(screen.getByRole('button', { name: 'Copy value' }))
  expect(await screen.findByText('Copied')).toBeDefined()
  expect(writeText).toHaveBeenCalledWith('2026-11-21T07:00:00.000Z Lag: 30')
  fireEvent.click(screen.getByRole('button', { name: 'Unpin' }))
  expect(document.activeElement).toBe(surface('Lag'))
})

test('somebody who hovers, then pins, holds the page once and until both have ended', () => {
  const onHold = vi.fn<(isHeld: boolean) => void>()
  const { unmount } = render(group({ Lag: [RISING] }, { onHold }))
  frame()
  expect(onHold).not.toHaveBeenCalled()
  hover('Lag', 2)
  fireEvent.click(surface('Lag'), { clientX: 164, clientY: MIDDLE_Y, detail: 1 })
  fireEvent.pointerLeave(surface('Lag'))
  frame()
  expect(onHold.mock.calls).toEqual([[true]])
  fireEvent.keyDown(document.body, { key: 'Escape' })
  frame()
  expect(onHold.mock.calls).toEqual([[true], [false]])
  hover('Lag', 2)
  unmount()
  expect(onHold).toHaveBeenLastCalledWith(false)
})

test('keys walk along the samples over holes, and the numbers are spoken', () => {
  render(group({ 'Lag in Events': [HOLED] }))
  press('Lag in Events', 'ArrowRight')
  expect(spoken()).toBe('04:00 UTC, Lag in Events 0')
  press('Lag in Events', 'ArrowRight', 'ArrowRight')
  expect(spoken()).toBe('11:00 UTC, Lag in Events 50')
  expect(marks('Lag in Events')).toEqual(['translateX(414px)', 'translate(414px, 58px)'])
  expect(tooltip()?.rows).toEqual(['line 050'])
  press('Lag in Events', 'End')
  expect(spoken()).toBe('13:00 UTC, Lag in Events 70')
  press('Lag in Events', 'PageDown')
  expect(spoken()).toBe('04:00 UTC, Lag in Events 0')
})

test('Enter pins where the keys stand, Escape unpins, then clears', () => {
  const onPin = vi.fn<(atMs: number | null) => void>()
  render(group({ Lag: [RISING] }, { onPin }))
  press('Lag', 'Home', 'ArrowRight', 'Enter')
  expect(onPin).toHaveBeenLastCalledWith(at(1))
  expect(spoken()).toBe('Pinned 05:00 UTC, Lag 10')
  press('Lag', 'Escape')
  expect(onPin).toHaveBeenLastCalledWith(null)
  expect(marks('Lag')).not.toBeNull()
  press('Lag', 'Escape')
  expect(marks('Lag')).toBeNull()
})

test('one tab stop: the chart has its name, explains its keys, and stays a picture besides', () => {
  render(group({ Lag: [RISING] }))
  expect(surface('Lag').tabIndex).toBe(0)
  const help = document.querySelector(`[id="${surface('Lag').getAttribute('aria-describedby')}"]`)
  expect(help?.textContent).toMatch(/^Arrow keys .* Escape unpins\.$/)
  expect(screen.getByRole('img', { name: /^Lag, 10 h to 14:00 UTC/ })).toBeDefined()
})

test('listeners are gone with the charts that added them', () => {
  const OURS = /^(pointer|click|dblclick|key|blur|scroll|resize)/
  const kept = new Map<unknown, number>()
  // The window of a test has methods of its own.
  for (const owner of [EventTarget.prototype, window]) {
    for (const [method, change] of [
      ['addEventListener', 1],
      ['removeEventListener', -1],
    ] as const) {
      const original = owner[method]
      vi.spyOn(owner, method).mockImplementation(function count(
        this: EventTarget,
        ...args: Listening
      ) {
        const isOurs =
          OURS.test(args[0]) && (this === window || this === document || isSurface(this))
        if (isOurs) kept.set(this, (kept.get(this) ?? 0) + change)
        original.apply(this, args)
      })
    }
  }
  const open = () => [...kept.values()].filter((count) => count !== 0)
  for (let round = 0; round < 50; round++) {
    const { unmount } = render(
      group({ Lag: [RISING] }, { pinMs: at(1), onZoom: vi.fn<(window: TimeWindow) => void>() }),
    )
    fireEvent.pointerDown(surface('Lag'), { clientX: 114, clientY: MIDDLE_Y, button: 0 })
    // The surface, the document (drag and Escape), and the window.
    expect(open()).toHaveLength(3)
    unmount()
    expect(open()).toEqual([])
  }
})

type Listening = Parameters<EventTarget['addEventListener']>

function isSurface(target: unknown): boolean {
  return target instanceof HTMLElement && target.getAttribute('role') === 'application'
}
