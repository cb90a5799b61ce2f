import { expect, test } from 'vitest'
import type { Connector } from '#src/model/entity.ts'
import { destinationVerdict } from '#src/model/health/health-destination.ts'
import { sourceVerdict } from '#src/model/health/health-source.ts'
import type { MetricValue } from '#src/model/metrics/metric.ts'
import { DAY_MS, stepOf } from '#src/model/time/time-range.ts'
import { destinationFacts, lagOf } from '#src/series/facts/facts-destination.ts'
import type { AnswerFacts, ConnectorAnswers } from '#src/series/facts/facts-input.ts'
import { pipelineFacts, type PipelineAnswers } from '#src/series/facts/facts-pipeline.ts'
import { sourceFacts } from '#src/series/facts/facts-source.ts'
import { NO_SAMPLES, withSample } from '#src/series/observed/observed-samples.ts'
import { NOTHING_USUAL, withHour, type UsualHistory } from '#src/series/usual/usual-day.ts'
import type { EntitySeries } from './answer-reading.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 2, 3, 14, 0)
const POINTS = 15

const CONNECTOR: Connector = {
  id: 'c',
  name: 'orders',
  connector: 'postgresql',
  connectorName: 'PostgreSQL',
  status: 'Active',
  desiredState: 'Active',
  createdAtMs: null,
  topicIds: [],
  tags: [],
  tasks: [],
}

/** One value a minute up to the running one. */
function minutes(valueAt: (minute: number) => number) {
  const numbers = Array.from({ length: POINTS + 1 }, (_, minute) => minute)
  return {
    timesMs: numbers.map((minute) => NOW - (POINTS - minute) * MINUTE),
    values: numbers.map(valueAt),
  }
}

const RISING = minutes((minute) => 1000 + 60 * minute)
const FLAT = minutes(() => 1000)

type Parts = {
  readonly series?: EntitySeries
  readonly values?: Readonly<Record<string, MetricValue>>
  readonly connector?: Partial<Connector>
  readonly answer?: Partial<AnswerFacts>
} & Pick<ConnectorAnswers, 'thresholds' | 'observed'>

function answers({ series, values, connector, answer, ...more }: Parts): ConnectorAnswers {
  return {
    connector: { ...CONNECTOR, ...connector },
    latest: { values: values ?? {}, unreadable: {}, snapshotTables: null },
    series: series ?? {},
    answer: {
      step: stepOf('minute', 1),
      reading: 'cumulative',
      runningMs: NOW,
      atMs: NOW + 20_000,
      isRead: true,
      lateSinceMs: null,
      ...answer,
    },
    statusAge: 'fresh',
    ...more,
  }
}

const CHANGES = {
  StreamingTotalNumberOfCreateEventsSeen: FLAT,
  StreamingTotalNumberOfUpdateEventsSeen: FLAT,
  StreamingTotalNumberOfDeleteEventsSeen: FLAT,
}

test.each<[string, EntitySeries, string]>([
  ['records are written', { sourceRecordWriteTotal: RISING }, 'yes'],
  ['nothing is written', { sourceRecordWriteTotal: FLAT, ...CHANGES }, 'no'],
  [
    'heartbeats are written without any change',
    { sourceRecordWriteTotal: RISING, ...CHANGES },
    'no',
  ],
  [
    'deletes alone come',
    { sourceRecordWriteTotal: RISING, ...CHANGES, StreamingTotalNumberOfDeleteEventsSeen: RISING },
    'yes',
  ],
  [
    'what is written cannot be called heartbeats while a change counter is missing',
    { sourceRecordWriteTotal: RISING, ...CHANGES, StreamingTotalNumberOfDeleteEventsSeen: null },
    'yes',
  ],
  [
    'a snapshot moves its own counter while streaming stands still',
    { sourceRecordWriteTotal: FLAT, ...CHANGES, SnapshotTotalNumberOfEventsSeen: RISING },
    'yes',
  ],
  [
    'the second best counter stands in',
    { sourceRecordWriteTotal: null, recordSendTotal: RISING },
    'yes',
  ],
  [
    'only changes are reported',
    { ...CHANGES, StreamingTotalNumberOfUpdateEventsSeen: RISING },
    'yes',
  ],
  ['only changes are reported and stand still', CHANGES, 'no'],
  [
    'only part of the changes is reported',
    { StreamingTotalNumberOfCreateEventsSeen: FLAT },
    'not known',
  ],
  ['every counter is null', { sourceRecordWriteTotal: null, byteTotal: null }, 'not known'],
  ['nothing is reported', {}, 'not known'],
])('a source: %s', (_, series, moves) => {
  expect(sourceFacts(answers({ series })).movement.moves).toBe(moves)
})

test.each<[string, MetricValue | undefined, number | 'none yet' | null]>([
  ['a number', 2000, 2000],
  ['zero', 0, 0],
  ['−1 is no age', -1, 'none yet'],
  ['null', null, null],
  ['not mentioned', undefined, null],
])('the silence of a source: %s', (_, value, silence) => {
  const values = value === undefined ? {} : { StreamingMilliSecondsSinceLastEvent: value }
  expect(sourceFacts(answers({ values })).silence).toBe(silence)
})

test('flags may count tasks: two running snapshots run', () => {
  const facts = sourceFacts(answers({ values: { SnapshotRunning: 2, StreamingConnected: 3 } }))
  expect([facts.snapshot.isRunning, facts.connected]).toEqual([true, 3])
  expect(sourceFacts(answers({ values: { SnapshotRunning: null } })).snapshot.isRunning).toBeNull()
})

test('tasks without a state are not counted, and none failed is not no tasks', () => {
  const states = ['RUNNING', 'failed', null]
  const tasks = states.map((state, index) => ({ taskId: String(index), state, trace: null }))
  expect(sourceFacts(answers({ connector: { tasks } })).tasks).toEqual({ failed: 1, of: 2 })
  expect(sourceFacts(answers({})).tasks).toBeNull()
})

test('the newest word on the status counts, and an empty one is none', () => {
  const connector = { status: 'Active' }
  expect(sourceFacts(answers({ connector, values: { connector_status: 'Broken' } })).status).toBe(
    'Broken',
  )
  expect(sourceFacts(answers({ connector, values: { connector_status: '' } })).status).toBe(
    'Active',
  )
})

test.each<
  [string, Partial<AnswerFacts>, EntitySeries, Readonly<Record<string, MetricValue>>, string]
>([
  ['points up to now', {}, { byteTotal: FLAT }, {}, 'fresh'],
  [
    'the newest point ended 3 min ago',
    { atMs: NOW + 4 * MINUTE },
    { byteTotal: FLAT },
    {},
    'fresh',
  ],
  [
    'the newest point is older than that',
    { atMs: NOW + 5 * MINUTE },
    { byteTotal: FLAT },
    {},
    'late',
  ],
  ['everything is late', { lateSinceMs: NOW }, { byteTotal: FLAT }, {}, 'late everywhere'],
  ['nothing was answered', { isRead: false }, {}, {}, 'not read'],
  ['every value is null', {}, { byteTotal: null }, { latency: null }, 'none'],
  ['latest values without series', {}, {}, { latency: 0 }, 'fresh'],
])('the numbers of an entity: %s', (_, answer, series, values, kind) => {
  expect(sourceFacts(answers({ answer, series, values })).data.kind).toBe(kind)
})

test.each<[string, number, number, number | null]>([
  ['a storm', 60, 600, 0.08],
  ['a few retries of a few sends prove nothing', 0.1, 12, 0],
  ['too few sends to tell', 1, 1, null],
])('repeated sends: %s', (_, retriesPerMin, sendsPerMin, least) => {
  const series = {
    recordRetryTotal: minutes((minute) => retriesPerMin * minute),
    recordSendTotal: minutes((minute) => sendsPerMin * minute),
  }
  const share = sourceFacts(answers({ series })).retryShare
  expect(share === null ? null : Math.floor(share * 100) / 100).toBe(least)
})

const SAW_TOOTH = minutes((minute) => 5000 + (minute % 3) * 60_000)
const FLUSHES = minutes((minute) => Math.floor(minute / 3) * 180_000)

test('a sink that writes in batches is measured after its flushes', () => {
  const series = { recordsConsumedTotal: FLUSHES, recordsLag: SAW_TOOTH }
  const threshold = { metric: 'recordsLag', warn: 50_000, forMin: 0, direction: 'above' } as const
  const facts = destinationFacts(answers({ series, thresholds: [threshold] }))
  expect(facts).toMatchObject({ flushGapMs: 3 * MINUTE, windowMs: 9 * MINUTE, breaches: [] })
  expect(facts.movement.moves).toBe('yes')
  expect(facts.lag.trend).toBe('steady')
})

/** A day in each hour of which records waited so long at most. */
function usualWaits(longestMs: number): UsualHistory {
  const dayMs = Math.floor(NOW / DAY_MS) * DAY_MS - DAY_MS
  let days: UsualHistory['days'] = new Map()
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    days = withHour(days, { atMs: dayMs + minute * MINUTE, longestMs })
  }
  return { ...NOTHING_USUAL, days }
}

test('a learned gap between flushes lengthens W', () => {
  const series = {
    recordsConsumedTotal: minutes((minute) => (minute < 4 ? 0 : 9)),
    recordsLag: FLAT,
  }
  const usual = usualWaits(20 * MINUTE)
  const sure = destinationFacts({ ...answers({ series }), usual })
  expect([sure.windowMs, sure.movement.moves]).toEqual([60 * MINUTE, 'yes'])
  const still = { recordsConsumedTotal: FLAT, recordsLag: FLAT }
  const silent = destinationFacts({ ...answers({ series: still }), usual })
  expect(silent.movement.moves).toBe('not known')
  expect(destinationFacts(answers({ series: still })).movement.moves).toBe('no')
})

test.each<[string, number | null, number | null]>([
  ['the latest value goes before the series', 62, 62],
  ['null: the newest of the series', null, 1000],
  ['a negative lag is no lag', -3, 1000],
])('the lag of a destination: %s', (_, latest, records) => {
  const facts = destinationFacts(
    answers({ series: { recordsLag: FLAT }, values: { recordsLag: latest } }),
  )
  expect(facts.lag.records).toBe(records)
})

test('a limit on a number without a series is measured on what this screen observed', () => {
  let observed = NO_SAMPLES
  for (let minute = -6; minute <= 0; minute++) {
    observed = withSample(observed, { latency: 400_000 }, NOW + minute * MINUTE)
  }
  const threshold = { metric: 'latency', warn: 300_000, forMin: 5, direction: 'above' } as const
  const { breaches } = sourceFacts(answers({ observed, thresholds: [threshold] }))
  expect(breaches).toMatchObject([{ level: 'warn', value: 400_000, sinceMs: NOW - 6 * MINUTE }])
  expect(sourceFacts(answers({ thresholds: [threshold] })).breaches).toEqual([])
})

function pipelineAnswers(own: Partial<PipelineAnswers>): PipelineAnswers {
  const series = { recordsConsumedTotal: RISING, recordsLag: minutes((minute) => 1000 * minute) }
  return {
    source: sourceFacts(answers({ series: { sourceRecordWriteTotal: RISING } })),
    destination: destinationFacts(answers({ series })),
    latest: { values: { recordsLag: 700, status: 'Active' }, unreadable: {}, snapshotTables: null },
    statusAge: 'fresh',
    observed: NO_SAMPLES,
    names: { source: 'orders', destination: 'warehouse' },
    sharedBy: 1,
    atMs: NOW,
    ...own,
  }
}

test('a pipeline with a destination of its own has its trend, and the lag it reports itself', () => {
  expect(pipelineFacts(pipelineAnswers({})).lag).toMatchObject({ records: 700, trend: 'rising' })
})

test('the trend of a shared destination is nobody’s: only what was observed of the pipeline counts', () => {
  const shared = pipelineFacts(pipelineAnswers({ sharedBy: 3 }))
  expect(shared.lag).toMatchObject({ records: 700, trend: 'not known' })
  expect(shared.reads).toMatchObject({ moves: 'yes', perSec: null })
})

test('a pipeline out of sight has the lag of its destination, and no word of its own', () => {
  const facts = pipelineFacts(pipelineAnswers({ latest: undefined }))
  expect([facts.status, facts.lag.records]).toEqual([null, 15_000])
})

test('a lag that rises between two flushes has no direction yet, only lately', () => {
  const between = minutes((minute) => 5000 + 1000 * minute)
  const options = {
    records: null,
    windowMs: 21 * MINUTE,
    step: stepOf('minute', 1),
    perSec: 16,
    atMs: NOW,
    floor: 0,
  }
  expect(lagOf(between, { ...options, gapMs: 7 * MINUTE })).toMatchObject({
    trend: 'not known',
    recent: 'rising',
    worthMs: (10_500 / 16) * 1000,
  })
  expect(lagOf(between, { ...options, gapMs: MINUTE })).toMatchObject({ trend: 'rising' })
})

test('a destination that stops reading is stalled once W is over, and not before', () => {
  const states = [0, 2, 4, 6, 9, 12, 14].map((silentMin) => {
    const stop = POINTS - silentMin
    const series = {
      recordsConsumedTotal: minutes((minute) => 60_000 * Math.min(minute, stop)),
      recordsLag: minutes((minute) => 500 + 60_000 * Math.max(0, minute - stop)),
    }
    return destinationVerdict(destinationFacts(answers({ series }))).state
  })
  expect(states.slice(0, 3)).not.toContain('stalled')
  expect(states.slice(3)).toEqual(['stalled', 'stalled', 'stalled', 'stalled'])
})

test('a sink that flushes every five minutes is never stalled by its pauses', () => {
  const states = [0, 1, 2, 3, 4].map((phase) => {
    const series = {
      recordsConsumedTotal: minutes((minute) => 300_000 * Math.floor((minute + phase) / 5)),
      recordsLag: minutes((minute) => 500 + 60_000 * ((minute + phase) % 5)),
    }
    return destinationVerdict(destinationFacts(answers({ series }))).state
  })
  expect(states).toEqual(['flowing', 'flowing', 'flowing', 'flowing', 'flowing'])
})

test('a source that stops is quiet once W is over, and its heartbeats do not hide it', () => {
  const flatFrom = (stop: number) => minutes((minute) => 1000 + 60 * Math.min(minute, stop))
  const changes = flatFrom(POINTS - 8)
  const series = {
    sourceRecordWriteTotal: minutes((minute) => 1000 + minute),
    StreamingTotalNumberOfCreateEventsSeen: changes,
    StreamingTotalNumberOfUpdateEventsSeen: changes,
    StreamingTotalNumberOfDeleteEventsSeen: FLAT,
  }
  const values = { StreamingConnected: 1, StreamingMilliSecondsSinceLastEvent: 8 * MINUTE }
  expect(sourceVerdict(sourceFacts(answers({ series, values }))).state).toBe('quiet')
  const cut = { ...values, StreamingConnected: 0 }
  expect(sourceVerdict(sourceFacts(answers({ series, values: cut }))).state).toBe('disconnected')
})
