import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import {
  MINUTE_MS,
  MOVEMENT_NOT_KNOWN,
  MOVES,
  NOW_MS,
  source,
  still,
} from '#src/testing/health-facts.ts'
import type { SnapshotFacts, SourceFacts } from './health-facts.ts'
import { sourceVerdict } from './health-source.ts'

const QUIET = { movement: still(), silence: 38 * MINUTE_MS }

function snapshot(own: Partial<SnapshotFacts> = {}): SnapshotFacts {
  return {
    isRunning: true,
    movement: MOVES,
    sinceLastEventMs: 0,
    tables: { done: 2, of: 6 },
    ...own,
  }
}

test.each<[string, Partial<SourceFacts>, string, string]>([
  ['it writes', {}, 'flowing', 'Flowing'],
  ['it is silent and nothing is learned', QUIET, 'quiet', 'Quiet'],
  [
    'it never had a change since its start (−1)',
    { movement: still(), silence: 'none yet' },
    'quiet',
    'Quiet',
  ],
  ['it is silent without a connection', { ...QUIET, connected: 0 }, 'disconnected', 'Disconnected'],
  [
    'a snapshot runs while streaming stands still',
    { snapshot: snapshot() },
    'snapshot',
    'Snapshot 2 of 6',
  ],
  [
    'a snapshot runs without a streaming connection',
    { ...QUIET, connected: 0, snapshot: snapshot() },
    'snapshot',
    'Snapshot 2 of 6',
  ],
  [
    'a snapshot that names no table',
    { snapshot: snapshot({ tables: null }) },
    'snapshot',
    'Snapshot',
  ],
  [
    'a snapshot without a row for long',
    { snapshot: snapshot({ movement: still(), sinceLastEventMs: 9 * MINUTE_MS }) },
    'snapshot-stuck',
    'Snapshot stuck',
  ],
  [
    'a snapshot between two tables',
    { snapshot: snapshot({ movement: still(), sinceLastEventMs: 2 * MINUTE_MS }) },
    'snapshot',
    'Snapshot 2 of 6',
  ],
  ['sends are repeated', { retryShare: 0.02 }, 'retrying', 'Retrying'],
  ['one of three tasks failed', { tasks: { failed: 1, of: 3 } }, 'task-failed', 'Task down'],
  ['coming up', { status: 'Starting' }, 'starting', 'Starting'],
  ['waiting to be deployed', { status: 'Pending' }, 'starting', 'Starting'],
  ['paused on purpose', { status: 'Paused', desiredState: 'Paused' }, 'paused', 'Paused'],
  [
    'still paused, wanted Active',
    { status: 'Paused', desiredState: 'Active' },
    'starting',
    'Starting',
  ],
  ['stopped', { status: 'Stopped', desiredState: 'Stopped' }, 'stopped', 'Stopped'],
  ['no worker', { status: 'Unassigned', data: { kind: 'none' } }, 'unassigned', 'No worker'],
  ['broken', { status: 'Broken' }, 'broken', 'Broken'],
  ['a status in another case', { status: 'BROKEN' }, 'broken', 'Broken'],
  ['no status', { status: null }, 'unknown', 'Unknown'],
  ['no metrics', { data: { kind: 'none' } }, 'unknown', 'Unknown'],
  ['no counter', { movement: MOVEMENT_NOT_KNOWN }, 'unknown', 'Unknown'],
  [
    'no counter and no connection: not proven silent',
    { movement: MOVEMENT_NOT_KNOWN, connected: 0 },
    'unknown',
    'Unknown',
  ],
  ['silent, and the connection is not reported', { ...QUIET, connected: null }, 'quiet', 'Quiet'],
])('where %s', (_, own, state, label) => {
  expect(sourceVerdict(source(own))).toMatchObject({ state, label })
})

const OVER = {
  threshold: {
    metric: 'StreamingMilliSecondsBehindSource',
    warn: 5 * MINUTE_MS,
    forMin: 5,
    direction: 'above',
  },
  level: 'warn',
  value: 8 * MINUTE_MS,
  atMs: NOW_MS,
  sinceMs: NOW_MS - 12 * MINUTE_MS,
  isFromStart: false,
} as const

test('a limit that is crossed says by how much and for how long', () => {
  const verdict = sourceVerdict(source({ breaches: [OVER] }))
  expect(verdict).toMatchObject({ state: 'over-warn', tone: 'warn', label: 'Behind source high' })
  expect(sentenceText(verdict.sentence, String).replaceAll('\u202f', ' ')).toBe(
    'Behind source 8 min, at or over its limit of 5 min for 12 min.',
  )
})

test('behind-source of an idle source is frozen, so its limit says nothing', () => {
  expect(sourceVerdict(source({ ...QUIET, breaches: [OVER] })).state).toBe('quiet')
})

test('nobody measures a paused source against limits', () => {
  expect(
    sourceVerdict(source({ status: 'Paused', desiredState: null, breaches: [OVER] })).state,
  ).toBe('paused')
})

test('a status nobody knows hides no crossed limit', () => {
  expect(sourceVerdict(source({ status: 'Rebalancing', breaches: [OVER] })).state).toBe('over-warn')
})
