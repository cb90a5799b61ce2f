import { describe, expect, it } from 'vitest'
import { EMPTY_SERIES } from '#src/model/metrics/series.ts'
import { readSeries } from './wire-series.ts'

const EIGHT = Date.UTC(2025, 2, 2, 8)
const HOUR = 3_600_000
const at = (hour: string, value: unknown) => ({ timestamp: `2025-03-02 ${hour}:00:00`, value })

describe('a series', () => {
  it('becomes two columns, times in epoch ms', () => {
    const { series } = readSeries([at('08', 100), at('09', 150)])
    expect(series).toEqual({ timesMs: [EIGHT, EIGHT + HOUR], values: [100, 150] })
  })

  it('is sorted by time when the answer is not', () => {
    const { series } = readSeries([at('10', 3), at('08', 1), at('09', 2)])
    expect(series.timesMs).toEqual([EIGHT, EIGHT + HOUR, EIGHT + 2 * HOUR])
    expect(series.values).toEqual([1, 2, 3])
  })

  it('keeps the later of two samples of one moment, in order or not', () => {
    expect(readSeries([at('08', 1), at('08', 2), at('09', 3)]).series).toEqual({
      timesMs: [EIGHT, EIGHT + HOUR],
      values: [2, 3],
    })
    expect(readSeries([at('09', 3), at('08', 1), at('08', 2)]).series.values).toEqual([2, 3])
  })

  it('keeps its holes: a moment without a sample stays absent', () => {
    expect(readSeries([at('08', 1), at('12', 2)]).series.timesMs).toHaveLength(2)
  })

  it.each([
    ['null', null, 0],
    ['a missing value', undefined, 0],
    ['words', 'n/a', 1],
    ['the text NaN', 'NaN', 1],
    ['an empty text', '', 1],
    ['a boolean', true, 1],
    ['a list', [5], 1],
  ])('has NaN where a sample holds %s', (_, value, unreadableValues) => {
    const read = readSeries([at('08', 1), at('09', value), at('10', 3)])
    expect(read.series.values).toEqual([1, Number.NaN, 3])
    expect(read.series.timesMs).toHaveLength(3)
    expect(read.unreadableValues).toBe(unreadableValues)
  })

  it('keeps a measured zero and parses numeric texts', () => {
    expect(readSeries([at('08', 0), at('09', '12.5')]).series.values).toEqual([0, 12.5])
  })

  it('has NaN for the sentinel of its metric, as number or text, and for nothing else', () => {
    const samples = [at('08', -1), at('09', '-1'), at('10', -2)]
    expect(readSeries(samples, -1).series.values).toEqual([Number.NaN, Number.NaN, -2])
    expect(readSeries(samples).series.values).toEqual([-1, -1, -2])
  })

  it.each([
    ['an odd timestamp', { timestamp: '02/03/2025', value: 2 }, '02/03/2025'],
    ['a numeric timestamp', { timestamp: 1_740_902_400, value: 2 }, '1740902400'],
    ['no timestamp', { value: 2 }, 'null'],
    ['no object', 17, 'null'],
    ['null', null, 'null'],
    ['a list', ['2025-03-02 08:00:00', 2], 'null'],
  ])('drops a sample that is %s, and counts it', (_, sample, shown) => {
    const read = readSeries([at('08', 1), sample, at('10', 3)])
    expect(read.series.values).toEqual([1, 3])
    expect(read.unreadableTimes).toBe(1)
    expect(read.unreadableTime).toBe(shown)
  })

  it('is the empty series when it holds nothing', () => {
    expect(readSeries([]).series).toBe(EMPTY_SERIES)
  })

  it('ignores extra members of a sample', () => {
    expect(readSeries([{ ...at('08', 1), quality: 'good' }]).series.values).toEqual([1])
  })
})
