import { expect, test, vi } from 'vitest'
import { screenHold } from './screen-hold.ts'

test('the screen is held until the last holder lets go', () => {
  const onChange = vi.fn<() => void>()
  const stop = screenHold.subscribe(onChange)
  const hover = screenHold.hold()
  const pin = screenHold.hold()
  expect(screenHold.current()).not.toBeNull()
  hover()
  hover()
  expect(screenHold.current()).not.toBeNull()
  pin()
  expect(screenHold.current()).toBeNull()
  expect(onChange).toHaveBeenCalledTimes(2)
  stop()
})
