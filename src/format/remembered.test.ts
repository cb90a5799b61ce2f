import { expect, test, vi } from 'vitest'
import { Remembered } from './remembered.ts'

test('an answer is found once, whatever it is', () => {
  const remembered = new Remembered<boolean>()
  const find = vi.fn<() => boolean>(() => false)
  expect([remembered.get('a', find), remembered.get('a', find)]).toEqual([false, false])
  expect(find).toHaveBeenCalledTimes(1)
})

test('another key is another question', () => {
  const remembered = new Remembered<string>()
  remembered.get('a', () => 'A')
  expect(remembered.get('b', () => 'B')).toBe('B')
  expect(remembered.get('a', () => 'found again')).toBe('A')
})

test('a page left open does not fill up: old answers are dropped', () => {
  const remembered = new Remembered<number>()
  for (let key = 0; key < 1000; key++) remembered.get(String(key), () => key)
  expect(remembered.get('999', () => -1)).toBe(999)
  expect(remembered.get('0', () => -1)).toBe(-1)
})
