import { expect, test } from 'vitest'
import { sentenceText } from '#src/format/sentence.ts'
import { TONE_ORDER } from '#src/model/status.ts'
import { MINUTE_MS, NOW_MS, STATES } from '#src/testing/health-facts.ts'
import { flappingVerdict, agedVerdict, mutedVerdict, verdictByEnds } from './health-modifiers.ts'
import { say } from './health-words.ts'
import { verdictFrom, verdictOf, worstVerdict, type HealthState } from './health.ts'

function verdict(state: HealthState) {
  return verdictOf({ state, sentence: say`${state}`, evidence: [] })
}

test('a word fits on the wall: at most nine letters', () => {
  for (const state of STATES) expect(verdict(state).word.length).toBeLessThanOrEqual(9)
})

test('red is worse than amber, amber than unknown, unknown than under way, halted, and good', () => {
  const tones = STATES.map((state) => verdict(state))
    .toSorted((a, b) => b.severity - a.severity)
    .map(({ tone, state }) => (state === 'unknown' ? 'unknown' : tone))
  expect([...new Set(tones)]).toEqual(['crit', 'warn', 'unknown', 'info', 'off', 'ok'])
  expect(TONE_ORDER.slice(0, 2)).toEqual(['crit', 'warn'])
})

test('two ways of being halted are equally bad, and of equals the first counts', () => {
  expect(verdict('paused').severity).toBe(verdict('stopped').severity)
  expect(worstVerdict([verdict('stopped'), verdict('paused')])?.state).toBe('stopped')
})

test('a group is as bad as its worst member; an empty one has no verdict', () => {
  const members = [verdict('flowing'), verdict('stalled'), verdict('unknown')]
  expect(worstVerdict(members)?.state).toBe('stalled')
  expect(worstVerdict([verdict('flowing'), verdict('unknown')])?.state).toBe('unknown')
  expect(worstVerdict([])).toBeNull()
})

const PERIOD = 15_000

test.each([
  ['fresh', 2, 'fresh', 'flowing'],
  ['late', 3, 'late', 'flowing'],
  ['stale', 10, 'stale', 'flowing'],
  ['withdrawn', 10.1, 'unknown', 'unknown'],
] as const)('an answer that has aged is %s', (_, periods, age, state) => {
  const asOfMs = NOW_MS - periods * PERIOD
  const aged = agedVerdict(verdict('flowing'), { asOfMs, periodMs: PERIOD, nowMs: NOW_MS })
  expect(aged).toMatchObject({ age, state })
})

test('a withdrawn verdict says since when, and what it was if it was something', () => {
  const asOfMs = NOW_MS - 20 * PERIOD
  const sentence = (state: HealthState) =>
    sentenceText(
      agedVerdict(verdict(state), { asOfMs, periodMs: PERIOD, nowMs: NOW_MS }).sentence,
      () => '09:47',
    )
  expect(sentence('flowing')).toBe('Unknown: no answer since 09:47; it was Flowing then.')
  expect(sentence('unknown')).toBe('Unknown: no answer since 09:47.')
})

test('without any answer there is no verdict to keep', () => {
  const none = { asOfMs: null, periodMs: PERIOD, nowMs: NOW_MS }
  expect(agedVerdict(verdict('stalled'), none)).toMatchObject({ state: 'unknown', tone: 'off' })
})

test('flapping takes the worst colour and counts the changes', () => {
  const flap = { count: 6, sinceMs: 0, worst: 'crit' } as const
  expect(flappingVerdict(verdict('flowing'), flap)).toMatchObject({
    state: 'flapping',
    label: 'Flapping ×6',
    tone: 'crit',
    shape: 'diamond',
  })
  const mild = flappingVerdict(verdict('flowing'), { ...flap, worst: 'warn' })
  expect(mild).toMatchObject({ tone: 'warn', shape: 'triangle' })
  expect(flappingVerdict(verdict('flowing'), null).state).toBe('flowing')
})

test('what flaps between broken and not is as severe as broken', () => {
  const flap = { count: 4, sinceMs: 0, worst: 'crit' } as const
  expect(flappingVerdict(verdict('broken'), flap).severity).toBe(verdict('broken').severity)
})

test('a mute ends by itself', () => {
  const until = NOW_MS + MINUTE_MS
  expect(mutedVerdict(verdict('stalled'), until, NOW_MS).mutedUntilMs).toBe(until)
  expect(mutedVerdict(verdict('stalled'), until, until).mutedUntilMs).toBeNull()
})

test('a verdict by the ends of a pipeline says so, and is the same otherwise', () => {
  const own = verdictOf({ state: 'behind', sentence: say`Falling behind.`, evidence: [] })
  const byEnds = verdictByEnds(own)
  expect(byEnds.sentence.filter((part) => typeof part === 'string').join('')).toBe(
    'Falling behind. Judged by its ends.',
  )
  expect(byEnds).toMatchObject({ state: own.state, severity: own.severity, tone: own.tone })
})

function limit(label: string) {
  return { state: 'over-warn', label, sentence: [label], evidence: [] } as const
}

test('two limits of one level are both told, one thing said twice is told once', () => {
  const { label, also } = verdictFrom([limit('Lag high'), limit('Latency high'), limit('Lag high')])
  expect([label, ...also.map((one) => one.label)]).toEqual(['Lag high', 'Latency high'])
})
