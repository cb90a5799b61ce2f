import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { createKeySetFetch, KeySetUnavailable } from './key-set.ts'

const GOOD = '{"keys":[{"kty":"EC","kid":"key-1"}]}'
const NEWER = '{"keys":[{"kty":"EC","kid":"key-2"}]}'
const HOUR_MS = 60 * 60_000

const answers = vi.fn<() => Response>()
const clock = new FakeClock(0)
let fetchKeys: () => Promise<string>

beforeEach(() => {
  vi.stubGlobal('fetch', async () => answers())
  const keySet = createKeySetFetch(clock)
  fetchKeys = async () => {
    const signal = AbortSignal.timeout(60_000)
    const options = { headers: new Headers(), method: 'GET', redirect: 'manual', signal } as const
    return (await keySet('https://issuer.example/certs', options)).text()
  }
})

afterEach(() => {
  answers.mockReset()
  vi.unstubAllGlobals()
})

test('after a failure nothing is fetched for five seconds', async () => {
  answers.mockImplementation(() => new Response('', { status: 503 }))
  for (let i = 0; i < 3; i += 1) await expect(fetchKeys()).rejects.toThrow(KeySetUnavailable)
  expect(answers).toHaveBeenCalledTimes(1)
  clock.pass(4999)
  await expect(fetchKeys()).rejects.toThrow(KeySetUnavailable)
  expect(answers).toHaveBeenCalledTimes(1)
  clock.pass(1)
  answers.mockImplementation(() => new Response(GOOD))
  expect(await fetchKeys()).toBe(GOOD)
})

test('keys that were good go on to count for an hour when there are no new ones', async () => {
  answers.mockImplementation(() => new Response(GOOD))
  expect(await fetchKeys()).toBe(GOOD)
  answers.mockImplementation(() => new Response('<html>'))
  clock.pass(HOUR_MS)
  expect(await fetchKeys()).toBe(GOOD)
  clock.pass(5000)
  await expect(fetchKeys()).rejects.toThrow(KeySetUnavailable)
  clock.pass(5000)
  answers.mockImplementation(() => new Response(NEWER))
  expect(await fetchKeys()).toBe(NEWER)
})

test.each([
  ['just large enough', 256 * 1024, true],
  ['too large', 256 * 1024 + 1, false],
])('a key set that is %s', async (_name, length, isTaken) => {
  answers.mockImplementation(() => new Response(GOOD.padEnd(length, ' ')))
  const text = await fetchKeys().catch(() => null)
  expect(text !== null).toBe(isTaken)
})
