import { describe, expect, it } from 'vitest'
import { formatTimestamp, parseTimestamp } from './timestamp.ts'

const EIGHT = 1_740_902_400_000 // 2 March 2025, 08:00 UTC

describe('timestamps', () => {
  it.each([
    ['the blank form of series', '2025-03-02 08:00:00', EIGHT],
    ['ISO with Z', '2025-03-02T08:00:00Z', EIGHT],
    ['ISO without zone', '2025-03-02T08:00:00', EIGHT],
    ['lower case letters', '2025-03-02t08:00:00z', EIGHT],
    ['a blank and Z', '2025-03-02 08:00:00Z', EIGHT],
    ['an eastern offset', '2025-03-02T13:45:00+05:45', EIGHT],
    ['a western offset', '2025-03-02T00:30:00-07:30', EIGHT],
    ['an offset without colon', '2025-03-02T13:45:00+0545', EIGHT],
    ['an offset of hours', '2025-03-02 10:00:00+02', EIGHT],
    ['a zero offset after microseconds', '2025-03-02 08:00:00.123456+00:00', EIGHT + 123],
    ['a tenth of a second', '2025-03-02 08:00:00.5', EIGHT + 500],
    ['milliseconds', '2025-03-02T08:00:00.042Z', EIGHT + 42],
    ['the epoch', '1970-01-01 00:00:00', 0],
    ['a leap day', '2024-02-29 00:00:00', 1_709_164_800_000],
    ['the last second of a year', '2025-12-31 23:59:59', 1_767_225_599_000],
    ['an hour that New York skips', '2025-03-09 02:30:00', 1_741_487_400_000],
    ['an hour that Berlin has twice', '2025-10-26 02:30:00', 1_761_445_800_000],
  ])('reads %s as UTC', (_, text, expected) => {
    expect(parseTimestamp(text)).toBe(expected)
  })

  it.each([
    ['nothing', ''],
    ['words', 'yesterday'],
    ['a date alone', '2025-03-02'],
    ['a date and hour', '2025-03-02 08'],
    ['no seconds', '2025-03-02 08:00'],
    ['an American date', '03/02/2025 08:00:00'],
    ['epoch milliseconds as text', '1740902400000'],
    ['month 0', '2025-00-02 08:00:00'],
    ['month 13', '2025-13-02 08:00:00'],
    ['day 0', '2025-03-00 08:00:00'],
    ['31 April', '2025-04-31 08:00:00'],
    ['29 February of a common year', '2025-02-29 08:00:00'],
    ['29 February 1900', '1900-02-29 08:00:00'],
    ['hour 24', '2025-03-02 24:00:00'],
    ['minute 60', '2025-03-02 08:60:00'],
    ['second 60', '2025-03-02 08:00:60'],
    ['letters for digits', '2025-03-0x 08:00:00'],
    ['a letter in the year', '20x5-03-02 08:00:00'],
    ['a sign for a digit', '2025-03-+2 08:00:00'],
    ['a zone by name', '2025-03-02 08:00:00 UTC'],
    ['an empty fraction', '2025-03-02 08:00:00.'],
    ['an offset of 24 hours', '2025-03-02 08:00:00+24:00'],
    ['an offset of 60 minutes', '2025-03-02 08:00:00+05:60'],
    ['something behind it', '2025-03-02 08:00:00Zulu'],
    ['a blank before it', ' 2025-03-02 08:00:00'],
  ])('does not read %s', (_, text) => {
    expect(parseTimestamp(text)).toBeNaN()
  })

  it('agrees with the calendar on every day of 800 years', () => {
    const wrong: string[] = []
    for (let atMs = Date.UTC(1600, 0, 1); atMs < Date.UTC(2400, 0, 1); atMs += 86_400_000) {
      const text = new Date(atMs).toISOString().slice(0, 19)
      if (parseTimestamp(text) !== atMs) wrong.push(text)
    }
    expect(wrong).toEqual([])
    expect(parseTimestamp('0001-01-01T00:00:00Z')).toBe(-62_135_596_800_000)
  })

  it('writes whole seconds in UTC with Z', () => {
    expect(formatTimestamp(EIGHT)).toBe('2025-03-02T08:00:00Z')
    expect(formatTimestamp(EIGHT + 999)).toBe('2025-03-02T08:00:00Z')
  })
})
