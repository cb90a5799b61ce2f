/** A sink that writes every half hour, watched minute by minute: longer than any answer reaches back. */
import { expect, test } from 'vitest'
import { destinationVerdict } from '#src/model/health/health-destination.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import type { EntitySeries } from '#src/series/answer-reading.ts'
import { destinationFacts } from '#src/series/facts/facts-destination.ts'
import { NOTHING_USUAL, type UsualHistory } from './usual-day.ts'
import { learnDestination } from './usual-learn.ts'

const START = Date.UTC(2026, 2, 3)
const STEP = stepOf('minute', 1)
const FLUSH_MIN = 30
const PER_MIN = 500
/** It is watched for a day, and then stops for good. */
const DAY_MIN = 24 * 60
const STOPS_MIN = DAY_MIN + 60

/** Flushes until a minute; none after it has stopped. */
function flushes(minute: number): number {
  return Math.floor(Math.min(minute, STOPS_MIN) / FLUSH_MIN)
}

function seriesAt(running: number): EntitySeries {
  const minutes = Array.from({ length: 16 }, (_, index) => running - 15 + index)
  const timesMs = minutes.map((minute) => START + minute * MINUTE_MS)
  const read = minutes.map((minute) => flushes(minute) * FLUSH_MIN * PER_MIN)
  const written = minutes.map((minute) => minute * PER_MIN)
  const lag = written.map((total, index) => total - (read[index] ?? 0))
  return {
    recordsConsumedTotal: { timesMs, values: read },
    recordsLag: { timesMs, values: lag },
  }
}

function stateAt(running: number, usual: UsualHistory) {
  const runningMs = START + running * MINUTE_MS
  const facts = destinationFacts({
    connector: {
      id: 'd',
      name: 'd',
      connector: null,
      connectorName: 'Sink',
      status: 'Active',
      desiredState: null,
      createdAtMs: null,
      topicIds: [],
      tags: [],
      tasks: [],
    },
    latest: undefined,
    series: seriesAt(running),
    answer: {
      step: STEP,
      reading: 'cumulative',
      runningMs,
      atMs: runningMs + 20_000,
      isRead: true,
      lateSinceMs: null,
    },
    statusAge: 'fresh',
    usual,
  })
  return destinationVerdict(facts).state
}

/** What the page says from the end of the first day on, minute by minute. */
function statesFrom(learnedAt: (usual: UsualHistory) => UsualHistory, untilMin: number) {
  let usual = NOTHING_USUAL
  const states: string[] = []
  for (let running = 15; running <= untilMin; running++) {
    const runningMs = START + running * MINUTE_MS
    const answer = {
      series: seriesAt(running),
      step: STEP,
      reading: 'cumulative',
      runningMs,
    } as const
    usual = learnDestination(usual, answer)
    if (running >= DAY_MIN) states.push(stateAt(running, learnedAt(usual)))
  }
  return states
}

test('its pauses do not look like a stall once they are known', () => {
  const states = statesFrom((usual) => usual, STOPS_MIN)
  expect([...new Set(states)]).toEqual(['flowing'])
})

test('without what was learned they would', () => {
  const states = statesFrom(() => NOTHING_USUAL, STOPS_MIN)
  expect(states).toContain('stalled')
})

test('when it really stops it is stalled after three of its pauses, and not before', () => {
  const states = statesFrom((usual) => usual, STOPS_MIN + 4 * FLUSH_MIN)
  const stalledAfterMin = DAY_MIN + states.indexOf('stalled') - STOPS_MIN
  expect(stalledAfterMin).toBeGreaterThanOrEqual(3 * FLUSH_MIN)
  expect(stalledAfterMin).toBeLessThanOrEqual(3 * FLUSH_MIN + 2)
})
