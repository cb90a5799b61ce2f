import { afterEach, expect, test, vi } from 'vitest'
import { holdWakeLock, type WakeLock } from './wake-lock.ts'

let lock: WakeLock | null = null
afterEach(() => {
  lock?.release()
  lock = null
  Reflect.deleteProperty(navigator, 'wakeLock')
})

/** A browser that can keep its screen awake; `letGo` is what the system does to the newest lock. */
function offerWakeLock() {
  const taken: EventTarget[] = []
  const request = vi.fn<() => Promise<EventTarget>>(() => {
    const sentinel = Object.assign(new EventTarget(), {
      release: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    })
    taken.push(sentinel)
    return Promise.resolve(sentinel)
  })
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } })
  return { request, letGo: () => taken.at(-1)?.dispatchEvent(new Event('release')) }
}

test('the screen is kept awake', async () => {
  offerWakeLock()
  lock = holdWakeLock()
  await vi.waitFor(() => expect(lock?.current()).toEqual({ kind: 'held' }))
})

test('a lock that the system lets go is taken again', async () => {
  const { request, letGo } = offerWakeLock()
  lock = holdWakeLock()
  await vi.waitFor(() => expect(lock?.current().kind).toBe('held'))
  letGo()
  expect(lock.current()).toMatchObject({ kind: 'not held' })
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2))
  await vi.waitFor(() => expect(lock?.current().kind).toBe('held'))
})

test('a refusal is told, and tried again when the page is seen again', async () => {
  const { request } = offerWakeLock()
  request.mockRejectedValueOnce(new Error('battery is low'))
  lock = holdWakeLock()
  await vi.waitFor(() =>
    expect(lock?.current()).toEqual({ kind: 'not held', reason: 'battery is low' }),
  )
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(lock?.current().kind).toBe('held'))
})

test('a browser without wake locks says so', () => {
  lock = holdWakeLock()
  expect(lock.current()).toMatchObject({
    kind: 'not held',
    reason: expect.stringMatching('cannot'),
  })
})

test('a wall that is left lets the screen sleep and does not take the lock again', async () => {
  const { request, letGo } = offerWakeLock()
  const held = holdWakeLock()
  await vi.waitFor(() => expect(held.current().kind).toBe('held'))
  held.release()
  letGo()
  document.dispatchEvent(new Event('visibilitychange'))
  expect(request).toHaveBeenCalledTimes(1)
})
