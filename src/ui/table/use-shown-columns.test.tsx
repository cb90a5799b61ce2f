import { act, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { TableColumn } from './table-column.ts'
import { Table } from './table.tsx'

type Row = { readonly id: string }

const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'name', header: 'Name', isRowHeader: true, sortBy: ({ id }) => id, cell: ({ id }) => id },
  { id: 'lag', header: 'Lag', from: 'sm', sortBy: () => 1, cell: () => 'lag of it' },
  { id: 'trend', header: 'Trend', from: '2xl', sortBy: () => 1, cell: () => 'line of it' },
]

/** Width of the screen in rem, as far as media queries know. */
function screenOf(rem: number) {
  const listeners = new Set<() => void>()
  let width = rem
  vi.stubGlobal('matchMedia', (media: string) => ({
    get matches() {
      const most = /width < (\d+)rem/.exec(media)?.[1]
      return most !== undefined && width < Number(most)
    },
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  }))
  return (next: number) => {
    width = next
    for (const listener of listeners) listener()
  }
}

function headers() {
  return screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
}

test('cells that a screen has no room for are not drawn at all', () => {
  const widen = screenOf(90)
  const items = [{ kind: 'row', id: 'a', row: { id: 'a' } }] as const
  render(<Table name="Rows" columns={COLUMNS} items={items} order={null} onOrder={() => {}} />)
  expect(headers()).toEqual(['Name', 'Lag'])
  expect(screen.queryByText('line of it')).toBeNull()
  act(() => widen(119))
  expect(headers()).toEqual(['Name', 'Lag'])
  act(() => widen(120))
  expect(headers()).toEqual(['Name', 'Lag', 'Trend'])
  expect(screen.getByText('line of it')).toBeTruthy()
  act(() => widen(30))
  expect(headers()).toEqual(['Name'])
})
