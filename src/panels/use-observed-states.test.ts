import { expect, test } from 'vitest'
import { withLook } from './use-observed-states.ts'

const SECOND_MS = 1000

test('looks at the same status make one span, a change begins another where the last look was', () => {
  let spans = withLook([], 'Active', 0)
  spans = withLook(spans, 'Active', 15 * SECOND_MS)
  spans = withLook(spans, 'Broken', 30 * SECOND_MS)
  expect(spans).toEqual([
    { fromMs: 0, toMs: 15 * SECOND_MS, status: 'Active' },
    { fromMs: 15 * SECOND_MS, toMs: 30 * SECOND_MS, status: 'Broken' },
  ])
})

test('a long time without a look is not claimed as observed', () => {
  const spans = withLook(withLook([], 'Active', 0), 'Active', 600 * SECOND_MS)
  expect(spans.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [0, 0],
    [600 * SECOND_MS, 600 * SECOND_MS],
  ])
})

test('the same answer looked at again adds nothing', () => {
  const spans = withLook([], 'Active', 5)
  expect(withLook(spans, 'Active', 5)).toBe(spans)
})

test('the memory is bounded', () => {
  let spans = withLook([], 'a', 0)
  for (let look = 1; look < 1000; look++) spans = withLook(spans, `s${look}`, look)
  expect(spans).toHaveLength(200)
})
