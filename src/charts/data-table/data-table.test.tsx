import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { ChartDataTable } from './data-table.tsx'

const FROM = Date.parse('2026-11-21T13:00Z')

afterEach(cleanup)

function timeOf(minutes: number) {
  return {
    window: { fromMs: FROM, toMs: FROM + minutes * MINUTE_MS },
    step: stepOf('minute', 1),
    zone: 'Asia/Kathmandu',
    answeredAtMs: null,
  }
}
function line(place: number, samples: Readonly<Record<number, number>>) {
  const timesMs = Object.keys(samples).map((minute) => FROM + Number(minute) * MINUTE_MS)
  return {
    id: `s${place}`,
    label: `line ${place}`,
    series: { timesMs, values: Object.values(samples) },
  }
}
function cells(row: HTMLElement) {
  return [...row.children].map((cell) => cell.textContent)
}

function rows() {
  return within(screen.getByRole('table')).getAllByRole('row').slice(1).map(cells)
}

test('the newest comes first, in two zones, with raw numbers, and says what is missing', () => {
  const lines = [line(0, { 0: 1.23456789, 1: 62_000, 7: 5 }), line(1, { 0: NaN, 1: 2 })]
  render(<ChartDataTable name="Lag" lines={lines} unit="events" time={timeOf(8)} />)
  const [head] = screen.getAllByRole('row').map(cells)
  expect(head).toEqual(['time (UTC)', 'time (GMT+5:45)', 'line 0 (events)', 'line 1 (events)'])
  expect(rows()).toEqual([
    ['2026-11-21T13:07:00.000Z', '21 Nov 18:52:00', '5', 'no data'],
    ['2026-11-21T13:02:00.000Z', '21 Nov 18:47:00', 'no data for 5\u202fmin'],
    ['2026-11-21T13:01:00.000Z', '21 Nov 18:46:00', '62000', '2'],
    ['2026-11-21T13:00:00.000Z', '21 Nov 18:45:00', '1.23456789', '—not reported'],
  ])
})

test('a lower bound has its sign in front of the raw number', () => {
  const lines = [{ ...line(0, { 0: 4.5, 1: 62_000 }), lowerBoundsMs: [FROM + MINUTE_MS] }]
  render(<ChartDataTable name="Reads" lines={lines} unit="events" time={timeOf(2)} />)
  expect(rows().map((row) => row[2])).toEqual(['≥\u202f62000', '4.5'])
})

test('of 10,080 samples 500 are listed at a time', () => {
  const samples = Object.fromEntries(
    Array.from({ length: 10_080 }, (_, minute) => [minute, minute]),
  )
  const lines = [line(0, samples)]
  const time = timeOf(10_080)
  render(<ChartDataTable name="Lag" lines={lines} unit="events" time={time} />)
  expect(rows()).toHaveLength(500)
  expect(rows()[0]?.[2]).toBe('10079')
  expect(screen.getByText('1 to 500 of 10,080, 9,580 more')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Newer' })).toHaveProperty('disabled', true)
  fireEvent.click(screen.getByRole('button', { name: 'Older' }))
  expect(rows()[0]?.[2]).toBe('9579')
  expect(screen.getByText('501 to 1,000 of 10,080, 9,080 more')).toBeDefined()
})
