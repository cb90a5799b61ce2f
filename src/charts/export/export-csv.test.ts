import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { csvOf, textCell } from './export-csv.ts'
import { fileNameOf, isoInZone, rangeWords } from './export-words.ts'

const FROM = Date.parse('2026-11-21T04:00Z')
const STEP = stepOf('minute', 5)
const TIME = {
  window: { fromMs: FROM, toMs: FROM + 2 * STEP.ms },
  step: STEP,
  zone: 'Asia/Kathmandu',
  answeredAtMs: null,
}

function line(place: number, label: string, times: readonly number[], values: readonly number[]) {
  return { id: `s${place}`, label, series: { timesMs: times.map((ms) => FROM + ms), values } }
}

test.each([
  ['plain text', 'orders', 'orders'],
  ['a comma', 'a,b', '"a,b"'],
  ['quotes', 'say "hi"', '"say ""hi"""'],
  ['a new line', 'a\nb', '"a\nb"'],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula with quotes', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['a plus', '+cmd', "'+cmd"],
  ['a minus', '-cmd', "'-cmd"],
  ['an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', '"\'\r=1"'],
  ['a negative number', '-5.25', '-5.25'],
  ['a number with a plus', '+5', '+5'],
  ['a sign alone', '-', "'-"],
  ['nothing', '', ''],
])('a cell with %s', (_, text, cell) => {
  expect(textCell(text)).toBe(cell)
})

test('two time columns, a column for each line, empty cells where there is no value', () => {
  const lines = [
    line(0, 'orders', [0, STEP.ms], [1_234_567.890_123, NaN]),
    line(1, '=payments', [STEP.ms, 2 * STEP.ms], [-0.000_25, 99]),
  ]
  expect(csvOf({ lines, unit: 'events', time: TIME }).split('\r\n')).toEqual([
    "time (UTC),local time (Asia/Kathmandu),orders (events),'=payments (events)",
    '2026-11-21T04:00:00.000Z,2026-11-21T09:45:00.000+05:45,1234567.890123,',
    '2026-11-21T04:05:00.000Z,2026-11-21T09:50:00.000+05:45,,-0.00025',
    '',
  ])
})

test('zero is a number and not an empty cell', () => {
  const csv = csvOf({ lines: [line(0, 'lag', [0], [0])], unit: { rate: 'rows' }, time: TIME })
  expect(csv).toContain('lag (rows per second)')
  expect(csv).toContain('+05:45,0\r\n')
})

test('a rate says in a column of its own which numbers are lower bounds; numbers stay numbers', () => {
  const rate = { ...line(0, 'reads', [0, STEP.ms], [7.5, NaN]), lowerBoundsMs: [FROM] }
  const lines = [rate, line(1, 'lag', [0, STEP.ms], [1, 2])]
  const unit = { rate: 'records' } as const
  expect(csvOf({ lines, unit, time: { ...TIME, zone: 'UTC' } }).split('\r\n')).toEqual([
    'time (UTC),local time (UTC),reads (records per second),reads is a lower bound,lag (records per second)',
    '2026-11-21T04:00:00.000Z,2026-11-21T04:00:00.000+00:00,7.5,yes,1',
    '2026-11-21T04:05:00.000Z,2026-11-21T04:05:00.000+00:00,,,2',
    '',
  ])
})

test.each([
  ['2026-11-21T04:00Z', 'UTC', '2026-11-21T04:00:00.000+00:00'],
  ['2026-11-21T04:00:01.250Z', 'America/New_York', '2026-11-20T23:00:01.250-05:00'],
  ['2026-10-25T00:30Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+02:00'],
  ['2026-10-25T01:30Z', 'Europe/Berlin', '2026-10-25T02:30:00.000+01:00'],
])('%s in %s', (instant, zone, expected) => {
  expect(isoInZone(Date.parse(instant), zone)).toBe(expected)
})

test('the name of the file has the title and the range', () => {
  expect(fileNameOf('Lag in Events (Ü, 95 %)', TIME.window, 'csv')).toBe(
    'lag-in-events-u-95_20261121T0400Z_20261121T0410Z.csv',
  )
  expect(fileNameOf('延迟', TIME.window, 'png')).toBe('chart_20261121T0400Z_20261121T0410Z.png')
})

test.each([
  ['UTC', '21 Nov 2026 04:00 to 21 Nov 2026 04:10, UTC, 1 point = 5 min'],
  [
    'Asia/Kathmandu',
    '21 Nov 2026 09:45 to 21 Nov 2026 09:55, Asia/Kathmandu (GMT+5:45), 1 point = 5 min',
  ],
])('the range says its zone: %s', (zone, words) => {
  expect(rangeWords({ ...TIME, zone })).toBe(words)
})
