import { expect, test } from 'vitest'
import { totalOf } from './total.ts'

test.each([
  ['zero counts as known', [0, 5], { value: 5, missing: 0 }],
  ['a missing one makes it a lower bound', [5, null], { value: 5, missing: 1 }],
  ['nothing known is no zero', [null, null], { value: null, missing: 2 }],
  ['an empty account has nothing', [], { value: 0, missing: 0 }],
])('%s', (_, values, total) => {
  expect(totalOf(values)).toEqual(total)
})
