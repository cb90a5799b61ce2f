import { afterEach, expect, test, vi } from 'vitest'

const KEY = 'streamgauge.mutes'
const HOUR_MS = 3_600_000

afterEach(() => localStorage.clear())

/** The store as a page that opens now finds it. */
async function opened() {
  vi.resetModules()
  return (await import('./mutes.ts')).deviceMutes
}

test('a mute outlives the page until it ends', async () => {
  const untilMs = Date.now() + HOUR_MS
  const mutes = await opened()
  mutes.mute('a', untilMs)
  expect((await opened()).current()).toEqual(new Map([['a', untilMs]]))
  mutes.mute('a', null)
  expect((await opened()).current()).toEqual(new Map())
})

test('what has ended is forgotten', async () => {
  localStorage.setItem(KEY, JSON.stringify([['a', Date.now() - 1]]))
  expect((await opened()).current()).toEqual(new Map())
})

test.each(['no JSON', '{"a":1}', '[["a"],[1,2],["b","c"],null]', '[["a",1e300],["b",8.7e15]]'])(
  'the text %s mutes nothing',
  async (text) => {
    localStorage.setItem(KEY, text)
    expect((await opened()).current()).toEqual(new Map())
  },
)

test('of many mutes those that end last are kept', async () => {
  const mutes = await opened()
  for (let index = 1; index <= 205; index++) mutes.mute(`id-${index}`, Date.now() + index * HOUR_MS)
  expect(mutes.current().size).toBe(200)
  expect(mutes.current().has('id-205')).toBe(true)
  expect(mutes.current().has('id-5')).toBe(false)
})

test('without storage a mute lasts as long as the page', async () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const mutes = await opened()
  const changes: number[] = []
  const stop = mutes.subscribe(() => changes.push(mutes.current().size))
  mutes.mute('a', Date.now() + HOUR_MS)
  mutes.mute('b', Date.now() + HOUR_MS)
  stop()
  expect(changes).toEqual([1, 2])
})

test('what another tab mutes is muted here', async () => {
  const mutes = await opened()
  const stop = mutes.subscribe(() => undefined)
  localStorage.setItem(KEY, JSON.stringify([['other', Date.now() + HOUR_MS]]))
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }))
  stop()
  expect([...mutes.current().keys()]).toEqual(['other'])
})
