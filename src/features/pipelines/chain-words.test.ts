import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import {
  asOfWords,
  bottleneckSentence,
  breachWords,
  drainWords,
  lagTimeWords,
} from './chain-words.ts'
import { lagBound } from './lag-bound.ts'

const plain = (text: string | null) => text?.replaceAll(THIN_SPACE, ' ') ?? null
const said = ({ text, note }: { text: string; note: string | null }) => [plain(text), plain(note)]
const trend = {
  perSec: 310,
  lowPerSec: 300,
  highPerSec: 320,
  middleMs: 0,
  middleValue: 0,
  points: 60,
}
const estimate = { etaMs: 20 * MINUTE_MS, lowMs: 17 * MINUTE_MS, highMs: 26 * MINUTE_MS }
const clock = (atMs: number) => `at ${atMs}`

test.each([
  [
    'draining',
    { kind: 'draining', ...estimate, otherEtaMs: null, trend },
    ['≈ 20 min', '17 min – 26 min'],
  ],
  [
    'two ways that differ',
    { kind: 'draining', ...estimate, otherEtaMs: 35 * MINUTE_MS, trend },
    ['≈ 20 min', '17 min – 26 min; unsure, the two rates say 35 min'],
  ],
  [
    'an open end',
    { kind: 'draining', ...estimate, highMs: null, otherEtaMs: null, trend },
    ['≈ 20 min', '17 min or more'],
  ],
  [
    'over a week',
    { kind: 'draining', ...estimate, etaMs: 8 * 24 * 60 * MINUTE_MS, otherEtaMs: null, trend },
    ['> 7 d', null],
  ],
  ['rising', { kind: 'not draining', trend }, ['Not draining', 'lag grows by 310/s']],
  [
    'too few points',
    { kind: 'not enough data', have: 3, need: 12, of: 'points' },
    ['Not enough data', '3 of 12 points'],
  ],
  ['empty', { kind: 'drained' }, ['Nothing waits', null]],
] as const)('drain time, %s', (_, drain, words) => {
  expect(said(drainWords(drain, 'trend' in drain ? 9 : 0, MINUTE_MS))).toEqual(words)
})

test('a lag without a clear direction, or of less than a minute, is no backlog', () => {
  const unclear = { kind: 'not draining', trend: { ...trend, lowPerSec: -1 } } as const
  expect(drainWords(unclear, 500, MINUTE_MS).text).toBe('No clear trend')
  const over = { kind: 'draining', ...estimate, etaMs: 0, otherEtaMs: null, trend } as const
  expect(drainWords(over, 500, MINUTE_MS).text).toBe('No clear trend')
  expect(said(drainWords({ kind: 'drained' }, 500, 7 * MINUTE_MS))).toEqual([
    'Keeps up',
    'less waits than is written in 7 min',
  ])
})

test('the way to a limit names the limit, its level and its metric', () => {
  const nearest = { metric: 'recordsLag', limit: 100_000, level: 'warn', value: 60_000 } as const
  const coming = { ...nearest, breach: { kind: 'coming', ...estimate, trend } } as const
  expect(said(breachWords(coming, clock))).toEqual([
    '≈ 20 min',
    '17 min – 26 min, warning limit 100 k of lag',
  ])
  const beyond = { ...nearest, breach: { kind: 'beyond', sinceMs: 7 } } as const
  expect(said(breachWords(beyond, clock))).toEqual([
    'Over since at 7',
    'warning limit 100 k of lag',
  ])
  expect(said(breachWords(null, clock))).toEqual(['No limit set', null])
})

test('lag in time is an estimate with its grain, a lower bound, or in words', () => {
  const known = { kind: 'known', ms: 250_000, plusMinusMs: MINUTE_MS } as const
  expect(said(lagTimeWords(known, 62_000))).toEqual([
    '≈ 4 min 10 s',
    '62.0 k records of changes, ± 1 min',
  ])
  expect(said(lagTimeWords({ ...known, ms: 599 }, 752))).toEqual([
    '< 1 min',
    '752 records of changes',
  ])
  expect(said(lagTimeWords({ kind: 'longer than', ms: 180 * MINUTE_MS }, 9))[0]).toBe('> 3 h')
  expect(said(lagTimeWords({ kind: 'not known' }, null))).toEqual(['Not known', 'lag not reported'])
})

test('data as of a moment says when it may be an earlier one', () => {
  expect(asOfWords({ kind: 'as of', atMs: 5, isAtMost: true }, clock).note).toMatch(/at most/)
  expect(asOfWords({ kind: 'mixed' }, clock).text).toBe('Mixed')
})

test('the narrow part is told with its numbers and how many buckets agree', () => {
  const numbers = {
    behindMs: 400,
    lag: 50_000,
    inPerSec: 1100,
    outPerSec: 400,
    sentPerSec: 400,
    batchMs: 9000,
    retriesPerSec: 0,
  }
  const usual = { ...numbers, batchMs: 2000 }
  const slow = { kind: 'slow writes', agreeing: 11, of: 12, now: numbers, usual } as const
  expect(plain(bottleneckSentence(slow))).toBe(
    'Destination-bound, slow writes: reads 400/s of 1.10 k/s written; slowest batch 9.0 s, usually 2.0 s. (11 of 12 buckets agree.)',
  )
  expect(bottleneckSentence({ kind: 'not enough data', have: 5, need: 36 })).toContain('5 of 36')
})

test.each([
  [{ source: true, destination: true }, '≈ 6 min', null],
  [
    { source: false, destination: true },
    '≥ 6 min',
    'at least: the source’s other topics count, too',
  ],
  [
    { source: true, destination: false },
    '≤ 6 min',
    'at most: records of other topics wait there, too',
  ],
  [{ source: false, destination: false }, '≈ 6 min', 'rough: other topics count at both ends'],
] as const)('lag in time out of %j says on which side its own lies', (isOwn, text, why) => {
  const known = { kind: 'known', ms: 6 * MINUTE_MS, plusMinusMs: MINUTE_MS } as const
  const words = lagTimeWords(known, 500, lagBound(isOwn))
  expect(plain(words.text)).toBe(text)
  expect(words.note?.split('; ')[1] ?? null).toBe(why)
})

test('data as of is no later than told where the lag in time may be longer', () => {
  const asOf = { kind: 'as of', atMs: 7, isAtMost: false } as const
  expect(asOfWords(asOf, clock, 'exact').note).toBe('complete up to then')
  expect(asOfWords(asOf, clock, 'at least').note).toBe('at most: it may be an earlier moment')
  expect(asOfWords(asOf, clock, 'at most').note).toBe('at least complete up to then')
})
