import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import type { HealthState } from '#src/model/health/health.ts'
import type { MetricsLate } from '#src/model/health/metrics-late.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import {
  emptyText,
  figureParts,
  figureWord,
  roughAge,
  trendText,
  verdictLine,
  whenText,
} from './wall-words.ts'

const entity = (state: HealthState): JudgedEntity => judgedPipeline(state, state)

const AT_MS = Date.UTC(2026, 2, 3, 9, 12)
const ON_TIME: MetricsLate = { kind: 'on time' }
const LATE: MetricsLate = { kind: 'late', sinceMs: AT_MS, late: 8, of: 8 }

function lineOf(entities: readonly JudgedEntity[], { isWhole = true, late = ON_TIME } = {}) {
  return verdictLine({ entities, isWhole, late }, 'UTC')
}

test.each<[string, HealthState[]]>([
  ['All 2 well', ['flowing', 'quiet']],
  ['1 broken · 2 behind', ['behind', 'flowing', 'broken', 'behind']],
  ['3 over limit · 1 behind', ['over-warn', 'over-crit', 'behind', 'over-warn']],
  [
    '1 broken · 1 stalled · 1 behind · 3 more',
    ['broken', 'stalled', 'behind', 'retrying', 'retrying', 'flapping'],
  ],
  ['1 unknown, the rest well', ['unknown', 'flowing']],
  ['Nothing known', ['unknown', 'unknown']],
  ['All well', ['paused']],
  ['Nothing to show', []],
])('%s', (line, states) => {
  expect(lineOf(states.map(entity))).toBe(line)
})

test('an account that has not been read yet is not an empty one', () => {
  expect(lineOf([], { isWhole: false })).toBe('Waiting for the API')
})

test.each<[string, HealthState[]]>([
  ['Metrics late since 09:12', ['unknown', 'unknown', 'paused']],
  ['Metrics late since 09:12 · 1 broken', ['unknown', 'broken']],
  [
    'Metrics late since 09:12 · 1 broken · 3 more',
    ['broken', 'stalled', 'unassigned', 'unassigned', 'unknown'],
  ],
  ['Nothing to show', []],
])('while metrics are late: %s', (line, states) => {
  expect(lineOf(states.map(entity), { late: LATE })).toBe(line)
})

const NO_FILTER = { group: null, tag: null, filter: null }

test.each([
  [
    { filter: 'zzz' },
    25,
    'Of the 25 sources, destinations and pipelines none has “zzz” in its name.',
  ],
  [
    { group: 'Payments', tag: 'nightly' },
    25,
    'Of the 25 sources, destinations and pipelines none is in the group “Payments” and has the tag “nightly”.',
  ],
  [{ filter: 'zzz' }, 0, 'This account has no sources, destinations or pipelines yet.'],
  [{}, 3, 'This account has no pipelines yet.'],
])('nothing to show for %o of %d', (asked, known, text) => {
  expect(emptyText({ ...NO_FILTER, ...asked }, known)).toBe(text)
})

test('muted trouble is not shouted', () => {
  const one = entity('broken')
  const muted = { ...one, verdict: { ...one.verdict, mutedUntilMs: 1 } }
  expect(lineOf([muted])).toBe('All well')
})

const still = { kind: 'lag', trend: 'steady', perSec: 0 } as const

test('a number that is not reported is no zero', () => {
  expect(figureParts({ ...still, value: null }).text).toBe('—')
  expect(figureWord({ ...still, value: null })).toBe('lag not reported')
  expect(figureParts({ ...still, value: 0 }).text).toBe('0')
  expect(figureWord({ ...still, value: 0 })).toBe('waiting')
})

test('a lag says where it goes, when that is known', () => {
  const lag = { kind: 'lag', value: 62_000 } as const
  const change = `1.20${THIN_SPACE}k/s`
  expect(figureWord({ ...lag, trend: 'rising', perSec: 1200 })).toBe('waiting')
  expect(trendText({ ...lag, trend: 'rising', perSec: 1200 })).toBe(`▲ ${change}`)
  expect(trendText({ ...lag, trend: 'falling', perSec: -1200 })).toBe(`▼ ${change}`)
  expect(trendText({ ...lag, trend: 'steady', perSec: 0 })).toBeNull()
  expect(trendText({ ...lag, trend: 'not known', perSec: null })).toBeNull()
  expect(trendText({ ...lag, value: null, trend: 'rising', perSec: 1200 })).toBeNull()
})

test('a rate says what it counts', () => {
  expect(figureWord({ kind: 'rate', value: 3 })).toBe('records')
  expect(figureWord({ kind: 'rate', value: null })).toBe('rate not known')
})

test.each([
  [40_000, `40${THIN_SPACE}s`],
  [95_000, `1${THIN_SPACE}min`],
  [12 * 60_000, `12${THIN_SPACE}min`],
  [26.5 * 3_600_000, `26${THIN_SPACE}h`],
  [5.2 * 86_400_000, `5${THIN_SPACE}d`],
])('%i ms last %s', (ms, text) => {
  expect(roughAge(ms)).toBe(text)
})

test('a moment of another day has its day', () => {
  const atMs = Date.UTC(2026, 10, 20, 22, 5)
  expect(whenText(atMs, atMs + 3 * 3_600_000, 'UTC')).toBe('22:05')
  expect(whenText(atMs, atMs + 13 * 3_600_000, 'UTC')).toBe('20 Nov 22:05')
  expect(whenText(atMs, atMs, 'Asia/Kathmandu')).toBe('03:50')
})
