import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { memo, useState } from 'react'
import { expect, test, vi } from 'vitest'
import type { Order, TableColumn, TableItem } from './table-column.ts'
import { Table } from './table.tsx'

type Row = { readonly id: string; readonly lag: number; readonly rate: number }

/** Rows of a list; the same objects for the same numbers. */
function rowsOf(lags: readonly number[]): readonly Row[] {
  return lags.map((lag, index) => ({ id: `row ${index}`, lag, rate: 1 }))
}

function itemsOf(rows: readonly Row[]): readonly TableItem<Row>[] {
  return rows.map((row) => ({ kind: 'row', id: row.id, row }))
}

/** A table whose cells count how often they are drawn. */
function countingTable() {
  const drawn = vi.fn<(cell: string) => void>()
  const Cell = memo(function Cell({ name, value }: { name: string; value: number }) {
    drawn(name)
    return <span>{value}</span>
  })
  const columns: readonly TableColumn<Row>[] = [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      sortBy: ({ id }) => id,
      cell: ({ id }) => <a href={`#${id}`}>{id}</a>,
    },
    {
      id: 'lag',
      header: 'Lag',
      align: 'right',
      firstOrder: 'desc',
      sortBy: ({ lag }) => lag,
      cell: ({ id, lag }) => <Cell name={`${id} lag`} value={lag} />,
    },
    {
      id: 'rate',
      header: 'Rate',
      align: 'right',
      sortBy: ({ rate }) => rate,
      cell: ({ id, rate }) => <Cell name={`${id} rate`} value={rate} />,
    },
  ]
  function Shown({ rows }: { rows: readonly Row[] }) {
    const [order, setOrder] = useState<Order | null>(null)
    return (
      <Table name="Rows" columns={columns} items={itemsOf(rows)} order={order} onOrder={setOrder} />
    )
  }
  return { drawn, Shown }
}

function focused() {
  return document.activeElement?.textContent
}

test('a refresh draws the cells that changed and no others', () => {
  const { drawn, Shown } = countingTable()
  const rows = rowsOf([1, 2, 3, 4])
  const view = render(<Shown rows={rows} />)
  expect(drawn).toHaveBeenCalledTimes(8)
  drawn.mockClear()
  view.rerender(
    <Shown rows={rows.map((row) => (row.id === 'row 2' ? { ...row, lag: 30 } : row))} />,
  )
  expect(drawn.mock.calls).toEqual([['row 2 lag']])
  expect(screen.getByText('30')).toBeTruthy()
})

test('a click sorts in the direction people look for, the next turns it, the third gives it up', () => {
  const { Shown } = countingTable()
  render(<Shown rows={rowsOf([1, 2])} />)
  const head = screen.getByRole('columnheader', { name: 'Lag' })
  const press = () => fireEvent.click(within(head).getByRole('button'))
  expect(head.getAttribute('aria-sort')).toBeNull()
  press()
  expect(head.getAttribute('aria-sort')).toBe('descending')
  press()
  expect(head.getAttribute('aria-sort')).toBe('ascending')
  press()
  expect(head.getAttribute('aria-sort')).toBeNull()
})

test('j, k and the arrow keys walk over the rows, and stop at both ends', () => {
  const { Shown } = countingTable()
  render(<Shown rows={rowsOf([1, 2, 3])} />)
  screen.getByRole('link', { name: 'row 0' }).focus()
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'j' })
  expect(focused()).toBe('row 1')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' })
  expect(focused()).toBe('row 2')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' })
  expect(focused()).toBe('row 2')
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'k' })
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' })
  expect(focused()).toBe('row 0')
})

test('of a long list only rows near the screen are in the document, and their places are told', async () => {
  const { Shown } = countingTable()
  render(<Shown rows={rowsOf(Array.from({ length: 10_000 }, (_, index) => index))} />)
  const table = screen.getByRole('table', { name: 'Rows' })
  expect(table.getAttribute('aria-rowcount')).toBe('10001')
  const heights = () =>
    [...table.querySelectorAll('tbody th, tbody [data-space]')].reduce(
      (sum, cell) => sum + (cell instanceof HTMLElement ? Number.parseInt(cell.style.height) : 0),
      0,
    )
  // From the first rows to the code for long lists nothing may jump.
  expect(heights()).toBe(320_000)
  await waitFor(() => expect(within(table).getAllByRole('rowheader').length).toBeLessThan(60))
  expect(heights()).toBe(320_000)
  const [first] = within(table).getAllByRole('rowheader')
  expect(first?.closest('tr')?.getAttribute('aria-rowindex')).toBe('2')
})
