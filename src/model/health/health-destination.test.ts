import { expect, test } from 'vitest'
import { destination, lag, MOVEMENT_NOT_KNOWN, still } from '#src/testing/health-facts.ts'
import { destinationVerdict } from './health-destination.ts'
import type { DestinationFacts } from './health-facts.ts'

test.each<[string, Partial<DestinationFacts>, string]>([
  ['it reads', {}, 'flowing'],
  ['it reads and the lag rises', { lag: lag(62_000, 'rising') }, 'behind'],
  ['it reads and the lag falls', { lag: lag(62_000, 'falling') }, 'draining'],
  ['it reads and the lag is not reported', { lag: lag(null, 'not known') }, 'flowing'],
  ['records wait unread', { movement: still(), lag: lag(62_000) }, 'stalled'],
  ['the lag shrinks unread', { movement: still(), lag: lag(62_000, 'falling') }, 'lag-shrinks'],
  ['nothing waits and nothing is read', { movement: still(), lag: lag(0) }, 'quiet'],
  ['nothing is read and the lag is not reported', { movement: still(), lag: lag(null) }, 'unknown'],
  ['it reports no counter', { movement: MOVEMENT_NOT_KNOWN, lag: lag(62_000) }, 'unknown'],
  ['it is broken', { status: 'Broken', movement: still(), lag: lag(62_000, 'rising') }, 'broken'],
  [
    'it is paused and the backlog grows',
    { status: 'Paused', desiredState: 'Paused', movement: still(), lag: lag(62_000, 'rising') },
    'stopped-growing',
  ],
  [
    'it is paused and nothing waits',
    { status: 'Paused', desiredState: 'Paused', movement: still(), lag: lag(0) },
    'paused',
  ],
  [
    'it is paused and a backlog stands',
    { status: 'Paused', desiredState: 'Paused', movement: still(), lag: lag(900) },
    'paused',
  ],
  ['its metrics are late', { data: { kind: 'late', newestMs: 0 } }, 'unknown'],
  ['a task failed', { tasks: { failed: 2, of: 2 } }, 'task-failed'],
])('where %s', (_, own, state) => {
  expect(destinationVerdict(destination(own)).state).toBe(state)
})
