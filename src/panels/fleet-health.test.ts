/** Two independent accounts meet: what the simulator's world does, and what its answers look like. */
import { afterEach, expect, test, vi } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { createSimulator } from '#simulator/handler.ts'
import type { ScenarioName } from '#simulator/scenarios.ts'
import { DEMO_ROLES } from '#simulator/story.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { readHealth } from '#src/testing/simulated-health.ts'

const MINUTE = 60_000
/** A Tuesday; `orders to BigQuery` falls behind since 10:00, `billing to Databricks` drains. */
const TUESDAY_MS = Date.parse('2026-03-03T10:17:23.456Z')
const WATCHED = { watchedMin: 15 }

function openAccount(scenario: ScenarioName) {
  let nowMs = TUESDAY_MS
  const now = () => nowMs
  const simulator = createSimulator({ scenario, now, authorised: true, historyDays: 2 })
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.replace(/^\/api/, '')
    return simulator.fetch(new Request(`http://api.test${path}`, init))
  })
  const set = (atMs: number) => {
    nowMs = atMs
  }
  return { clock: { set }, truth: simulator.truth() }
}

function states(verdicts: ReadonlyMap<string, Verdict>) {
  return Object.fromEntries([...verdicts].map(([name, { state }]) => [name, state]))
}

function statesIn(verdicts: ReadonlyMap<string, Verdict>) {
  return [...new Set([...verdicts.values()].map(({ state }) => state))]
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const ROLES: Readonly<Record<string, string>> = {
  'broken destination': 'broken',
  'broken pipeline': 'broken',
  'falls behind in even hours': 'behind',
  'falls behind in odd hours': 'draining',
  'lagging in even hours': 'behind',
  'lagging in odd hours': 'draining',
  'batch destination': 'flowing',
  'filtering destination': 'flowing',
  'shared source': 'flowing',
  'snapshot under way': 'snapshot',
  'idle source': 'quiet',
  'source with incidents': 'flowing',
  'paused source': 'paused',
  'source without a worker': 'unassigned',
  'rebalancing source': 'unknown',
  'stopped pipeline': 'stopped',
  // Its own word is Starting, but nobody runs its source.
  'starting pipeline': 'unassigned',
  'unknown pipeline': 'unknown',
}

test('demo: every role of the story is seen for what it is', async () => {
  const { clock } = openAccount('demo')
  const health = await readHealth(TUESDAY_MS, clock, WATCHED)
  const seen = DEMO_ROLES.map(({ role, kind, name }) => [role, health[`${kind}s`].get(name)?.state])
  expect(Object.fromEntries(seen)).toEqual(ROLES)
})

// Moments of one cycle, away from its turns: a trend over a quarter of an hour needs one to be there.
test.each([20, 35, 50, 80, 95, 110])(
  'demo: %i min after ten o’clock the two waves go where they really go',
  async (minute) => {
    const { clock, truth } = openAccount('demo')
    const atMs = Date.parse('2026-03-03T10:00:10Z') + minute * MINUTE
    const { pipelines } = await readHealth(atMs, clock, WATCHED)
    const names = ['orders to BigQuery', 'billing to Databricks']
    const phases = names.map((name) => truth.phase(entityId('pipeline', name), atMs))
    const expected = phases.map((phase) => (phase === 'falling' ? 'behind' : 'draining'))
    expect(names.map((name) => pipelines.get(name)?.state)).toEqual(expected)
  },
)

// `billing to Databricks` was called Flowing while 237 k events waited in its destination.
test.each([20, 35, 50, 80, 95, 110])(
  'demo: %i min after ten o’clock nobody just looked at is flowing into a backlog that grows',
  async (minute) => {
    const { clock, truth } = openAccount('demo')
    const atMs = Date.parse('2026-03-03T10:00:10Z') + minute * MINUTE
    const { destinations, pipelines } = await readHealth(atMs, clock)
    const { account } = truth.world
    const behind = account.destinations.filter(
      ({ name }) => destinations.get(name)?.state === 'behind',
    )
    expect(behind).toHaveLength(1)
    for (const { id: destinationId, name } of behind) {
      const users = account.pipelines.filter((one) => one.destinationId === destinationId)
      const all = users.reduce((sum, { id }) => sum + truth.lag(id, atMs), 0)
      const flowing = users.filter((user) => pipelines.get(user.name)?.state === 'flowing')
      const parts = flowing.map(({ id }) => truth.lag(id, atMs) / all)
      expect(parts.filter((part) => part > 0.06)).toEqual([])
      const told = users.map((user) => pipelines.get(user.name))
      const sentence = told.find((verdict) => verdict?.state === 'behind')?.sentence
      expect(sentence?.includes(name)).toBe(users.length > 1)
    }
  },
)

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'healthy: %i min later nothing but flowing, whatever the flushes do',
  async (minute) => {
    const { clock } = openAccount('healthy')
    const health = await readHealth(TUESDAY_MS + minute * MINUTE, clock, WATCHED)
    expect(statesIn(health.sources)).toEqual(['flowing'])
    expect(statesIn(health.destinations)).toEqual(['flowing'])
    expect(statesIn(health.pipelines)).toEqual(['flowing'])
  },
)

// A sink that flushes every two minutes was said to fall behind for half a minute at 14:02:05.
test.each(['14:02:05', '14:02:20', '06:46:10', '22:31:40'])(
  'healthy at %s: no flush looks like falling behind',
  async (time) => {
    const { clock } = openAccount('healthy')
    const health = await readHealth(Date.parse(`2026-03-03T${time}Z`), clock, WATCHED)
    expect(statesIn(health.destinations)).toEqual(['flowing'])
    expect(statesIn(health.pipelines)).toEqual(['flowing'])
  },
)

test('source-broken: the source and what it feeds are broken, everything else flows', async () => {
  const { clock, truth } = openAccount('source-broken')
  const { sources, pipelines } = await readHealth(TUESDAY_MS, clock, WATCHED)
  expect(states(sources)).toMatchObject({ 'orders-postgres': 'broken', 'billing-mysql': 'flowing' })
  const broken = [...pipelines].filter(([, { state }]) => state === 'broken').map(([name]) => name)
  const fed = truth.world.account.pipelines.filter(
    ({ sourceId }) => sourceId === entityId('source', 'orders-postgres'),
  )
  expect(broken.toSorted()).toEqual(fed.map(({ name }) => name).toSorted())
})

test('destination-lagging: the pipelines of one destination fall behind, and only they', async () => {
  const { clock, truth } = openAccount('destination-lagging')
  const { destinations, pipelines } = await readHealth(TUESDAY_MS, clock, WATCHED)
  const name = 'ClickHouse – realtime'
  expect(destinations.get(name)?.state).toBe('behind')
  const behind = [...pipelines].filter(([, { state }]) => state === 'behind').map(([one]) => one)
  const falling = truth.world.account.pipelines.filter(
    ({ id }) => truth.phase(id, TUESDAY_MS) === 'falling',
  )
  expect(behind.toSorted()).toEqual(falling.map((one) => one.name).toSorted())
  expect(behind).toHaveLength(4)
})

test('destination-lagging: looked at for the first time, its pipelines are known to fall behind', async () => {
  const { clock, truth } = openAccount('destination-lagging')
  const { pipelines } = await readHealth(TUESDAY_MS, clock)
  const falling = truth.world.account.pipelines.filter(
    ({ id }) => truth.phase(id, TUESDAY_MS) === 'falling',
  )
  expect(falling.map(({ name }) => pipelines.get(name)?.state)).toEqual(falling.map(() => 'behind'))
})

test('snapshot-running: two sources take a snapshot, and nothing looks broken by it', async () => {
  const { clock, truth } = openAccount('snapshot-running')
  const { sources, destinations } = await readHealth(TUESDAY_MS, clock, WATCHED)
  const running = [...sources].filter(([, { state }]) => state === 'snapshot').map(([name]) => name)
  expect(running).toEqual(['orders-postgres', 'billing-mysql'])
  const tables = Object.values(
    truth.snapshot(entityId('source', 'orders-postgres'), TUESDAY_MS)?.statuses ?? {},
  )
  const done = tables.filter((status) => status === 'completed').length
  expect(sources.get('orders-postgres')?.label).toBe(`Snapshot ${done} of ${tables.length}`)
  expect(statesIn(destinations)).toEqual(['flowing'])
})

test('idle-night: a quiet night is quiet everywhere, and nothing is stalled', async () => {
  const { clock } = openAccount('idle-night')
  const health = await readHealth(TUESDAY_MS, clock, WATCHED)
  expect(statesIn(health.sources)).toEqual(['quiet'])
  expect(statesIn(health.destinations)).toEqual(['quiet'])
  expect(statesIn(health.pipelines)).toEqual(['quiet'])
})

test.each([-60, 20, 60, 150, 300, 450])(
  'restart: %i s after a restart nothing is red',
  async (seconds) => {
    const { clock } = openAccount('restart')
    const atMs = Date.parse('2026-03-03T10:20:00Z') + seconds * 1000
    const health = await readHealth(atMs, clock, WATCHED)
    const all = [...health.sources, ...health.destinations, ...health.pipelines]
    expect(all.filter(([, { tone }]) => tone === 'crit')).toEqual([])
    expect(health.sources.get('orders-postgres')?.state).toBe(
      seconds === 20 ? 'starting' : 'flowing',
    )
  },
)

test('messy-wire: what the noise hides becomes Unknown, never another colour', async () => {
  const { clock } = openAccount('demo')
  const clean = await readHealth(TUESDAY_MS, clock, WATCHED)
  const { clock: messyClock } = openAccount('messy-wire')
  const messy = await readHealth(TUESDAY_MS, messyClock, WATCHED)
  const kinds = ['sources', 'destinations', 'pipelines'] as const
  const all = kinds.flatMap((kind) =>
    [...messy[kind]].map(([name, { state }]) => ({ state, was: clean[kind].get(name)?.state })),
  )
  const changed = all.filter(({ state, was }) => state !== was)
  expect(changed.map(({ state }) => state).filter((state) => state !== 'unknown')).toEqual([])
  expect(changed.length).toBeGreaterThan(0)
  expect(all.length - changed.length).toBeGreaterThan(15)
})

test('empty-account: nothing to judge is nothing', async () => {
  const { clock } = openAccount('empty-account')
  const health = await readHealth(TUESDAY_MS, clock)
  expect([health.sources.size, health.destinations.size, health.pipelines.size]).toEqual([0, 0, 0])
})
