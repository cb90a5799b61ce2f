import { expect, test } from 'vitest'
import { say } from '#src/model/health/health-words.ts'
import { verdictWords } from './verdict-words.ts'

const clock = () => '09:47'

test('the label stands before a reason that does not begin with it', () => {
  const late = { label: 'Latency high', sentence: say`Latency is over its limit.`, also: [] }
  expect(verdictWords(late, clock)).toBe('Latency high: Latency is over its limit.')
  const stalled = { label: 'Stalled', sentence: say`Stalled: 62 records waiting.`, also: [] }
  expect(verdictWords(stalled, clock)).toBe('Stalled: 62 records waiting.')
})

test('what else is to be said follows', () => {
  const broken = {
    label: 'Broken',
    sentence: say`Broken, says the platform.`,
    also: [{ label: 'Task down', sentence: say`1 of 1 tasks failed.` }],
  }
  const also = broken.also.map((one) => ({ ...one, state: 'task-failed' as const, severity: 1 }))
  expect(verdictWords({ ...broken, also }, clock)).toBe(
    'Broken, says the platform. Also task down: 1 of 1 tasks failed.',
  )
})
