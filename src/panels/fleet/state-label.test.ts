import { expect, test } from 'vitest'
import { stateLabel } from './state-label.ts'

test.each([
  ['numbers of one entity are left out', 'snapshot', ['Snapshot 2 of 6'], 'Snapshot'],
  ['so is how often one flapped', 'flapping', ['Flapping ×6', 'Flapping ×4'], 'Flapping'],
  ['words that all share', 'over-warn', ['Latency high', 'Latency high'], 'Latency high'],
  ['words that differ', 'over-warn', ['Latency high', 'Lag high'], 'Over warning limit'],
  ['no words at all', 'over-crit', [], 'Over critical limit'],
] as const)('%s', (_, state, labels, expected) => {
  expect(stateLabel(state, labels)).toBe(expected)
})
