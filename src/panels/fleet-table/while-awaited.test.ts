import { expect, test } from 'vitest'
import type { HealthState } from '#src/model/health/health.ts'
import { fleetRowNamed } from '#src/testing/fleet-rows.ts'
import type { PipelineRow } from './pipeline-rows.ts'
import { whileAwaited } from './while-awaited.ts'

const VALUES = { values: {}, unreadable: {}, snapshotTables: null }

function row(state: HealthState | null, own: PipelineRow['own']): PipelineRow {
  return {
    ...fleetRowNamed('orders', state, {
      since: { sinceMs: 0, isAtLeast: false, isObserved: false },
    }),
    from: null,
    to: null,
    sourceRate: { state: 'waiting' },
    destinationRate: { state: 'waiting' },
    own,
    lag: null,
    latencyMs: null,
    answeredAt: { state: 'waiting' },
  }
}

test.each<[string, HealthState | null, PipelineRow['own']['state'], HealthState | undefined]>([
  ['green by its ends, its own answer on its way: nothing yet', 'flowing', 'waiting', undefined],
  ['behind by its destination, which may be others’ lag', 'behind', 'waiting', undefined],
  ['a broken end stays broken whatever it says itself', 'broken', 'waiting', 'broken'],
  ['its own answer came', 'flowing', 'answered', 'flowing'],
  ['its own answer failed: its ends are what is known', 'flowing', 'failed', 'flowing'],
  ['nothing is judged yet', null, 'waiting', undefined],
])('%s', (_, state, read, shown) => {
  const own: PipelineRow['own'] =
    read === 'answered' ? { state: read, value: VALUES } : { state: read }
  const { verdict, since } = whileAwaited(row(state, own))
  expect(verdict?.state).toBe(shown)
  expect(since === null).toBe(shown === undefined && state !== null)
})
