import { expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { parseRange } from '#src/url/time/range-text.ts'
import { pointWords, rangeWords, rangeWordsShort } from './range-words.ts'

const NOW_MS = Date.parse('2026-11-21T14:03:20Z')

function wordsOf(from: string, to: string, zone: string, style: 'short' | 'long' = 'short') {
  const { range } = parseRange({ from, to }, zone, NOW_MS)
  return range && rangeWords(range, zone, style).replaceAll(/\s/g, ' ')
}

test.each([
  ['now-15m', 'now', 'UTC', 'Last 15 min'],
  ['now-24h', 'now', 'UTC', 'Last 24 h'],
  ['now-7d', 'now', 'UTC', 'Last 7 d'],
  ['2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z', 'UTC', '21 Nov 02:00 – 03:00'],
  ['2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z', 'Asia/Kathmandu', '21 Nov 07:45 – 08:45'],
  ['2026-11-20T22:30:00Z', '2026-11-21T03:00:00Z', 'UTC', '20 Nov 22:30 – 21 Nov 03:00'],
  ['2026-11-20T14:00:00Z', 'now', 'Europe/Berlin', 'Since 20 Nov 15:00'],
  ['now/d', 'now', 'UTC', 'Today so far'],
  ['now-1d/d', 'now-1d/d', 'UTC', 'Yesterday'],
  ['now-2h', 'now-1h', 'UTC', 'now-2h – now-1h'],
])('from=%s to=%s in %s is “%s”', (from, to, zone, expected) => {
  expect(wordsOf(from, to, zone)).toBe(expected)
})

test('read alone, a range has its year and its zone', () => {
  expect(wordsOf('2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z', 'UTC', 'long')).toBe(
    '21 Nov 2026 02:00 – 03:00 UTC',
  )
})

test('on a phone “24 h” is enough', () => {
  expect(rangeWordsShort({ kind: 'last', ms: 86_400_000 }, 'UTC')).toMatch(/^24\sh$/)
})

test.each([
  [stepOf('minute', 5), '1 point = 5 min'],
  [stepOf('hour', 1), '1 point = 1 h'],
  [stepOf('day', 1), '1 point = 1 d'],
  [stepOf('week', 1), '1 point = 1 week'],
  [stepOf('month', 3), '1 point = 3 months'],
])('%o', (step, expected) => {
  expect(pointWords(step).replaceAll(/\s/g, ' ')).toBe(expected)
})
