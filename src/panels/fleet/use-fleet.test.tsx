import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { createSimulator } from '#simulator/handler.ts'
import { simulatorHandlers } from '#simulator/msw-handlers.ts'
import type { ScenarioName } from '#simulator/scenarios.ts'
import { DEMO_ROLES } from '#simulator/story.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import { sentenceText } from '#src/format/sentence.ts'
import { NO_SETTINGS, type Settings } from '#src/model/settings.ts'
import type { Clock } from '#src/model/time/clock.ts'
import { network } from '#src/testing/setup-page-tests.ts'
import { ClockProvider } from '#src/ui/age/clock-context.tsx'
import { SettingsProvider } from '#src/ui/settings-context.tsx'
import { countStates, entitiesOf, isTrouble, type EntityKind } from './fleet.ts'
import { useFleet } from './use-fleet.ts'

type Options = { scenario?: ScenarioName; asks?: readonly EntityKind[]; settings?: Settings }

function openFleet({ scenario = 'demo', asks, settings = NO_SETTINGS }: Options = {}) {
  const simulator = createSimulator({
    scenario,
    authorised: true,
    stripConfig: true,
    now: Date.now,
    historyDays: 2,
  })
  const asked: string[] = []
  network.use(...simulatorHandlers(simulator))
  const onRequest = ({ request }: { request: Request }) => {
    asked.push(new URL(request.url).pathname.replace(/^\/api/, ''))
  }
  network.events.on('request:start', onRequest)
  const clock = movableClock()
  const client = createQueryClient()
  const { result } = renderHook(() => useFleet(asks), {
    wrapper: ({ children }) => (
      <ClockProvider value={clock}>
        <SettingsProvider value={settings}>
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        </SettingsProvider>
      </ClockProvider>
    ),
  })
  return { fleet: () => result.current, asked, clock }
}

/** The page clock; `pass` moves it on. */
function movableClock(): Clock & { pass(ms: number): void } {
  const listeners = new Set<() => void>()
  let aheadMs = 0
  return {
    now: () => Date.now() + aheadMs,
    subscribe(onTick) {
      listeners.add(onTick)
      return () => listeners.delete(onTick)
    },
    pass(ms) {
      aheadMs += ms
      for (const listener of listeners) listener()
    },
  }
}

const role = (name: string) => DEMO_ROLES.find((one) => one.role === name)?.id ?? ''

test('the whole account is judged from seven calls, however many entities it has', async () => {
  const { fleet, asked } = openFleet()
  await waitFor(() =>
    expect(fleet().pipelines?.get(role('broken pipeline'))?.verdict.state).toBe('broken'),
  )
  await waitFor(() =>
    expect(fleet().sources?.get(role('paused source'))?.verdict.state).toBe('paused'),
  )
  expect(entitiesOf(fleet())).toHaveLength(25)
  expect(asked.toSorted()).toEqual([
    '/destinations',
    '/destinations/metrics',
    '/destinations/metrics',
    '/pipelines',
    '/sources',
    '/sources/metrics',
    '/sources/metrics',
  ])
})

test('a page of sources asks for sources only', async () => {
  const { fleet, asked } = openFleet({ asks: ['source'] })
  await waitFor(() =>
    expect(fleet().sources?.get(role('idle source'))?.verdict.state).toBe('quiet'),
  )
  expect(asked.every((path) => path.startsWith('/sources'))).toBe(true)
  expect(fleet()).toMatchObject({ destinations: null, pipelines: null })
})

test('counts put the worst state first, and trouble is what somebody must look at', async () => {
  const { fleet } = openFleet()
  await waitFor(() =>
    expect(fleet().pipelines?.get(role('broken pipeline'))?.verdict.state).toBe('broken'),
  )
  const counts = countStates(entitiesOf(fleet()).map(({ verdict }) => verdict))
  expect(counts[0]).toMatchObject({ verdict: { state: 'broken' } })
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(25)
  expect(
    entitiesOf(fleet())
      .filter(isTrouble)
      .every(({ verdict }) => verdict.tone !== 'ok'),
  ).toBe(true)
})

test('without new answers verdicts lose their look after three periods, and go after ten', async () => {
  const { fleet, clock } = openFleet({ scenario: 'healthy', asks: ['source'] })
  const verdicts = () => [...(fleet().sources?.values() ?? [])].map(({ verdict }) => verdict)
  await waitFor(() => expect(verdicts().map(({ state }) => state)).toContain('flowing'))
  expect(verdicts().every(({ age }) => age === 'fresh')).toBe(true)
  act(() => clock.pass(50_000))
  expect(verdicts().every(({ age }) => age === 'stale')).toBe(true)
  act(() => clock.pass(110_000))
  expect(verdicts().every(({ age, state }) => age === 'unknown' && state === 'unknown')).toBe(true)
})

test('the settings file names, groups and mutes', async () => {
  const own = {
    shortName: 'CRM',
    group: 'sales',
    tags: ['gold'],
    weight: 5,
    allowanceS: 300,
    thresholds: new Map(),
    muteUntilMs: Date.now() + 3_600_000,
    headroomBytes: null,
    retentionHours: 48,
    walFactor: null,
    expectedRowDiff: 0,
  }
  const connectors = new Map([
    ['crm-sqlserver', own],
    ['legacy-oracle', own],
  ])
  const settings = { ...NO_SETTINGS, connectors }
  const { fleet } = openFleet({ asks: ['source'], settings })
  await waitFor(() =>
    expect(fleet().sources?.get(role('idle source'))?.verdict.state).toBe('quiet'),
  )
  expect(fleet().sources?.get(role('idle source'))).toMatchObject({
    shortName: 'CRM',
    group: 'sales',
    harm: { weight: 5, allowanceMs: 300_000 },
    verdict: { mutedUntilMs: own.muteUntilMs },
  })
  expect(fleet().sources?.get(role('idle source'))?.tags).toContain('gold')
  const paused = fleet().sources?.get(role('paused source'))?.verdict
  expect(sentenceText(paused?.sentence ?? [], String)).toContain('Its database keeps changes for ')
})
