import { expect, test } from 'vitest'
import { HEALTH_STATES } from '#src/model/health/health.ts'
import { HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import { stripOf } from './strip.ts'

/** The last moment of a day of slots. */
const NOW_MS = Date.UTC(2026, 10, 22) - 1

/** A span in hours of the day. */
function span(status: string, from: number, to: number): StateSpan {
  const dayMs = NOW_MS + 1 - 24 * HOUR_MS
  return { status, fromMs: dayMs + from * HOUR_MS, toMs: dayMs + to * HOUR_MS }
}

function looks(spans: readonly StateSpan[]) {
  return Object.fromEntries(stripOf(spans, NOW_MS).paths.map(({ look, d }) => [look, d]))
}

function words(spans: readonly StateSpan[]) {
  return stripOf(spans, NOW_MS).words.replaceAll('\u202f', ' ')
}

test('one path for each look, equal neighbours in one piece, the worse the higher', () => {
  const spans = [
    span('flowing', 0, 6),
    span('quiet', 6, 12),
    span('broken', 12, 13),
    span('stalled', 13, 14),
    span('behind', 14, 15),
    span('flowing', 15, 24),
  ]
  expect(looks(spans)).toEqual({
    ok: 'M0 13H48V16H0ZM60 13H96V16H60Z',
    crit: 'M48 0H56V16H48Z',
    warn: 'M56 5H60V16H56Z',
  })
})

test('what nobody watched is hatched, what is halted or not known has a form of its own', () => {
  const drawn = looks([span('paused', 0, 1), span('unknown', 1, 2), span('no such state', 2, 3)])
  expect(drawn['off']).toBe('M0 11H4V13H0ZM0 14H4V16H0Z')
  expect(drawn['unknown']).toBe('M4.5 9.5H11.5V15.5H4.5Z')
  expect(drawn['unseen']).toMatch(/^M12 16l2 -4M16 16l2 -4/)
  expect(drawn['unseen']?.split('M')).toHaveLength(1 + 21)
})

test('never more than seven paths, whatever happened', () => {
  const spans = Array.from({ length: 200 }, (_, at) =>
    span(HEALTH_STATES[at % HEALTH_STATES.length] ?? '', at / 10, (at + 1) / 10),
  )
  expect(stripOf(spans, NOW_MS).paths.length).toBeLessThanOrEqual(7)
})

test.each<[string, readonly StateSpan[], string]>([
  ['never watched', [], 'Not watched in the last 24 h'],
  ['all well', [span('flowing', 0, 24)], 'No trouble seen'],
  [
    'trouble, the worst first, and what nobody saw',
    [
      span('behind', 0, 1),
      span('flowing', 1, 10),
      span('broken', 10, 10.1),
      span('flowing', 10.1, 12),
      span('broken', 12, 12.1),
      span('flowing', 12.1, 15),
    ],
    'Broken 2 times, 12 min; Falling behind once, 1 h; not watched 8 h 59 m',
  ],
  [
    'what was halted is no trouble',
    [span('paused', 0, 3), span('flowing', 3, 24)],
    'No trouble seen; Paused 3 h',
  ],
  [
    'more than three kinds of trouble',
    ['behind', 'retrying', 'broken', 'stalled', 'not-read'].map((state, at) =>
      span(state, at * 4, at * 4 + 4),
    ),
    'Broken once, 4 h; Stalled once, 4 h; Not being read once, 4 h; 2 more kinds of trouble; not watched 3 h 59 m',
  ],
])('in words: %s', (_, spans, sentence) => {
  expect(words(spans)).toBe(sentence)
})

test('the half hour that has just begun shows what is seen', () => {
  const nowMs = NOW_MS + 1 + MINUTE_MS
  const seen = { status: 'flowing', fromMs: NOW_MS + 1, toMs: nowMs }
  expect(stripOf([seen], nowMs).paths.map(({ look }) => look)).toEqual(['unseen', 'ok'])
})
