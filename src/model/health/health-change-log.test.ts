import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import { CHANGE_LOG, MINUTE_MS, NOW_MS, source } from '#src/testing/health-facts.ts'
import { withChangeLog } from './health-change-log.ts'
import type { ChangeLogFacts } from './health-facts.ts'
import { sourceVerdict } from './health-source.ts'
import type { HealthState } from './health.ts'

const HOUR_MS = 60 * MINUTE_MS
const STILL_SINCE = { stillSinceMs: NOW_MS - 47 * MINUTE_MS }

/** What is added to a finding about a source. */
function said(changeLog: Partial<ChangeLogFacts>, state: HealthState = 'broken'): string {
  const facts = source({ changeLog: { ...CHANGE_LOG, ...STILL_SINCE, ...changeLog } })
  const { sentence } = withChangeLog({ state, sentence: ['It is so.'], evidence: [] }, facts)
  return sentenceText(sentence, () => '')
    .replaceAll('\u202f', ' ')
    .replace('It is so.', '')
    .trim()
}

// 1.1 MB/s for 47 min are 3.1 GB; 20 GB less that at the same pace last 4.3 h.
const PACE = { bytesPerSec: 1_100_000 }
const MYSQL: Partial<ChangeLogFacts> = { keeps: 'for a time', retentionMs: 72 * HOUR_MS }

test.each<[string, Partial<ChangeLogFacts>, string]>([
  ['nothing is known of its database', {}, ''],
  [
    'Postgres, nothing is set and nothing was learned: time only',
    { keeps: 'until read' },
    'Its database has kept changes for 47 min; how much they take is not known yet.',
  ],
  [
    'Postgres, nothing is set: time and bytes only',
    { keeps: 'until read', ...PACE },
    'Its database has kept changes for 47 min: of the order of 3 GB at the usual rate.',
  ],
  [
    'with headroom: how long it would last',
    { keeps: 'until read', ...PACE, headroomBytes: 20e9 },
    'Its database has kept changes for 47 min: of the order of 3 GB at the usual rate; 20 GB of headroom would last ≈ 4 h 16 m more.',
  ],
  [
    'with a measured factor there is that much more of it',
    { keeps: 'until read', ...PACE, headroomBytes: 20e9, factor: 2.5 },
    'Its database has kept changes for 47 min: of the order of 8 GB at the usual rate; 20 GB of headroom would last ≈ 1 h 14 m more.',
  ],
  [
    'the headroom may be full',
    { ...PACE, headroomBytes: 1e9 },
    'Its database has kept changes for 47 min: of the order of 3 GB at the usual rate, perhaps more than the headroom of 1 GB.',
  ],
  [
    'headroom, but no usual rate',
    { headroomBytes: 20e9 },
    'Its database has kept changes for 47 min, with 20 GB of headroom; how much they take is not known yet.',
  ],
  [
    'trap: a usual rate of zero fills nothing, and nothing is called safe',
    { headroomBytes: 20e9, bytesPerSec: 0 },
    'Its database has kept changes for 47 min: of the order of 0 B at the usual rate; the headroom is 20 GB.',
  ],
  [
    'MySQL: the log goes after its time',
    MYSQL,
    'Its database keeps changes for 3 d: the first unread ones go in ≈ 2 d 23 h.',
  ],
  [
    'MySQL: its time is over',
    { ...MYSQL, stillSinceMs: NOW_MS - 73 * HOUR_MS },
    'Its database keeps changes for 3 d: the first unread ones may be gone.',
  ],
  [
    'nobody saw it stop: it has been longer',
    { ...MYSQL, isAtLeast: true },
    'Its database keeps changes for 3 d: the first unread ones go in at most 2 d 23 h.',
  ],
  ['MySQL without a time that is set', { keeps: 'for a time' }, ''],
  ['since when is not known', { ...MYSQL, stillSinceMs: null }, ''],
])('change log: %s', (_, changeLog, expected) => {
  expect(said(changeLog)).toBe(expected)
})

test.each<[HealthState, boolean]>([
  ['paused', true],
  ['unassigned', true],
  ['disconnected', true],
  ['quiet', false],
  ['unusually-quiet', false],
  ['unknown', false],
  ['flowing', false],
])('a source that is %s: %s', (state, isSaid) => {
  expect(said({ keeps: 'until read', ...PACE }, state) !== '').toBe(isSaid)
})

test('every input of the estimate is in the evidence', () => {
  const changeLog = { ...CHANGE_LOG, ...STILL_SINCE, ...PACE, headroomBytes: 20e9 }
  const { evidence } = sourceVerdict(source({ status: 'Paused', desiredState: null, changeLog }))
  expect(evidence).toEqual(
    expect.arrayContaining([
      { name: 'stands still for', value: 47 * MINUTE_MS, unit: 'ms', atMs: NOW_MS },
      { name: 'headroomBytes', value: 20e9, unit: 'bytes', atMs: null },
      { name: 'walFactor', value: 'not measured, 1 assumed', unit: 'flag', atMs: null },
    ]),
  )
})
