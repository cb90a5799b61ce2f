import { expect, test } from 'vitest'
import { parseWall, wallText } from '#src/url/wall-text.ts'
import { rangeQuery } from './range-text.ts'
import { parseTyped } from './typed-range.ts'

const NOW_MS = Date.parse('2026-11-21T14:03:20Z')
const typed = (text: string, zone = 'UTC') => {
  const { range, problem } = parseTyped(text, zone, NOW_MS)
  return range ? rangeQuery(range) : problem
}

test.each([
  ['6h', 'from=now-6h&to=now'],
  ['15 m', 'from=now-15m&to=now'],
  ['last 30 minutes', 'from=now-30m&to=now'],
  ['2 weeks', 'from=now-14d&to=now'],
  ['3 months', 'from=now-3M&to=now'],
  ['now-2h', 'from=now-2h&to=now'],
  ['now-2h to now-1h', 'from=now-2h&to=now-1h'],
  ['now/d', 'from=now/d&to=now'],
  ['Yesterday', 'from=now-1d/d&to=now-1d/d'],
  ['2026-11-20 14:00', 'from=2026-11-20T14:00:00Z&to=now'],
  ['2026-11-20', 'from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z'],
  ['2026-11-20 14:00 to 16:30', 'from=2026-11-20T14:00:00Z&to=2026-11-20T16:30:00Z'],
  ['2026-11-20 14:00 – 2026-11-21 01:00', 'from=2026-11-20T14:00:00Z&to=2026-11-21T01:00:00Z'],
  ['from=now-6h&to=now', 'from=now-6h&to=now'],
  [
    'https://x.example/d/abc?orgId=1&from=2026-11-20T14:00:00.000Z&to=2026-11-20T15:00:00.000Z',
    'from=2026-11-20T14:00:00Z&to=2026-11-20T15:00:00Z',
  ],
  ['{"from":"now-1h","to":"now"}', 'from=now-1h&to=now'],
])('%s', (text, expected) => {
  expect(typed(text)).toBe(expected)
})

test('times without zone are those of the zone', () => {
  expect(typed('2026-11-20 14:00 to 15:00', 'Asia/Kathmandu')).toBe(
    'from=2026-11-20T08:15:00Z&to=2026-11-20T09:15:00Z',
  )
})

test('the day on which clocks go back has 25 hours', () => {
  expect(typed('2026-10-25', 'Europe/Berlin')).toBe(
    'from=2026-10-24T22:00:00Z&to=2026-10-25T23:00:00Z',
  )
})

test.each(['', 'soon', '6 parsecs', '{"from":', 'now-2h to', '1 to 2 to 3'])(
  '%j is refused with an example',
  (text) => {
    expect(typed(text)).toMatch(/Try 6h, now-2h, or 2026-11-20 14:00/)
  },
)

test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu'])(
  'a field of %s means what it shows',
  (zone) => {
    const atMs = Date.parse('2026-11-21T14:03:00Z')
    expect(parseWall(wallText(atMs, zone), zone)).toBe(atMs)
  },
)

test('a field shows the clock of its zone, and is nothing while incomplete', () => {
  expect(wallText(Date.parse('2026-11-21T02:00:00Z'), 'Asia/Kathmandu')).toBe('2026-11-21T07:45')
  expect(parseWall('', 'UTC')).toBeNull()
})
