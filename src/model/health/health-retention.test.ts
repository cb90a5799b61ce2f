import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import {
  lag,
  MINUTE_MS,
  NOW_MS,
  pipeline,
  still,
  type PipelineParts,
} from '#src/testing/health-facts.ts'
import { pipelineVerdict } from './health-pipeline.ts'

const HOUR_MS = 60 * MINUTE_MS
const WEEK_MS = 168 * HOUR_MS

function said(parts: PipelineParts): string {
  const { sentence } = pipelineVerdict(pipeline({ topicRetentionMs: WEEK_MS, ...parts }))
  return sentenceText(sentence, () => '13:50').replaceAll('\u202f', ' ')
}

const STOPPED: PipelineParts = {
  status: 'Stopped',
  sharedBy: 3,
  haltedSinceMs: NOW_MS - 5 * HOUR_MS,
  lag: lag(9000),
}
const LEFT = 'Its topics keep records for 7 d: the first unread records go in at most 6 d 19 h.'

test.each<[string, PipelineParts, string]>([
  ['stopped, and records wait', STOPPED, `Stopped on purpose. ${LEFT}`],
  ['stopped, and nothing waits', { ...STOPPED, lag: lag(0) }, 'Stopped on purpose.'],
  [
    'the lag is not reported: they may wait',
    { ...STOPPED, lag: lag(null) },
    `Stopped on purpose. ${LEFT}`,
  ],
  [
    'how long topics keep is not set',
    { ...STOPPED, topicRetentionMs: null },
    'Stopped on purpose.',
  ],
  [
    'trap: that a shared destination reads says nothing of a stopped pipeline',
    { ...STOPPED, haltedSinceMs: null, reads: still(12) },
    'Stopped on purpose.',
  ],
  [
    'the time is over',
    { ...STOPPED, haltedSinceMs: NOW_MS - 2 * WEEK_MS },
    'Stopped on purpose. Its topics keep records for 7 d: the first unread records may be gone.',
  ],
  [
    'stalled at a destination of its own',
    { reads: still(12), lag: lag(62_000) },
    'Stalled for 12 min: 62.0 k records waiting, nothing read since 13:50. Its topics keep records for 7 d: the first unread records go in at most 7 d.',
  ],
  ['flowing', {}, 'Flowing: 100/s read, 62 records waiting.'],
])('topic retention: %s', (_, parts, expected) => {
  expect(said(parts)).toBe(expected)
})
