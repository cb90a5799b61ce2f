import { describe, expect, test } from 'vitest'
import type { StateSpan } from '#src/series/events/events-state.ts'
import { seenInAll, slotsOf, slotWindow, type Slot } from './observed-slots.ts'

const MINUTE_MS = 60_000
const SLOT_MIN = 30
/** The end of a slot of 30 min. */
const NOON_MS = Date.UTC(2026, 10, 21, 12)
const TROUBLE: Readonly<Record<string, number>> = { broken: 2, behind: 1 }
const CHOICE = {
  slotMs: SLOT_MIN * MINUTE_MS,
  count: 4,
  troubleOf: (status: string | null) => TROUBLE[status ?? ''] ?? 0,
}

/** A span in minutes before noon. */
function span(status: string | null, from: number, to: number): StateSpan {
  return { status, fromMs: NOON_MS - from * MINUTE_MS, toMs: NOON_MS - to * MINUTE_MS }
}

type Case = readonly [name: string, spans: readonly StateSpan[], slots: readonly Slot[]]

/** Slots from 120, 90, 60 and 30 min before noon, 1 ms before it. */
const CASES: readonly Case[] = [
  ['nothing was seen', [], [undefined, undefined, undefined, undefined]],
  ['one status all the time', [span('ok', 300, 0)], ['ok', 'ok', 'ok', 'ok']],
  [
    'what was not watched stays open',
    [span('ok', 120, 90), span('ok', 30, 0)],
    ['ok', undefined, undefined, 'ok'],
  ],
  [
    'the worst trouble wins however short it was',
    [span('ok', 120, 61), span('behind', 61, 40), span('broken', 40, 39), span('ok', 39, 0)],
    ['ok', 'behind', 'broken', 'ok'],
  ],
  [
    'short trouble wins over what nobody watched',
    [span('broken', 100, 99)],
    ['broken', undefined, undefined, undefined],
  ],
  [
    'of two that are no trouble the longer one shows',
    [span('paused', 120, 110), span('ok', 110, 70), span('paused', 70, 0)],
    ['ok', 'ok', 'paused', 'paused'],
  ],
  [
    'a slot that was hardly watched claims nothing',
    [span('ok', 120, 110)],
    [undefined, undefined, undefined, undefined],
  ],
  [
    'none reported is a status of its own',
    [span(null, 120, 60), span('ok', 60, 0)],
    [null, null, 'ok', 'ok'],
  ],
  [
    'a change on the edge of a slot belongs to one side',
    [span('ok', 120, 60), span('broken', 60, 30), span('ok', 30, 0)],
    ['ok', 'ok', 'broken', 'ok'],
  ],
  [
    'trouble that began before the window and one that goes on',
    [span('broken', 900, 119), span('ok', 119, 1), span('behind', 1, 0)],
    ['broken', 'ok', 'ok', 'behind'],
  ],
  [
    'after the clock was set back nothing of the future shows',
    [span('ok', 120, 30), span('broken', -10, -400)],
    ['ok', 'ok', 'ok', undefined],
  ],
  [
    'spans that overlap count once, the later one from where it begins',
    [span('ok', 120, 30), span('broken', 90, 60)],
    ['ok', 'broken', undefined, undefined],
  ],
]

describe('slots', () => {
  test.each(CASES)('%s', (_, spans, slots) => {
    expect(slotsOf(spans, NOON_MS - 1, CHOICE)).toEqual(slots)
  })

  test('the one that runs is measured by the time that has passed in it', () => {
    const spans = [span('ok', 4, 0)]
    expect(slotsOf(spans, NOON_MS - 1, CHOICE).at(-1)).toBeUndefined()
    const begun = [{ status: 'ok', fromMs: NOON_MS, toMs: NOON_MS + 4 * MINUTE_MS }]
    expect(slotsOf(begun, NOON_MS + 5 * MINUTE_MS, CHOICE).at(-1)).toBe('ok')
  })

  test('they stand still until the next one begins', () => {
    const from = (nowMs: number) => slotWindow(nowMs, CHOICE).fromMs
    expect(from(NOON_MS)).toBe(NOON_MS - 90 * MINUTE_MS)
    expect(from(NOON_MS + 29 * MINUTE_MS)).toBe(from(NOON_MS))
    expect(from(NOON_MS + 30 * MINUTE_MS)).toBe(from(NOON_MS) + CHOICE.slotMs)
  })
})

describe('seen in all', () => {
  const window = { fromMs: NOON_MS - 120 * MINUTE_MS, toMs: NOON_MS }

  test('times and lengths of each status, and what nobody saw', () => {
    const { seen, unwatchedMs } = seenInAll(
      [span('broken', 130, 110), span('ok', 110, 60), span('broken', 60, 55), span('ok', 20, 0)],
      window,
    )
    expect(seen).toEqual([
      { status: 'broken', times: 2, tookMs: 15 * MINUTE_MS },
      { status: 'ok', times: 2, tookMs: 70 * MINUTE_MS },
    ])
    expect(unwatchedMs).toBe(35 * MINUTE_MS)
  })

  test('the same before and after a hole began once, as far as anybody saw', () => {
    const { seen } = seenInAll([span('broken', 100, 90), span('broken', 50, 40)], window)
    expect(seen).toEqual([{ status: 'broken', times: 1, tookMs: 20 * MINUTE_MS }])
  })

  test('nothing seen is all unwatched', () => {
    expect(seenInAll([], window)).toEqual({ seen: [], unwatchedMs: 120 * MINUTE_MS })
  })
})
