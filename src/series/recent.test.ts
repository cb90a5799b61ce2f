import { describe, expect, test } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { completeBuckets, recentMean, withoutNewest } from './recent.ts'

const minute = stepOf('minute', 1)
const at = (minutes: number) => minutes * 60_000
const series = (values: readonly number[]) => ({
  timesMs: values.map((_, index) => at(index)),
  values,
})

describe('completeBuckets', () => {
  test('leaves out the bucket that is still running', () => {
    expect(completeBuckets(series([1, 2, 3]), minute, at(2) + 30_000).values).toEqual([1, 2])
  })

  test('keeps a bucket that ended this very moment', () => {
    expect(completeBuckets(series([1, 2, 3]), minute, at(3)).values).toEqual([1, 2, 3])
  })
})

describe('withoutNewest', () => {
  test('leaves out the bucket that begins at the newest moment', () => {
    expect(withoutNewest(series([1, 2, 3]), at(2)).values).toEqual([1, 2])
  })

  test('a series that ended before keeps all it has', () => {
    expect(withoutNewest(series([1, 2, 3]), at(60)).values).toEqual([1, 2, 3])
  })
})

describe('recentMean', () => {
  const cases: [name: string, values: number[], mean: number | null][] = [
    ['averages the last five full buckets and not older ones', [900, 1, 2, 3, 4, 5, 0], 3],
    ['a bucket without a known value does not count', [1, 2, NaN, 4, 5, 0], 3],
    ['zero is measured and counts', [0, 0, 0, 0, 0, 7], 0],
    ['nothing known is null, not zero', [NaN, NaN, 8], null],
    ['an empty series is null', [], null],
  ]
  test.each(cases)('%s', (_name, values, mean) => {
    expect(recentMean(series(values), minute, at(values.length - 1))).toBe(mean)
  })

  test('a series that stopped long ago has no recent mean', () => {
    expect(recentMean(series([1, 2, 3]), minute, at(60))).toBeNull()
  })
})
