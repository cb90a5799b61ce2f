import { expect, test } from 'vitest'
import { SignInError, type FreshToken } from './sign-in.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { NoTokenError, TokenRefusedError, TokenSource, type TokenEvent } from './token-source.ts'

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** A token source whose sign-ins are answered by hand. */
function setUp(options: { random?: number; refreshBeforeMs?: number } = {}) {
  const clock = new FakeClock(options.random ?? 0)
  const events: TokenEvent[] = []
  const asked: boolean[] = []
  const waiting: { resolve: (token: FreshToken) => void; reject: (error: unknown) => void }[] = []
  const source = new TokenSource({
    signIn: (isAgain) => {
      asked.push(isAgain)
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
      })
    },
    clock,
    refreshBeforeMs: options.refreshBeforeMs ?? 60_000,
    onEvent: (event) => events.push(event),
  })
  return {
    source,
    clock,
    events,
    asked,
    grant: (value: string, lifeMs = 3_600_000) => {
      waiting.shift()?.resolve({ value, lifeMs })
      return settle()
    },
    refuse: (error: unknown) => {
      waiting.shift()?.reject(error)
      return settle()
    },
    pass: (ms: number) => {
      clock.pass(ms)
      return settle()
    },
  }
}

const UNREACHABLE = new SignInError(false, 'ECONNREFUSED')
const WRONG_PAIR = new SignInError(true, 'STATUS_401')

test('T01: any number of reads wait for one sign-in', async () => {
  const { source, asked, grant } = setUp()
  const reads = Array.from({ length: 60 }, () => source.get())
  await grant('one')
  expect(new Set((await Promise.all(reads)).map(({ value }) => value))).toEqual(new Set(['one']))
  expect(asked).toEqual([false])
})

test('T02: reads refused together share one renewal, late ones join it', async () => {
  const { source, asked, grant } = setUp()
  const first = source.get()
  await grant('one')
  const token = await first
  const reads = Array.from({ length: 60 }, () => source.replace(token))
  await grant('two')
  expect((await Promise.all(reads)).every(({ value }) => value === 'two')).toBe(true)
  expect((await source.replace(token)).value).toBe('two')
  expect(asked).toHaveLength(2)
})

test.each([
  ['an hour, 60 s early', 3_600_000, 0, 3_540_000],
  ['an hour, with jitter', 3_600_000, 0.999, 3_528_012],
  ['10 s, at most 30 % early', 10_000, 0, 7000],
  ['a day', 86_400_000, 0, 86_340_000],
])(
  'T06: a token of %s is renewed in the background at the right moment',
  async (_name, lifeMs, random, dueMs) => {
    const { source, asked, grant, pass } = setUp({ random })
    const first = source.get()
    await grant('one', lifeMs)
    await first
    await pass(dueMs - 1)
    expect(asked).toHaveLength(1)
    await pass(1)
    expect(asked).toHaveLength(2)
    expect((await source.get()).value).toBe('one')
    await grant('two', lifeMs)
    expect((await source.get()).value).toBe('two')
  },
)

test('T11: while the token lives, failed renewals fail no read and rest longer each time', async () => {
  const { source, asked, grant, refuse, pass, events } = setUp()
  const first = source.get()
  await grant('one')
  await first
  await pass(3_540_000)
  for (const restMs of [500, 1000, 2000, 4000]) {
    await refuse(UNREACHABLE)
    expect((await source.get()).value).toBe('one')
    expect(events.at(-1)).toEqual({ kind: 'sign_in_failed', reason: 'ECONNREFUSED', restMs })
    const before = asked.length
    await pass(restMs - 1)
    expect(asked).toHaveLength(before)
    await pass(1)
    expect(asked).toHaveLength(before + 1)
  }
  expect(asked.slice(2)).toEqual([true, true, true, true])
})

test('T06: a token is not used in its last moments; reads wait for the next one', async () => {
  const { source, grant, pass } = setUp()
  const first = source.get()
  await grant('one', 10_000)
  await first
  await pass(7000)
  await pass(2000)
  expect(source.isReady()).toBe(false)
  const read = source.get()
  await grant('two', 10_000)
  expect((await read).value).toBe('two')
})

test('T03: a failed sign-in fails reads fast and is tried again by itself', async () => {
  const { source, asked, grant, refuse, pass } = setUp()
  source.start()
  await refuse(UNREACHABLE)
  await expect(source.get()).rejects.toEqual(new NoTokenError(500))
  expect(asked).toHaveLength(1)
  await pass(500)
  expect(asked).toEqual([false, true])
  await grant('one')
  expect(source.isReady()).toBe(true)
})

test('T04: a refused pair rests 15 s or more', async () => {
  const { source, asked, refuse, pass } = setUp({ random: 0.5 })
  source.start()
  await refuse(WRONG_PAIR)
  for (let i = 0; i < 100; i += 1) {
    await expect(source.get()).rejects.toBeInstanceOf(NoTokenError)
  }
  await pass(16_499)
  expect(asked).toHaveLength(1)
  await pass(1)
  expect(asked).toHaveLength(2)
})

test('the rest after failures never exceeds 30 s', async () => {
  const { source, refuse, pass, events } = setUp({ random: 0.999 })
  source.start()
  for (let i = 0; i < 12; i += 1) {
    await refuse(UNREACHABLE)
    await pass(30_000)
  }
  const rests = events.map((event) => (event.kind === 'sign_in_failed' ? event.restMs : 0))
  expect(Math.max(...rests)).toBeLessThanOrEqual(30_000)
  expect(rests.at(-1)).toBeGreaterThan(25_000)
})

test('T09: when the renewed token is refused as well, renewals rest 5 s', async () => {
  const { source, asked, grant, pass } = setUp()
  const first = source.get()
  await grant('one')
  const renewal = source.replace(await first)
  await grant('two')
  const second = await renewal
  source.refusedAgain(second)
  await expect(source.replace(second)).rejects.toBeInstanceOf(TokenRefusedError)
  expect((await source.get()).value).toBe('two')
  await pass(5000)
  void source.replace(second)
  expect(asked).toHaveLength(3)
})

test('T07: the wall clock decides nothing', async () => {
  const { source, asked, grant } = setUp()
  const first = source.get()
  await grant('one')
  await first
  const realNow = Date.now
  Date.now = () => realNow() + 86_400_000
  expect((await source.get()).value).toBe('one')
  Date.now = realNow
  expect(asked).toHaveLength(1)
})

test('a closed source starts no more sign-ins', async () => {
  const { source, asked, grant, pass } = setUp()
  const first = source.get()
  await grant('one')
  await first
  source.close()
  await pass(86_400_000)
  expect(asked).toHaveLength(1)
})
