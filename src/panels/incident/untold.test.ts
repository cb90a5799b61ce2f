import { expect, test } from 'vitest'
import type { PageRead } from './page-parts.ts'
import { untoldOf } from './untold.ts'

const source = { kind: 'source', id: 's', name: 'orders' } as const
const destination = { kind: 'destination', id: 'd', name: 'warehouse' } as const

test.each<[string, readonly PageRead[], ReturnType<typeof untoldOf>]>([
  ['nothing is read', [], { isAwaited: false, words: '' }],
  ['all told', [{ subject: source, state: 'told' }], { isAwaited: false, words: '' }],
  [
    'one end failed',
    [
      { subject: source, state: 'told' },
      { subject: destination, state: 'not told' },
      { subject: destination, state: 'not told' },
    ],
    { isAwaited: false, words: 'No series came of destination warehouse.' },
  ],
  [
    'both, one of them on its way',
    [
      { subject: source, state: 'awaited' },
      { subject: destination, state: 'not told' },
    ],
    { isAwaited: true, words: 'No series came of destination warehouse.' },
  ],
  [
    'what is put together of others is told by them',
    [{ subject: null, state: 'not told' }],
    { isAwaited: false, words: '' },
  ],
])('%s', (_, reads, expected) => {
  expect(untoldOf(reads)).toEqual(expected)
})
