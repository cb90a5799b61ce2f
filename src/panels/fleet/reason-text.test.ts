import { expect, test } from 'vitest'
import { judgedPipeline } from '#src/testing/judged.ts'
import { reasonOf, reasonText } from './reason-text.ts'

test.each([
  ['Stalled: nothing read since 13:50.', 'Nothing read since 13:50.'],
  ['Stalled: 62 k records waiting.', '62 k records waiting.'],
  ['Stalled: recordsLag is not reported.', 'recordsLag is not reported.'],
  ['Stalled for 12 min.', 'Stalled for 12 min.'],
])('beside "Stalled" the sentence "%s" reads "%s"', (sentence, reason) => {
  expect(reasonText({ label: 'Stalled', sentence: [sentence] }, String)).toBe(reason)
})

const clockText = () => '13:50 UTC'

test('an old reason says from when it is', () => {
  const old = judgedPipeline('p', 'broken', ['s', 'd'], { age: 'stale' })
  expect(reasonOf(old, clockText)).toBe('At 13:50 UTC: It is broken.')
  expect(reasonOf(judgedPipeline('p', 'broken'), clockText)).toBe('It is broken.')
})
