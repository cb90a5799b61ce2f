/** What is usual, learned from the simulator's own past, kept, and judged by. */
import 'fake-indexeddb/auto'
import { QueryClient } from '@tanstack/react-query'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { createSimulator } from '#simulator/handler.ts'
import type { ScenarioName } from '#simulator/scenarios.ts'
import { destinationMetrics } from '#src/api/destination-metrics.ts'
import { ObservedStore } from '#src/api/observed/observed-store.ts'
import { sourceMetrics } from '#src/api/source-metrics.ts'
import { sentenceText } from '#src/format/sentence.ts'
import type { Verdict } from '#src/model/health/health.ts'
import { NO_SETTINGS, type ConnectorSettings } from '#src/model/settings.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { usualReading } from '#src/series/usual/usual-figures.ts'
import { readHealth } from '#src/testing/simulated-health.ts'
import { observeUsual } from './observe-usual.ts'

const TUESDAY_MS = Date.parse('2026-03-03T10:17:23.456Z')
const NAME = 'usual-test'
const LEVEL = { level: 'connector' }
const STEP = stepOf('minute', 1)

let nowMs = TUESDAY_MS
const opened: ObservedStore[] = []

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()))
  vi.unstubAllGlobals()
})

function openAccount(scenario: ScenarioName) {
  nowMs = TUESDAY_MS
  const simulator = createSimulator({
    scenario,
    now: () => nowMs,
    authorised: true,
    historyDays: 12,
  })
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.replace(/^\/api/, '')
    return simulator.fetch(new Request(`http://api.test${path}`, init))
  })
  return { clock: { set: (atMs: number) => void (nowMs = atMs) }, truth: simulator.truth() }
}

function openStore(): ObservedStore {
  const store = new ObservedStore({ name: NAME, now: () => nowMs })
  opened.push(store)
  return store
}

/** Lets a page look at both lists for a stretch before the present day, once for each day. */
async function watch(store: ObservedStore, days: readonly number[], hours = 3): Promise<void> {
  const client = new QueryClient()
  const stop = observeUsual(client, store)
  const context = { now: () => nowMs }
  for (const day of days.toSorted((a, b) => b - a)) {
    const endMs = Date.parse('2026-03-03T12:00:00Z') - day * DAY_MS
    nowMs = endMs
    const range: TimeRange = { kind: 'fixed', fromMs: endMs - hours * HOUR_MS, toMs: endMs }
    const params = { ...LEVEL, range, step: STEP }
    const { sources, destinations } = fleetReads
    client.setQueryData(
      sources.latest.queryKey,
      await sourceMetrics.fetchBulkLatest(LEVEL, context),
    )
    client.setQueryData(
      destinations.latest.queryKey,
      await destinationMetrics.fetchBulkLatest(LEVEL, context),
    )
    client.setQueryData(
      sources.series.queryKey,
      await sourceMetrics.fetchBulkTimeseries(params, context),
    )
    client.setQueryData(
      destinations.series.queryKey,
      await destinationMetrics.fetchBulkTimeseries(params, context),
    )
    await store.write()
  }
  stop()
  nowMs = TUESDAY_MS
}

const days = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

function statesIn(verdicts: ReadonlyMap<string, Verdict>) {
  return [...new Set([...verdicts.values()].map(({ state }) => state))]
}

function said(verdict: Verdict | undefined): string {
  return sentenceText(verdict?.sentence ?? [], () => '').replaceAll('\u202f', ' ')
}

/** Another visit: what an earlier one kept is read from the browser's database. */
async function judgedByNextVisit(clock: { set: (atMs: number) => void }, known = {}) {
  await Promise.all(opened.splice(0).map((store) => store.close()))
  const store = openStore()
  // Whoever asks for the past of something first opens the database.
  await store.load('anything')
  const health = await readHealth(TUESDAY_MS, clock, {
    watchedMin: 2,
    usualOf: (id) => store.usualOf(id),
    ...known,
  })
  return { health, store }
}

test('idle-night: after a week of watching, a silence of three hours is unusual, and amber', async () => {
  const { clock } = openAccount('idle-night')
  await watch(openStore(), days(8))
  const { health } = await judgedByNextVisit(clock)
  expect(statesIn(health.sources)).toEqual(['unusually-quiet'])
  expect(statesIn(health.pipelines)).toEqual(['unusually-quiet'])
  expect([...health.pipelines.values()].every(({ tone }) => tone === 'warn')).toBe(true)
  expect(said(health.sources.get('orders-postgres'))).toMatch(
    /^Unusually quiet: no change for 3 h.*; 99 % of silences at this hour over 8 days are under 1 min/,
  )
})

test('idle-night: six days are not enough, and the sentence says so', async () => {
  const { clock } = openAccount('idle-night')
  await watch(openStore(), days(6))
  const { health } = await judgedByNextVisit(clock)
  expect(statesIn(health.sources)).toEqual(['quiet'])
  expect(said(health.sources.get('orders-postgres'))).toContain(
    'how long is usual is not known yet (6 of 7 days seen)',
  )
})

test('demo: a source that wrote all week and stopped yesterday is unusually quiet', async () => {
  const { clock, truth } = openAccount('demo')
  await watch(openStore(), days(10))
  const { health } = await judgedByNextVisit(clock)
  const lastMs = truth.lastEvent(entityId('source', 'crm-sqlserver'), TUESDAY_MS) ?? NaN
  expect(TUESDAY_MS - lastMs).toBeGreaterThan(DAY_MS)
  expect(health.sources.get('crm-sqlserver')?.state).toBe('unusually-quiet')
})

test('source-broken: an outage is no habit, and teaches nothing', async () => {
  openAccount('source-broken')
  const store = openStore()
  await watch(store, days(2))
  const [broken, well] = ['orders-postgres', 'billing-mysql'].map((name) =>
    store.usualOf(entityId('source', name)),
  )
  expect([broken?.days.size, well?.days.size]).toEqual([0, 2])
})

test('healthy: what is learned changes no verdict of an account that is well', async () => {
  const { clock } = openAccount('healthy')
  await watch(openStore(), days(8))
  const { health, store } = await judgedByNextVisit(clock)
  for (const kind of ['sources', 'destinations', 'pipelines'] as const) {
    expect(statesIn(health[kind])).toEqual(['flowing'])
  }
  const batch = store.usualOf(entityId('destination', 'Snowflake – analytics'))
  const { flushGapMs, floor } = usualReading(batch)
  expect(flushGapMs).toBeLessThanOrEqual(8 * MINUTE_MS)
  expect(floor).toBe(0)
})

const SETTINGS: ConnectorSettings = {
  shortName: null,
  group: null,
  tags: [],
  weight: 1,
  allowanceS: 0,
  thresholds: new Map(),
  muteUntilMs: null,
  headroomBytes: 20e9,
  retentionHours: null,
  walFactor: 1,
  expectedRowDiff: 0,
}

test('source-broken: the headroom lasts as long as its own past rate says', async () => {
  openAccount('healthy')
  await watch(openStore(), days(2), 6)
  const { clock, truth } = openAccount('source-broken')
  const brokenMs = TUESDAY_MS - 25 * MINUTE_MS
  const settings = { ...NO_SETTINGS, connectors: new Map([['orders-postgres', SETTINGS]]) }
  const { health } = await judgedByNextVisit(clock, { settings, haltedSinceOf: () => brokenMs })
  const verdict = health.sources.get('orders-postgres')
  expect(verdict?.state).toBe('broken')
  const id = entityId('source', 'orders-postgres')
  const source = truth.world.account.sources.find((one) => one.id === id)
  const pipeline = truth.world.account.pipelines.find((one) => one.sourceId === id)
  if (!source || !pipeline) throw new Error('The account has no orders-postgres')
  const perMinute = verdict?.evidence.find(({ name }) => name.startsWith('usual bytes'))?.value
  const kept = said(verdict)
  expect(kept).toMatch(/Its database has kept changes for .* 20 GB of headroom would last ≈ /)
  expect(Number(perMinute)).toBeGreaterThan(source.eventsPerSec * source.bytesPerEvent * 60 * 0.3)
  expect(Number(perMinute)).toBeLessThan(source.eventsPerSec * source.bytesPerEvent * 60 * 1.3)
})
