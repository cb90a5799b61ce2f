import { expect, test } from 'vitest'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { FleetWatcher } from './fleet-watcher.ts'

const flowing = judgedPipeline('orders', 'flowing')
const stalled = judgedPipeline('orders', 'stalled')
const behind = judgedPipeline('billing', 'behind')
const billing = judgedPipeline('billing', 'flowing')

/** A watcher that has taken in these rounds, and what it tells at a moment. */
function watching(...rounds: readonly (readonly (typeof flowing)[])[]) {
  const watcher = new FleetWatcher()
  for (const round of rounds) watcher.look(round)
  return watcher
}

const told = (watcher: FleetWatcher, atMs: number) => {
  const now = watcher.tellAt(atMs)
  return now && `${now.entity.name} ${now.entity.verdict.state} +${now.more}`
}

test('what is seen for the first time is no change', () => {
  expect(told(watching([stalled]), 0)).toBeNull()
})

test('trouble that begins and ends is told', () => {
  const watcher = watching([flowing], [stalled])
  expect(told(watcher, 0)).toBe('orders stalled +0')
  watcher.look([flowing])
  expect(told(watcher, 15_000)).toBe('orders flowing +0')
})

test('a sentence stays for 15 seconds; what comes meanwhile is told together, the worst first', () => {
  const watcher = watching([flowing, billing], [flowing, behind])
  expect(told(watcher, 0)).toBe('billing behind +0')
  watcher.look([stalled, billing])
  expect(told(watcher, 14_999)).toBe('billing behind +0')
  expect(told(watcher, 15_000)).toBe('orders stalled +1')
})

test('a change taken back before it was told was none', () => {
  expect(told(watching([flowing], [stalled], [flowing]), 0)).toBeNull()
})

test('a pipeline that was judged by its ends and now by itself has not changed: more is known of it', () => {
  const byEnds = { ...flowing, basis: 'ends' } as const
  const watcher = watching([byEnds], [stalled])
  expect(told(watcher, 0)).toBeNull()
  watcher.look([flowing])
  expect(told(watcher, 15_000)).toBe('orders flowing +0')
})

test('calm changes and muted trouble are told to nobody', () => {
  const muted = judgedPipeline('orders', 'stalled', ['s', 'd'], { mutedUntilMs: 1 })
  expect(told(watching([flowing], [judgedPipeline('orders', 'quiet')], [muted]), 0)).toBeNull()
})

test('a verdict that was withdrawn for its age is not watched, and tells nothing when it comes back', () => {
  const withdrawn = judgedPipeline('orders', 'unknown', ['s', 'd'], { age: 'unknown' })
  const watcher = watching([flowing], [withdrawn], [stalled])
  expect(told(watcher, 0)).toBeNull()
})

test('calm since the latest of all began to be calm; trouble and the unknown end it', () => {
  const [early, late] = [
    { ...flowing, asOfMs: 1000 },
    { ...judgedConnector('source', 'orders', 'quiet'), asOfMs: 5000 },
  ]
  const watcher = new FleetWatcher()
  watcher.look([early])
  watcher.look([{ ...early, asOfMs: 9000 }, late])
  expect(watcher.calmSinceMs([early])).toBe(1000)
  expect(watcher.calmSinceMs([early, late])).toBe(5000)
  watcher.look([stalled, late])
  expect(watcher.calmSinceMs([early, late])).toBeNull()
  expect(watcher.calmSinceMs([])).toBeNull()
})
