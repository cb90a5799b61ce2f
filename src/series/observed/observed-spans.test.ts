import { expect, test } from 'vitest'
import { changesOf, mergeSpans, sinceWhen, stateShares, withLook } from './observed-spans.ts'

const SECOND_MS = 1000

test('looks at the same status make one span, a change begins another where the last look was', () => {
  let spans = withLook([], 'Active', 0)
  spans = withLook(spans, 'Active', 15 * SECOND_MS)
  spans = withLook(spans, 'Broken', 30 * SECOND_MS)
  expect(spans).toEqual([
    { fromMs: 0, toMs: 15 * SECOND_MS, status: 'Active' },
    { fromMs: 15 * SECOND_MS, toMs: 30 * SECOND_MS, status: 'Broken' },
  ])
})

test('a long time without a look is not claimed as observed', () => {
  const spans = withLook(withLook([], 'Active', 0), 'Active', 600 * SECOND_MS)
  expect(spans.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [0, 0],
    [600 * SECOND_MS, 600 * SECOND_MS],
  ])
})

test('the same answer looked at again adds nothing', () => {
  const spans = withLook([], 'Active', 5)
  expect(withLook(spans, 'Active', 5)).toBe(spans)
})

test('the memory is bounded', () => {
  let spans = withLook([], 'a', 0)
  for (let look = 1; look < 1000; look++) spans = withLook(spans, `s${look}`, look)
  expect(spans).toHaveLength(200)
})

test('a clock that was set back forgets what the wrong one stamped', () => {
  const ahead = [{ fromMs: 0, toMs: 3_600_000, status: 'Active' }]
  expect(withLook(ahead, 'Broken', 60_000)).toEqual([{ fromMs: 0, toMs: 60_000, status: 'Active' }])
  expect(withLook(withLook(ahead, 'Broken', 60_000), 'Broken', 75_000).at(-1)).toEqual({
    fromMs: 60_000,
    toMs: 75_000,
    status: 'Broken',
  })
})

test('what two tabs saw is joined, and the later of two opinions counts', () => {
  const one = [{ fromMs: 0, toMs: 100, status: 'Active' }]
  const other = [
    { fromMs: 50, toMs: 200, status: 'Active' },
    { fromMs: 200, toMs: 300, status: 'Broken' },
  ]
  expect(mergeSpans(one, other)).toEqual([
    { fromMs: 0, toMs: 200, status: 'Active' },
    { fromMs: 200, toMs: 300, status: 'Broken' },
  ])
  expect(mergeSpans(one, [{ fromMs: 60, toMs: 90, status: 'Starting' }])).toEqual([
    { fromMs: 0, toMs: 60, status: 'Active' },
    { fromMs: 60, toMs: 90, status: 'Starting' },
    { fromMs: 90, toMs: 100, status: 'Active' },
  ])
})

test('merging what is already there changes nothing', () => {
  const spans = [
    { fromMs: 0, toMs: 100, status: 'Active' },
    { fromMs: 100, toMs: 200, status: 'Broken' },
    { fromMs: 600 * SECOND_MS, toMs: 650 * SECOND_MS, status: 'Broken' },
  ]
  expect(mergeSpans(spans, spans)).toEqual(spans)
})

test('a reload of a minute leaves no hole, a longer absence does', () => {
  const before = [{ fromMs: 0, toMs: 60 * SECOND_MS, status: 'Active' }]
  const at = (second: number, status: string) => [
    { fromMs: second * SECOND_MS, toMs: (second + 9) * SECOND_MS, status },
  ]
  expect(mergeSpans(before, at(120, 'Active'))).toEqual([
    { fromMs: 0, toMs: 129 * SECOND_MS, status: 'Active' },
  ])
  expect(mergeSpans(before, at(120, 'Broken'))).toEqual([
    ...before,
    { fromMs: 60 * SECOND_MS, toMs: 129 * SECOND_MS, status: 'Broken' },
  ])
  expect(mergeSpans(before, at(151, 'Active'))).toHaveLength(2)
})

test.each([
  ['never seen', [], null],
  [
    'seen once: at least since then',
    [{ fromMs: 5, toMs: 9, status: 'Active' }],
    { status: 'Active', sinceMs: 5, isSeenChange: false, seenBeforeMs: null },
  ],
  [
    'the change was seen',
    [
      { fromMs: 5, toMs: 9, status: 'Active' },
      { fromMs: 9, toMs: 12, status: 'Broken' },
    ],
    { status: 'Broken', sinceMs: 9, isSeenChange: true, seenBeforeMs: null },
  ],
  [
    'the same before nobody watched',
    [
      { fromMs: 5, toMs: 9, status: 'Broken' },
      { fromMs: 900, toMs: 912, status: 'Broken' },
    ],
    { status: 'Broken', sinceMs: 900, isSeenChange: false, seenBeforeMs: 9 },
  ],
  [
    'another one before nobody watched',
    [
      { fromMs: 5, toMs: 9, status: 'Active' },
      { fromMs: 900, toMs: 912, status: 'Broken' },
    ],
    { status: 'Broken', sinceMs: 900, isSeenChange: false, seenBeforeMs: null },
  ],
] as const)('since when, %s', (_, spans, expected) => {
  expect(sinceWhen(spans)).toEqual(expected)
})

test('a change is one that was seen: not one that happened while nobody watched', () => {
  const spans = [
    { fromMs: 0, toMs: 10, status: 'Active' },
    { fromMs: 10, toMs: 20, status: 'Broken' },
    { fromMs: 500, toMs: 520, status: 'Active' },
  ]
  expect(changesOf(spans)).toEqual([{ atMs: 10, from: 'Active', to: 'Broken' }])
})

test('shares of states and of not observed make the whole window', () => {
  const spans = [
    { fromMs: 0, toMs: 50, status: 'Active' },
    { fromMs: 50, toMs: 75, status: 'Broken' },
  ]
  const { shares, notObserved } = stateShares(spans, { fromMs: 0, toMs: 100 })
  expect([shares.get('Active'), shares.get('Broken'), notObserved]).toEqual([0.5, 0.25, 0.25])
})
