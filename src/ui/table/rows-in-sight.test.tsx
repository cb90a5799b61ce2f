import { act, render } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RowsInSight } from './rows-in-sight.tsx'
import type { TableItem } from './table-column.ts'

const HEIGHT_PX = 32
const told = vi.fn<(ids: readonly string[]) => void>()

beforeEach(() => {
  vi.useFakeTimers()
  told.mockClear()
})
afterEach(() => vi.useRealTimers())

function Told({ ids }: { ids: readonly string[] }) {
  told(ids)
  return null
}

function List({ items }: { items: readonly TableItem<unknown>[] }) {
  const body = useRef<HTMLDivElement>(null)
  return (
    <div ref={body} data-testid="body">
      <RowsInSight body={body} items={items} heightPx={HEIGHT_PX} inSight={Told} />
    </div>
  )
}

function rowsUpTo(count: number): readonly TableItem<unknown>[] {
  return Array.from({ length: count }, (_, at) => ({ kind: 'row', id: `${at}`, row: null }))
}

/** A list of 1,000 rows in a window of 320 px, whose first row is at the top. */
function drawn() {
  vi.stubGlobal('innerHeight', 320)
  const view = render(<List items={rowsUpTo(1000)} />)
  const body = view.getByTestId('body')
  return {
    ...view,
    scrollTo: (px: number) => {
      vi.spyOn(body, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, -px, 0, 32_000))
      window.dispatchEvent(new Event('scroll'))
    },
  }
}

function wait(ms: number) {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

function shown() {
  const ids = told.mock.lastCall?.[0] ?? []
  return [ids.length, ids[0], ids.at(-1)]
}

test('rows on the screen and within 200 px of it are told', () => {
  drawn()
  wait(1000)
  expect(shown()).toEqual([17, '0', '16'])
})

test('rows that fly past are not told; those where the scroll rests are', () => {
  const { scrollTo } = drawn()
  wait(1000)
  told.mockClear()
  for (let px = 0; px <= 16_000; px += 400) {
    scrollTo(px)
    wait(16)
  }
  expect(told).not.toHaveBeenCalled()
  wait(1000)
  expect(told).toHaveBeenCalledTimes(1)
  expect(shown()).toEqual([24, '493', '516'])
})

test('the same rows are not told again; other rows in their places are', () => {
  const { rerender } = drawn()
  wait(1000)
  told.mockClear()
  rerender(<List items={rowsUpTo(1000)} />)
  wait(1000)
  const lists = new Set(told.mock.calls.map(([ids]) => ids))
  expect(lists.size).toBe(1)
  rerender(<List items={rowsUpTo(3)} />)
  wait(1000)
  expect(shown()).toEqual([3, '0', '2'])
})

test('headings of groups are none', () => {
  const heading = { kind: 'group', id: 'group Sales', heading: 'Sales' } as const
  vi.stubGlobal('innerHeight', 320)
  render(<List items={[heading, ...rowsUpTo(2)]} />)
  wait(1000)
  expect(shown()).toEqual([2, '0', '1'])
})
