import { expect, test } from 'vitest'
import type { ChangeLogFacts, Movement, SourceFacts } from '#src/model/health/health-facts.ts'
import { HOUR_MS, MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { unknownMovement } from '#src/series/slope/movement.ts'
import { NOTHING_USUAL, type UsualHistory } from '#src/series/usual/usual-day.ts'
import { changeLogFacts } from './facts-change-log.ts'
import type { ConnectorAnswers } from './facts-input.ts'

const NOW = Date.UTC(2026, 2, 3, 14, 0)
const ago = (minutes: number) => NOW - minutes * MINUTE_MS
const UNKNOWN = unknownMovement('the source reports no counter')
const MOVES: Movement = { ...UNKNOWN, moves: 'yes', lastMs: NOW }
const STILL: Movement = { ...UNKNOWN, moves: 'no', overMs: 15 * MINUTE_MS }

/** Watched until so many minutes ago, and last seen to move then. */
function watchedUntil(minutes: number): UsualHistory {
  return { ...NOTHING_USUAL, fromMs: 0, toMs: ago(minutes), lastMovedMs: ago(minutes + 1) }
}

type Seen = Pick<ConnectorAnswers, 'usual' | 'haltedSinceMs' | 'changeLog'> & {
  readonly movement?: Movement
  readonly silence?: SourceFacts['silence']
  readonly connector?: string
}

function facts({ movement = UNKNOWN, silence = null, connector, ...known }: Seen) {
  const answers: ConnectorAnswers = {
    connector: {
      id: 's',
      name: 'orders',
      connector: connector ?? null,
      connectorName: 'Database',
      status: 'Broken',
      desiredState: null,
      createdAtMs: null,
      topicIds: [],
      tags: [],
      tasks: [],
    },
    latest: undefined,
    series: {},
    answer: {
      step: stepOf('minute', 1),
      reading: 'cumulative',
      runningMs: NOW,
      atMs: NOW,
      isRead: true,
      lateSinceMs: null,
    },
    statusAge: 'fresh',
    ...known,
  }
  return changeLogFacts(answers, movement, silence)
}

test.each<[string, Seen, Pick<ChangeLogFacts, 'stillSinceMs' | 'isAtLeast'>]>([
  ['it moves', { movement: MOVES }, { stillSinceMs: null, isAtLeast: false }],
  ['nothing is known of it', {}, { stillSinceMs: null, isAtLeast: true }],
  [
    'its own silence tells when',
    { movement: STILL, silence: 47 * MINUTE_MS },
    { stillSinceMs: ago(47), isAtLeast: false },
  ],
  [
    'trap: −1 since its restart tells nothing',
    { movement: STILL, silence: 'none yet' },
    { stillSinceMs: ago(15), isAtLeast: true },
  ],
  [
    'its last writing in the answer tells when',
    { movement: { ...STILL, lastMs: ago(9) } },
    { stillSinceMs: ago(9), isAtLeast: false },
  ],
  [
    'no metrics since it was halted: the last writing that was seen',
    { usual: watchedUntil(300), haltedSinceMs: ago(299) },
    { stillSinceMs: ago(301), isAtLeast: false },
  ],
  [
    'trap: what it did between yesterday’s watch and the moment it was seen halted, nobody knows',
    { usual: watchedUntil(1200), haltedSinceMs: ago(60) },
    { stillSinceMs: ago(60), isAtLeast: true },
  ],
])('since when a source stands still: %s', (_, seen, expected) => {
  expect(facts(seen)).toMatchObject(expected)
})

test.each([
  ['postgresql', 'until read'],
  ['alloydb', 'until read'],
  ['mysql', 'for a time'],
  ['MongoDB', 'for a time'],
  ['sqlserverazure', 'for a time'],
  ['webhook', null],
])('the change log behind %s is kept %s', (connector, keeps) => {
  expect(facts({ connector }).keeps).toBe(keeps)
})

test('what the settings file says is handed on in the units of the rules', () => {
  const changeLog = { headroomBytes: 20e9, retentionHours: 72, walFactor: 2.5 }
  expect(facts({ changeLog })).toMatchObject({
    headroomBytes: 20e9,
    retentionMs: 72 * HOUR_MS,
    factor: 2.5,
    bytesPerSec: null,
  })
})
