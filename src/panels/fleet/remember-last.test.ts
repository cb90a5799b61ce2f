import { expect, test, vi } from 'vitest'
import { rememberLast } from './remember-last.ts'

test('equal arguments are worked out once; others anew', () => {
  const work = vi.fn<(list: readonly number[], factor: number) => { sum: number }>(
    (list, factor) => ({
      sum: list.length * factor,
    }),
  )
  const remembered = rememberLast(work)
  const list = [1, 2]
  const first = remembered(list, 3)
  expect(remembered(list, 3)).toBe(first)
  expect(remembered([1, 2], 3)).not.toBe(first)
  expect(remembered(list, 4)).toEqual({ sum: 8 })
  expect(work).toHaveBeenCalledTimes(3)
})
