import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ChartFrame } from './chart-frame.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function frame(onDraw: () => void = () => {}) {
  return (
    <ChartFrame height={176}>
      {({ width, height }) => {
        onDraw()
        return (
          <p>
            {width} × {height}
          </p>
        )
      }}
    </ChartFrame>
  )
}

test('the measured width reaches the chart with its first drawing', () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(412)
  const onDraw = vi.fn<() => void>()
  render(frame(onDraw))
  expect(screen.getByText('412 × 176')).toBeDefined()
  expect(onDraw).toHaveBeenCalledTimes(1)
})

test('without a layout the chart is drawn at a plausible width', () => {
  render(frame())
  expect(screen.getByText('640 × 176')).toBeDefined()
})

test('the height is reserved whatever is drawn', () => {
  const { container } = render(<ChartFrame height={176}>{() => null}</ChartFrame>)
  expect(container.firstElementChild?.getAttribute('style')).toContain('height: 176px')
})

test('a new width is handed down, and the observer is let go at the end', () => {
  const disconnect = vi.fn<() => void>()
  const observers: (() => void)[] = []
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = vi.fn<() => void>()
      disconnect = disconnect
      constructor(onResize: () => void) {
        observers.push(onResize)
      }
    },
  )
  const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(412)
  const { unmount } = render(frame())
  width.mockReturnValue(300)
  act(() => observers.forEach((onResize) => onResize()))
  expect(screen.getByText('300 × 176')).toBeDefined()
  unmount()
  expect(disconnect).toHaveBeenCalledTimes(1)
})
