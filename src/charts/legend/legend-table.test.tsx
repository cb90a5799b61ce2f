import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { LegendTable } from './legend-table.tsx'

afterEach(cleanup)

const TIME = {
  window: { fromMs: 0, toMs: 3_600_000 },
  step: stepOf('minute', 5),
  zone: 'UTC',
  answeredAtMs: null,
}

function line(place: number, label: string, values: readonly number[]): ChartLine {
  return { id: `s${place}`, label, series: { timesMs: values.map((_, index) => index), values } }
}
function cells(name: string): (string | null)[] {
  const row = screen.getByRole('row', { name: new RegExp(`^${name}`) })
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
}

test('each line is told in last, min, avg and max', () => {
  const lines = [line(0, 'orders', [2000, NaN, 4000, 3000]), line(1, 'payments', [0, 0])]
  render(<LegendTable name="Lag" lines={lines} unit="events" time={TIME} />)
  expect(screen.getByRole('table', { name: 'Lag' })).toBeDefined()
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
    'name',
    'last',
    'min',
    'avg',
    'max',
  ])
  expect(cells('orders')).toEqual(['3.00\u202fk', '2.00\u202fk', '3.00\u202fk', '4.00\u202fk'])
  expect(cells('payments')).toEqual(['0', '0', '0', '0'])
})

test('a line without a value shows dashes, not zeros', () => {
  render(<LegendTable name="Lag" lines={[line(0, 'orders', [NaN])]} unit="events" time={TIME} />)
  expect(cells('orders')).toEqual(['—', '—', '—', '—'])
})

test('the swatch has the colour and the dash of the line', () => {
  const lines = [line(0, 'orders', [1]), line(1, 'payments', [1])]
  const { container } = render(<LegendTable name="Lag" lines={lines} unit="events" time={TIME} />)
  const swatches = [...container.querySelectorAll('svg line')].map((swatch) => [
    swatch.getAttribute('stroke'),
    swatch.getAttribute('stroke-dasharray'),
  ])
  expect(swatches).toEqual([
    ['var(--s1)', null],
    ['var(--s2)', '6 3'],
  ])
})

test('lines that are not drawn are counted', () => {
  const lines = Array.from({ length: 14 }, (_, place) => line(place, `topic ${place}`, [1]))
  render(<LegendTable name="Lag" lines={lines} unit="events" time={TIME} />)
  expect(screen.getByText('showing 12 of 14')).toBeDefined()
  expect(screen.queryByText('topic 12')).toBeNull()
})
