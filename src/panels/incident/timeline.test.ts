import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import type { ChartEvent } from '#src/series/events/events.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { metricOf } from './metric-of.ts'
import { newestFirst, timelineOf, type TimelineEntry } from './timeline.ts'

const DESTINATION = { kind: 'destination', id: 'd1', name: 'warehouse' } as const
const PIPELINE = { kind: 'pipeline', id: 'p1', name: 'orders' } as const
const LAG = {
  metric: 'recordsLag',
  warn: 100,
  crit: 1000,
  forMin: 0,
  clear: 80,
  direction: 'above',
} as const

const at = (minute: number) => START_MS + minute * MINUTE_MS

function event(minute: number, kind: ChartEvent['kind'], label: string, toMinute?: number) {
  const whole = { atMs: at(minute), kind, label }
  return toMinute === undefined ? whole : { ...whole, toMs: at(toMinute) }
}

function sourceOf(lag: readonly number[], events: readonly ChartEvent[] = []) {
  const window = { fromMs: START_MS, toMs: at(lag.length) }
  const series = { recordsLag: seriesOf(lag.length, (index) => lag[index] ?? NaN) }
  const timeseries = { window, step: stepOf('minute', 1), series, problems: [] }
  return { subject: DESTINATION, timeseries, events, thresholds: [LAG] }
}

function minuteOf(ms: number): number {
  return (ms - START_MS) / MINUTE_MS
}

/** "3-5 words" with minutes since the start. */
function told(sources: Parameters<typeof timelineOf>[0]) {
  return timelineOf(sources, metricOf).map(({ atMs, toMs, words }) => {
    const times = toMs === null ? minuteOf(atMs) : `${minuteOf(atMs)}-${minuteOf(toMs)}`
    return `${times} ${words}`.replaceAll(THIN_SPACE, ' ')
  })
}

const QUIET = Array.from({ length: 60 }, () => 0)
const raised = (from: number, to: number, value = 500) =>
  QUIET.map((_, minute) => (minute >= from && minute < to ? value : 0))

test.each([
  [
    'a limit that is crossed and cleared',
    sourceOf(raised(10, 20)),
    ['10-20 Lag in Events at or over 100, a warning, then clear under 80'],
  ],
  [
    'a limit that is still crossed has no end',
    sourceOf(raised(50, 60)),
    ['50 Lag in Events at or over 100, a warning, still so'],
  ],
  [
    'a warning that becomes critical',
    sourceOf(QUIET.map((_, minute) => (minute < 10 ? 0 : minute < 20 ? 500 : 5000))),
    [
      '10-20 Lag in Events at or over 100, a warning',
      '20 Lag in Events at or over 1 k, critical, still so',
    ],
  ],
  [
    'what goes on is no part of what was before',
    sourceOf(QUIET.map((_, minute) => ([52, 55, 58, 59].includes(minute) ? 500 : 0))),
    [
      '52-56 Lag in Events at or over 100, a warning, then clear under 80, 2 times',
      '58 Lag in Events at or over 100, a warning, still so',
    ],
  ],
  ['one that was crossed before the window began is not told', sourceOf(raised(0, 60)), []],
  [
    'a saw-tooth is one entry, two tides are two',
    sourceOf(QUIET.map((_, minute) => ([5, 8, 11, 40].includes(minute) ? 500 : 0))),
    [
      '5-12 Lag in Events at or over 100, a warning, then clear under 80, 3 times',
      '40-41 Lag in Events at or over 100, a warning, then clear under 80',
    ],
  ],
  [
    'events in order of time, what lasts with its end',
    sourceOf(QUIET, [
      event(30, 'gap', 'no data', 40),
      event(10, 'restart', 'restarted', 11),
      event(5, 'snapshot', 'snapshot began'),
      event(6, 'snapshot', 'snapshot ended'),
    ]),
    ['5 snapshot began', '6 snapshot ended', '10-11 restarted', '30-40 no data'],
  ],
  [
    'close events of one kind are one entry',
    sourceOf(QUIET, [
      event(10, 'state', 'Active to Broken'),
      event(11, 'state', 'Broken to Active'),
      event(12, 'state', 'Active to Broken'),
      event(20, 'state', 'Broken to Active'),
      event(12, 'partition', 'partitions 4 to 6'),
    ]),
    [
      '10-12 Active to Broken, then 1 more, last Active to Broken',
      '12 partitions 4 to 6',
      '20 Broken to Active',
    ],
  ],
  [
    'what lies outside of the window is not told',
    sourceOf(QUIET, [event(-5, 'state', 'Active to Broken'), event(90, 'gap', 'no data', 95)]),
    [],
  ],
])('%s', (_, source, expected) => {
  expect(told([source])).toEqual(expected)
})

test('charts of one answer tell the same once, charts of no one entity nothing', () => {
  const source = sourceOf(raised(10, 20))
  const another = { ...sourceOf(raised(10, 20)), subject: null }
  expect(told([source, { ...source }, another])).toHaveLength(1)
})

test('a screen that did not look is no hole in the data of a pipeline', () => {
  const holes = [event(10, 'gap', 'no data', 20)]
  expect(told([sourceOf(QUIET, holes)])).toEqual(['10-20 no data'])
  expect(told([{ ...sourceOf(QUIET, holes), subject: PIPELINE }])).toEqual([])
})

test('what only this screen knows says so: states, and everything of a pipeline', () => {
  const events = [event(10, 'state', 'Active to Broken'), event(30, 'restart', 'restarted', 31)]
  const observed = (subject: typeof DESTINATION | typeof PIPELINE) =>
    timelineOf([{ ...sourceOf(QUIET, events), subject }], metricOf).map((one) => one.isObserved)
  expect(observed(DESTINATION)).toEqual([true, false])
  expect(observed(PIPELINE)).toEqual([true, true])
})

const entry = (words: string, kind: TimelineEntry['kind'], minute: number, toMinute?: number) => ({
  atMs: at(minute),
  toMs: toMinute === undefined ? null : at(toMinute),
  kind,
  words,
  subject: DESTINATION,
  isObserved: false,
})

test('what goes on is first, then what ended last, whenever it began', () => {
  const entries = [
    entry('all day', 'threshold', 5, 50),
    entry('standstill', 'still', 10),
    entry('restart', 'restart', 20, 21),
    entry('lag', 'threshold', 30),
    entry('state', 'state', 40),
  ]
  const order = newestFirst(entries).map(({ words }) => words)
  expect(order).toEqual(['lag', 'standstill', 'all day', 'state', 'restart'])
})
