import { expect, test } from 'vitest'
import { summarize } from './summary.ts'

test.each([
  ['no sample', [], null],
  ['only samples without a value', [NaN, NaN], null],
  ['one sample', [5], { last: 5, lastMs: 0, min: 5, avg: 5, max: 5 }],
  ['zero is a value', [0, 0], { last: 0, lastMs: 1, min: 0, avg: 0, max: 0 }],
  ['negative values', [-4, 2], { last: 2, lastMs: 1, min: -4, avg: -1, max: 2 }],
  [
    'samples without a value do not count',
    [2, NaN, 4, NaN],
    { last: 4, lastMs: 2, min: 2, avg: 3, max: 4 },
  ],
])('%s', (_, values, summary) => {
  expect(summarize({ timesMs: values.map((__, index) => index), values })).toEqual(summary)
})
