import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import {
  lag,
  MINUTE_MS,
  MOVES,
  NOW_MS,
  pipeline,
  type PipelineParts,
} from '#src/testing/health-facts.ts'
import { pipelineVerdict } from './health-pipeline.ts'
import type { Breach } from './threshold-state.ts'

const NAMES = { source: 'billing-mysql', destination: 'Databricks' }
/** A destination of three pipelines that falls behind as a whole. */
const SHARED = { sharedBy: 3, names: NAMES, reads: { ...MOVES, perSec: null } }
const BEHIND = { destination: { lag: lag(237_000, 'rising') } }
const UNWATCHED = 'not known'

const LAG_LIMIT: Breach = {
  threshold: { metric: 'recordsLag', crit: 100_000, forMin: 5, direction: 'above' },
  level: 'crit',
  value: 237_000,
  atMs: NOW_MS,
  sinceMs: NOW_MS - 33 * MINUTE_MS,
  isFromStart: false,
}
const BATCH_LIMIT: Breach = {
  ...LAG_LIMIT,
  threshold: { metric: 'putBatchMaxTimeMs', warn: 1000, forMin: 0, direction: 'above' },
  level: 'warn',
  value: 2000,
}

const OVER = { destination: { lag: lag(237_000), breaches: [LAG_LIMIT] } }

function verdict(parts: PipelineParts) {
  return pipelineVerdict(pipeline({ ...SHARED, ...parts }))
}

test.each<[string, PipelineParts, string]>([
  [
    'it falls behind and where the own lag goes is not known yet',
    { ...BEHIND, lag: lag(180_000, UNWATCHED) },
    'behind',
  ],
  ['it falls behind and the own lag was not read', { ...BEHIND, isOwnLag: false }, 'behind'],
  ['the own lag rises', { ...BEHIND, lag: lag(180_000, 'rising') }, 'behind'],
  [
    'the own lag is seen to fall, so others fall behind',
    { ...BEHIND, lag: lag(80_000, 'falling') },
    'draining',
  ],
  ['the own lag is next to nothing', { ...BEHIND, lag: lag(900, UNWATCHED) }, 'flowing'],
  [
    'trap: a small table has a small part of the lag and is as late as the others',
    { ...BEHIND, source: { movement: { ...MOVES, perSec: 1 } }, lag: lag(900, UNWATCHED) },
    'behind',
  ],
  [
    'what a small part is worth is not known',
    { ...BEHIND, source: { movement: { ...MOVES, perSec: null } }, lag: lag(900, UNWATCHED) },
    'behind',
  ],
  ['the own lag is zero', { ...BEHIND, lag: lag(0, UNWATCHED) }, 'flowing'],
  [
    'it drains and where the own lag goes is not known yet',
    { destination: { lag: lag(237_000, 'falling') }, lag: lag(180_000, UNWATCHED) },
    'draining',
  ],
  ['its lag is over a limit', { ...OVER, lag: lag(180_000, UNWATCHED) }, 'over-crit'],
  [
    'its lag is over a limit, whichever way the own goes',
    { ...OVER, lag: lag(80_000) },
    'over-crit',
  ],
  [
    'its lag is over a limit, and the own is next to nothing',
    { ...OVER, lag: lag(900) },
    'flowing',
  ],
  [
    'a limit goes before falling behind',
    { destination: { lag: lag(237_000, 'rising'), breaches: [LAG_LIMIT] }, lag: lag(180_000) },
    'over-crit',
  ],
  [
    'what is worse of the pipeline itself stays',
    { ...BEHIND, status: 'Broken', lag: lag(180_000, UNWATCHED) },
    'broken',
  ],
  [
    'a pipeline that is stopped takes no part',
    { ...OVER, status: 'Stopped', lag: lag(180_000, UNWATCHED) },
    'stopped',
  ],
  [
    'slow batches concern all its pipelines, however little waits',
    { destination: { breaches: [BATCH_LIMIT] }, lag: lag(0) },
    'over-warn',
  ],
  [
    'a destination of its own over its limit',
    { ...OVER, sharedBy: 1, lag: lag(237_000) },
    'over-crit',
  ],
  [
    'the numbers of the destination are late',
    { destination: { ...OVER.destination, data: { kind: 'late', newestMs: 0 } } },
    'unknown',
  ],
])('a destination and its pipelines: %s', (_, parts, state) => {
  expect(verdict(parts).state).toBe(state)
})

function said(parts: PipelineParts): string {
  return sentenceText(verdict(parts).sentence, () => '').replaceAll('\u202f', ' ')
}

test('the sentence says whose number it is', () => {
  expect(said({ ...BEHIND, lag: lag(180_000, UNWATCHED) })).toBe(
    'Falling behind: its destination Databricks has 237 k records waiting, growing by 300/s, shared by 3 pipelines.',
  )
  expect(said({ ...OVER, lag: lag(180_000, UNWATCHED) })).toBe(
    'Its destination Databricks, shared by 3 pipelines: Lag 237 k, at or over its limit of 100 k for 33 min.',
  )
  expect(said({ ...OVER, sharedBy: 1, lag: lag(237_000) })).toBe(
    'Its destination Databricks: Lag 237 k, at or over its limit of 100 k for 33 min.',
  )
})

test('one thing is told once', () => {
  const { also } = verdict({ ...BEHIND, lag: lag(180_000, 'rising') })
  expect(also).toEqual([])
})
