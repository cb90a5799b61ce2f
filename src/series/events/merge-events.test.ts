import { expect, test } from 'vitest'
import type { ChartEvent } from './events.ts'
import { mergeEvents } from './merge-events.ts'

/** A window of 1,000 ms on 100 px: 10 ms are one px. */
const SCALE = { window: { fromMs: 1000, toMs: 2000 }, widthPx: 100, leastPx: 20 }

function event(atMs: number, toMs?: number): ChartEvent {
  const plain = { atMs, kind: 'state', label: `at ${atMs}` } as const
  return toMs === undefined ? plain : { ...plain, toMs }
}

test.each([
  { name: 'far events stay apart', at: [1100, 1300], marks: { 1100: 1, 1300: 1 } },
  { name: 'exactly the least distance is apart', at: [1100, 1300], marks: { 1100: 1, 1300: 1 } },
  { name: 'near events are one', at: [1100, 1299], marks: { 1100: 2 } },
  { name: 'a chain is not one mark', at: [1100, 1200, 1300, 1400], marks: { 1100: 2, 1300: 2 } },
  { name: 'order does not matter', at: [1300, 1100, 1150], marks: { 1100: 2, 1300: 1 } },
  { name: 'events outside are left out', at: [999, 1500, 2000], marks: { 1500: 1 } },
])('$name', ({ at, marks }) => {
  const groups = mergeEvents(
    at.map((atMs) => event(atMs)),
    SCALE,
  )
  const counts = Object.fromEntries(groups.map((group) => [group.atMs, group.events.length]))
  expect(counts).toEqual(marks)
})

test('what reaches into the window stands at its edge', () => {
  expect(mergeEvents([event(500, 1500)], SCALE)[0]?.atMs).toBe(1000)
})

test('a restart stands where it was found', () => {
  const restart = { ...event(1100, 1200), kind: 'restart' } as const
  expect(mergeEvents([restart], SCALE)[0]?.atMs).toBe(1200)
})
