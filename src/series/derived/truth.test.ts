import { expect, test } from 'vitest'
import { compareSeed, type Compared } from '#src/testing/derived-truth.ts'

// The whole of it, 200 worlds, is `npm run bench -- insights`; its figures stand in docs/insights.md.
const SEEDS = 24
const all: Compared[] = []
for (let seed = 1; seed <= SEEDS; seed++) all.push(...(await compareSeed(seed)))

test.each([
  ['drain time', 0.1],
  ['time to breach', 0.25],
  ['lag in time', 0.05],
] as const)('%s: right on average, and its range holds the truth', (what, mostError) => {
  const printed = all.filter((one) => one.what === what && one.foundMs !== null)
  expect(printed.length).toBeGreaterThan(8)
  expect(printed.reduce((sum, one) => sum + errorOf(one), 0) / printed.length).toBeLessThan(
    mostError,
  )
  const held = printed.filter(
    ({ lowMs, highMs, truthMs }) => (lowMs ?? NaN) <= truthMs && truthMs <= (highMs ?? NaN),
  )
  expect(held.length / printed.length).toBeGreaterThan(0.85)
})

test('a draining backlog is hardly ever said to grow', () => {
  const drains = all.filter(({ what }) => what === 'drain time')
  const wrong = drains.filter(({ said }) => said === 'not draining')
  expect(wrong.length / drains.length).toBeLessThan(0.1)
})

function errorOf({ foundMs, truthMs }: Compared): number {
  return Math.abs((foundMs ?? NaN) - truthMs) / Math.max(60_000, truthMs)
}
