import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import {
  lag,
  MINUTE_MS,
  MOVEMENT_NOT_KNOWN,
  MOVES,
  NOW_MS,
  pipeline,
  still,
  type PipelineParts,
} from '#src/testing/health-facts.ts'
import type { PipelineFacts } from './health-facts.ts'
import { pipelineVerdict } from './health-pipeline.ts'

const QUIET_SOURCE = { movement: still(), silence: 38 * MINUTE_MS }
const learned = (minutes: number) =>
  ({ kind: 'learned', p99Ms: minutes * MINUTE_MS, basis: 'silences on Tuesdays at 14:00' }) as const

function said(facts: PipelineFacts): string {
  const text = sentenceText(pipelineVerdict(facts).sentence, (ms) =>
    new Date(ms).toISOString().slice(11, 16),
  )
  return text.replaceAll('\u202f', ' ')
}

test.each<[string, PipelineParts, string, string]>([
  ['source and destination move', {}, 'flowing', 'Flowing'],
  ['both move and the lag rises', { lag: lag(62_000, 'rising') }, 'behind', 'Falling behind'],
  ['both move and the lag falls', { lag: lag(62_000, 'falling') }, 'draining', 'Draining'],
  [
    'records wait, nothing is read, the source moves',
    { reads: still(), lag: lag(62_000, 'rising') },
    'stalled',
    'Stalled at destination',
  ],
  [
    'records wait, nothing is read, the source stands still too',
    { source: QUIET_SOURCE, reads: still(), lag: lag(62_000, 'steady') },
    'stalled',
    'Stalled at destination',
  ],
  [
    'the source stands still and the lag falls',
    { source: QUIET_SOURCE, lag: lag(62_000, 'falling') },
    'draining',
    'Draining',
  ],
  [
    'silence shorter than usual',
    { source: { ...QUIET_SOURCE, usualSilence: learned(60) }, reads: still(), lag: lag(0) },
    'quiet',
    'Quiet',
  ],
  [
    'silence longer than usual',
    { source: { ...QUIET_SOURCE, usualSilence: learned(12) }, reads: still(), lag: lag(0) },
    'unusually-quiet',
    'Unusually quiet',
  ],
  [
    'nothing waits, and what a slow sink does is known for less than its W',
    { source: QUIET_SOURCE, reads: { ...MOVEMENT_NOT_KNOWN, overMs: 14 * MINUTE_MS }, lag: lag(0) },
    'quiet',
    'Quiet',
  ],
  [
    'no connection to the database, whatever waits',
    { source: { ...QUIET_SOURCE, connected: 0 }, reads: still(), lag: lag(0) },
    'disconnected',
    'Disconnected',
  ],
  [
    'the source moves, nothing is read for 3 W, no lag shows',
    { reads: still(15), lag: lag(0) },
    'not-read',
    'Not being read',
  ],
  [
    'the source moves, nothing is read for 3 W, the lag is not reported',
    { reads: still(15), lag: lag(null) },
    'not-read',
    'Not being read',
  ],
  [
    'the lag shrinks though nothing is read',
    { reads: still(), lag: lag(62_000, 'falling') },
    'lag-shrinks',
    'Lag shrinks unread',
  ],
  [
    'the source is broken and what it wrote is still read',
    { status: 'Broken', source: { ...QUIET_SOURCE, status: 'Broken' }, lag: lag(900, 'falling') },
    'broken',
    'Broken at source, draining',
  ],
  [
    'stopped, and the backlog grows',
    { status: 'Stopped', reads: still(), lag: lag(62_000, 'rising') },
    'stopped-growing',
    'Stopped, backlog grows',
  ],
  [
    'paused, and the backlog grows',
    { status: 'Paused', reads: still(), lag: lag(62_000, 'rising') },
    'stopped-growing',
    'Paused, backlog grows',
  ],
])('row: %s', (_, parts, state, label) => {
  expect(pipelineVerdict(pipeline(parts))).toMatchObject({ state, label })
})

test.each<[string, PipelineParts, string]>([
  ['a quiet table is no stall', { source: QUIET_SOURCE, reads: still(), lag: lag(0) }, 'quiet'],
  [
    'zero lag of a dead source is not flowing',
    {
      status: 'Broken',
      source: { ...QUIET_SOURCE, status: 'Broken' },
      reads: still(),
      lag: lag(0),
    },
    'broken',
  ],
  [
    'zero lag behind a source without a connection is not quiet',
    { source: { ...QUIET_SOURCE, connected: 0 }, reads: still(), lag: lag(0) },
    'disconnected',
  ],
  [
    'paused on purpose with a steady backlog is no trouble',
    { status: 'Paused', reads: still(), lag: lag(900) },
    'paused',
  ],
  [
    'a pause of the source is the pipeline’s',
    { status: null, source: { status: 'Paused', desiredState: 'Paused' } },
    'paused',
  ],
  [
    'one of three tasks failed while the rest moves',
    { source: { tasks: { failed: 1, of: 3 } } },
    'task-failed',
  ],
  [
    'a snapshot of the source colours the pipeline',
    {
      source: {
        snapshot: {
          isRunning: true,
          movement: MOVES,
          sinceLastEventMs: 0,
          tables: { done: 2, of: 6 },
        },
      },
    },
    'snapshot',
  ],
  [
    'markers left over at the end of a topic are no stall',
    { source: QUIET_SOURCE, reads: still(), lag: { ...lag(3), floor: 5 } },
    'quiet',
  ],
  [
    'a lag worth a few seconds only is not worth a word',
    { lag: { ...lag(900, 'rising'), worthMs: 9000 } },
    'flowing',
  ],
  [
    'a lag worth two minutes is',
    { lag: { ...lag(12_000, 'rising'), worthMs: 2 * MINUTE_MS } },
    'behind',
  ],
])('trap: %s', (_, parts, state) => {
  expect(pipelineVerdict(pipeline(parts)).state).toBe(state)
})

test.each<[string, PipelineParts]>([
  [
    'the newest points of the source are too old',
    { source: { data: { kind: 'late', newestMs: 0 } } },
  ],
  [
    'the metrics of everything are late',
    { destination: { data: { kind: 'late everywhere', sinceMs: 0 } } },
  ],
  ['the destination has no metrics', { destination: { data: { kind: 'none' } } }],
  ['metrics could not be read', { source: { data: { kind: 'not read' } } }],
  ['the source reports no counter', { source: { movement: MOVEMENT_NOT_KNOWN } }],
  ['the destination reports no counter', { reads: MOVEMENT_NOT_KNOWN }],
  [
    'nothing waits, and whether the sink reads is not known at all',
    { source: QUIET_SOURCE, reads: MOVEMENT_NOT_KNOWN, lag: lag(0) },
  ],
  [
    'records wait, and what a slow sink does is known for less than its W',
    { reads: { ...MOVEMENT_NOT_KNOWN, overMs: 14 * MINUTE_MS }, lag: lag(900) },
  ],
  ['nothing moves and the lag is null', { source: QUIET_SOURCE, reads: still(), lag: lag(null) }],
  [
    'records wait unread and where the lag goes is not known',
    { reads: still(), lag: lag(9000, 'not known') },
  ],
  ['the source moves and nothing is read, but not for long', { reads: still(6), lag: lag(0) }],
  ['the platform says Unknown', { status: 'Unknown' }],
  ['the platform says a word nobody knows', { status: 'Rebalancing' }],
  ['an end is missing in the row', { status: 'Active', source: null }],
  ['the status of the source is too old', { source: { statusAge: 'stale' } }],
])('neither green nor red but Unknown: %s', (_, parts) => {
  expect(pipelineVerdict(pipeline(parts))).toMatchObject({ state: 'unknown', tone: 'off' })
})

test('a broken word is fresh news even while metrics are late', () => {
  const late = { data: { kind: 'late', newestMs: NOW_MS - 20 * MINUTE_MS } } as const
  expect(
    pipelineVerdict(pipeline({ status: 'Broken', source: late, destination: late })),
  ).toMatchObject({
    state: 'broken',
    tone: 'crit',
  })
})

test('the sentence has the fact, the number, the time and the reading', () => {
  expect(said(pipeline({ reads: still(12), lag: lag(62_000, 'rising') }))).toBe(
    'Stalled for 12 min: 62.0 k records waiting, nothing read since 13:50.',
  )
  const longer = { ...still(14), lastMs: null }
  expect(said(pipeline({ reads: longer, lag: lag(62_000) }))).toBe(
    'Stalled for at least 14 min: 62.0 k records waiting, nothing read for 14 min or longer.',
  )
  expect(said(pipeline({ lag: lag(62_000, 'rising') }))).toBe(
    'Falling behind: 62.0 k records waiting, growing by 300/s.',
  )
  expect(said(pipeline({ source: QUIET_SOURCE, reads: still(), lag: lag(0) }))).toBe(
    'Quiet: no change for 38 min, nothing waits; how long is usual is not known yet (3 of 7 days seen).',
  )
  const unusual = { ...QUIET_SOURCE, usualSilence: learned(12) }
  expect(said(pipeline({ source: unusual, reads: still(), lag: lag(0) }))).toBe(
    'Unusually quiet: no change for 38 min, nothing waits; 99 % of silences on Tuesdays at 14:00 are under 12 min.',
  )
})

test('a stall carries since when, and every input it was decided by', () => {
  const verdict = pipelineVerdict(pipeline({ reads: still(12), lag: lag(62_000, 'rising') }))
  expect(verdict.sinceMs).toBe(NOW_MS - 12 * MINUTE_MS)
  expect(verdict.evidence).toContainEqual({
    name: 'recordsLag',
    value: 62_000,
    unit: 'records',
    atMs: NOW_MS,
  })
  expect(verdict.evidence).toContainEqual({
    name: 'destination moves (counter)',
    value: 'no',
    unit: null,
    atMs: NOW_MS - 12 * MINUTE_MS,
  })
})

test('the worst counts, and the other trouble is named beside it', () => {
  const facts = pipeline({
    source: { tasks: { failed: 1, of: 3 }, retryShare: 0.02 },
    lag: lag(62_000, 'rising'),
  })
  const { state, also } = pipelineVerdict(facts)
  expect(state).toBe('task-failed')
  expect(also.map((one) => one.state)).toEqual(['behind', 'retrying'])
})
