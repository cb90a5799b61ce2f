import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HttpError } from '#src/api/http/errors.ts'
import { windowQuery } from '#src/api/time-query.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import { screenHold } from '#src/model/time/screen-hold.ts'
import { LAST_24_HOURS, stepOf } from '#src/model/time/time-range.ts'
import { RefreshRounds } from './refresh-rounds.ts'

const START = Date.UTC(2026, 2, 2, 13, 50)

let client: QueryClient
let rounds: RefreshRounds
const ends: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  client = createQueryClient()
  rounds = new RefreshRounds(client, () => 0)
  ends.push(rounds.start())
})

afterEach(() => {
  for (const end of ends.splice(0)) end()
  client.clear()
  show(true)
  vi.useRealTimers()
})

function show(isSeen: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: !isSeen })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** Seconds since the start; a fake timer of 0 ms takes 1 ms. */
const nowS = () => Math.round((Date.now() - START) / 100) / 10
const letPass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

type ReadOptions = { tookS?: number; meta?: Record<string, unknown>; fails?: () => Error | null }

/** A read in use that notes when it was asked, in seconds since the start. */
function read(name: string, options: ReadOptions = {}) {
  const { meta = { isLatest: true }, fails } = options
  const askedS: number[] = []
  const observer = new QueryObserver(client, {
    queryKey: [name],
    meta: { periodMs: 15_000, ...meta },
    queryFn: async () => {
      askedS.push(nowS())
      await new Promise((resolve) => setTimeout(resolve, (options.tookS ?? 0) * 1000))
      const error = fails?.() ?? null
      if (error) throw error
      return name
    },
  })
  ends.push(observer.subscribe(() => undefined))
  return askedS
}

function http(status: number, retryAfterMs: number | null = null) {
  const failure = { path: '/sources', status, detail: 'no', code: null, requestId: null }
  return new HttpError({ ...failure, retryAfterMs })
}

test('the next round is counted from the end of the last', async () => {
  rounds.setInterval('5s')
  const asked = read('slow', { tookS: 3 })
  await letPass(25)
  // Opened at 0 and answered at 3, so too young at 5; answered at 13, and 5 s after that end again.
  expect(asked).toEqual([0, 10, 18])
})

test('rounds never overlap, also when asked for by hand', async () => {
  rounds.setInterval('5s')
  const asked = read('slow', { tookS: 4 })
  await letPass(6)
  rounds.refreshNow()
  rounds.refreshNow()
  await letPass(5)
  expect(asked).toEqual([0, 6, 10])
})

test('waking a page in the middle of a round begins no second one', async () => {
  rounds.setInterval('5s')
  const quick = read('quick')
  const slow: ReadOptions = { tookS: 0 }
  read('slow', slow)
  await letPass(1)
  slow.tookS = 15
  await letPass(11)
  window.dispatchEvent(new Event('focus'))
  await letPass(1)
  expect(quick).toEqual([0, 5])
  await letPass(13)
  expect(quick).toEqual([0, 5, 25])
})

test('a read that hangs ends the round at its limit and holds nothing up', async () => {
  rounds.setInterval('5s')
  const quick = read('quick')
  read('hangs', { tookS: 1000 })
  await letPass(16)
  expect(quick).toEqual([0, 5, 10, 15])
  rounds.refreshNow()
  expect(quick).toHaveLength(5)
})

test('a round that hangs gives up after 20 s', async () => {
  rounds.setInterval('5s')
  const quick = read('quick')
  let isFirst = true
  const hangs = new QueryObserver(client, {
    queryKey: ['hangs later'],
    meta: { periodMs: 15_000, isLatest: true },
    queryFn: async () => {
      if (!isFirst) await new Promise(() => undefined)
      isFirst = false
      return 1
    },
  })
  ends.push(hangs.subscribe(() => undefined))
  await letPass(31)
  expect(quick).toEqual([0, 5, 30])
})

test.each([
  ['latest values keep their own period by themselves', 'auto', { isLatest: true }, [0, 15, 30]],
  ['latest values follow a shorter interval', '10s', { isLatest: true }, [0, 10, 20, 30]],
  ['series do not', '10s', { stepMs: 300_000, periodMs: 60_000 }, [0]],
  ['a longer interval slows everything down', '30s', { isLatest: true }, [0, 30]],
  ['off asks for nothing', 'off', { isLatest: true }, [0]],
] as const)('%s', async (_, interval, meta, expected) => {
  rounds.setInterval(interval)
  const asked = read('a', { meta })
  await letPass(31)
  expect(asked).toEqual(expected)
})

test('a hidden tab asks for nothing and catches up once', async () => {
  const asked = read('a')
  show(false)
  await letPass(120)
  expect(asked).toEqual([0])
  show(true)
  await letPass(1)
  expect(asked).toEqual([0, 120])
})

test('a forced page goes on in a hidden tab', async () => {
  rounds.setMode('forced')
  const asked = read('a')
  show(false)
  await letPass(31)
  expect(asked).toEqual([0, 15, 30])
})

test('a paused page asks only by hand, and at once when it plays again', async () => {
  rounds.setMode('paused')
  const asked = read('a')
  await letPass(50)
  rounds.refreshNow()
  await letPass(30)
  rounds.setMode('playing')
  await letPass(1)
  expect(asked).toEqual([0, 50, 80])
})

test('a held screen waits, catches up when it is let go, and goes on after 30 s', async () => {
  const asked = read('a')
  await letPass(10)
  const release = screenHold.hold()
  await letPass(10)
  expect(asked).toEqual([0])
  expect(rounds.state.current().heldSinceMs).toBe(START + 10_000)
  release()
  await letPass(1)
  expect(asked).toEqual([0, 20])
  const forgotten = screenHold.hold()
  await letPass(31)
  expect(asked).toEqual([0, 20, 51])
  expect(rounds.state.current().heldSinceMs).toBeNull()
  forgotten()
})

test('after a sleep of the device the page notices within seconds', async () => {
  rounds.setInterval('5m')
  const asked = read('a')
  await letPass(10)
  // The clock goes on while timers stand still.
  vi.setSystemTime(START + 3_600_000)
  await letPass(5)
  expect(asked).toHaveLength(2)
})

test('a clock set back by an hour stops nothing', async () => {
  const asked = read('a')
  await letPass(10)
  vi.setSystemTime(START - 3_600_000)
  await letPass(21)
  expect(asked).toHaveLength(2)
})

test('a clock set back by an hour while reads fail holds none of them up', async () => {
  let status: number | null = 503
  const bad = read('bad', { fails: () => (status === null ? null : http(status)) })
  await letPass(10)
  expect(bad).toHaveLength(3)
  vi.setSystemTime(START - 3_600_000)
  status = null
  await letPass(6)
  expect(bad).toHaveLength(4)
})

test('a clock set back by an hour makes no screen wait longer for its sign-in', async () => {
  rounds.setMode('forced')
  let isSignedIn = false
  const asked = read('a', { fails: () => (isSignedIn ? null : http(401)) })
  await letPass(10)
  expect(asked).toHaveLength(1)
  vi.setSystemTime(START - 3_600_000)
  isSignedIn = true
  await letPass(66)
  expect(asked).toHaveLength(2)
})

test('only the failed read is asked in between, later each time, until it answers', async () => {
  const good = read('good')
  let isDown = true
  const bad = read('bad', { fails: () => (isDown ? http(503) : null) })
  await letPass(29)
  expect(good).toEqual([0, 15])
  expect(bad).toEqual([0, 2, 6, 14])
  isDown = false
  await letPass(2)
  expect(bad).toEqual([0, 2, 6, 14, 30])
  expect(rounds.state.current().nextTryMs).toBeNull()
})

test('the wait that the server asks for is kept, in rounds as well', async () => {
  const bad = read('bad', { fails: () => http(429, 40_000) })
  await letPass(39)
  expect(bad).toEqual([0])
  await letPass(2)
  expect(bad).toEqual([0, 40])
})

test('the network coming back tries at once', async () => {
  const bad = read('bad', { fails: () => http(503, 60_000) })
  await letPass(5)
  window.dispatchEvent(new Event('online'))
  expect(bad).toEqual([0, 5])
})

test('all reads of a round ask about the same window, across the edge of a bucket', async () => {
  const params = { range: LAST_24_HOURS, step: stepOf('minute', 5) }
  const windowEnds: string[] = []
  // One read finds its window 20 ms later than the other, on the far side of 13:55.
  for (const delayMs of [0, 20]) {
    const observer = new QueryObserver(client, {
      queryKey: ['series', delayMs],
      queryFn: async () => {
        await new Promise((resolve) => setTimeout(resolve, delayMs))
        const { window } = windowQuery('timeseries', params, {})
        windowEnds.push(new Date(window.toMs).toISOString())
        return window
      },
    })
    ends.push(observer.subscribe(() => undefined))
  }
  await letPass(1)
  windowEnds.length = 0
  vi.setSystemTime(START + 300_000 - 10)
  rounds.refreshNow()
  await letPass(1)
  expect(windowEnds).toEqual(['2026-03-02T13:55:00.000Z', '2026-03-02T13:55:00.000Z'])
})

test('M04: after a 401 nothing is asked until the tab is shown again or somebody asks', async () => {
  let isSignedIn = true
  const fails = () => (isSignedIn ? null : http(401))
  const asked = [read('a', { fails }), read('b', { fails })]
  await letPass(1)
  isSignedIn = false
  await letPass(600)
  expect(asked).toEqual([
    [0, 15],
    [0, 15],
  ])
  expect(rounds.state.current()).toMatchObject({ nextRoundMs: null, nextTryMs: null })
  expect(rounds.state.current().signedOutMs).not.toBeNull()
  // A sign-in dialog of the browser that closes gives the focus back.
  window.dispatchEvent(new Event('focus'))
  await letPass(60)
  expect(asked[0]).toHaveLength(2)
  rounds.refreshNow()
  await letPass(600)
  expect(asked[0]).toHaveLength(3)
  show(false)
  show(true)
  await letPass(600)
  expect(asked[0]).toHaveLength(4)
  isSignedIn = true
  rounds.refreshNow()
  await letPass(16)
  expect(asked[0]).toHaveLength(6)
  expect(rounds.state.current().signedOutMs).toBeNull()
})

test('M04: a screen that goes on unseen looks every minute whether it is signed in again', async () => {
  rounds.setMode('forced')
  let isSignedIn = false
  const asked = read('a', { fails: () => (isSignedIn ? null : http(401)) })
  await letPass(150)
  expect(asked).toEqual([0, 60, 120])
  isSignedIn = true
  await letPass(50)
  expect(asked).toEqual([0, 60, 120, 180, 195])
})
