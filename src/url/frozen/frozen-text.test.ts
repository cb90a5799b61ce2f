import { expect, test } from 'vitest'
import { HOUR_MS } from '#src/model/time/time-range.ts'
import { frozenTexts, parseFrozen } from './frozen-text.ts'

const AT = Date.UTC(2026, 10, 21, 14, 2, 10)
const read = (frozen: string, live: string | null) => parseFrozen({ frozen, live }, 'UTC', AT)

test.each([
  ['a range that ends now', { kind: 'last', ms: 6 * HOUR_MS }, 'now-6h_now'],
  ['a fixed range, which stays', null, null],
] as const)('%s comes back as it was', (_, live, text) => {
  const texts = frozenTexts({ atMs: AT + 250, live })
  expect(texts).toEqual({ frozen: '2026-11-21T14:02:10Z', live: text })
  expect(read(texts.frozen ?? '', texts.live)).toEqual({ atMs: AT, live })
})

test.each([
  ['no instant', 'yes', null, null],
  ['an instant without a zone', '2026-11-21T14:02:10', null, null],
  ['a live range that is none', '2026-11-21T14:02:10Z', 'soon', { atMs: AT, live: null }],
  [
    'a live range with one bad end',
    '2026-11-21T14:02:10Z',
    'now-6h_soon',
    { atMs: AT, live: null },
  ],
])('%s', (_, frozen, live, expected) => {
  expect(read(frozen, live)).toEqual(expected)
})

test('a page that is not frozen leaves nothing in the address', () => {
  expect(frozenTexts(null)).toEqual({ frozen: null, live: null })
})
