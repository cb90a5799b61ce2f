import { expect, test } from 'vitest'
import { amount, clock, duration, rate, round, say } from '#src/model/health/health-words.ts'
import { sentenceText } from './sentence.ts'

const clockText = (atMs: number) => `at ${atMs} UTC`

test.each([
  ['words only', say`Quiet.`, 'Quiet.'],
  ['nothing', say``, ''],
  ['zero is a number', say`${amount(0)} records`, '0 records'],
  ['three digits', say`${amount(62_000)} records`, '62.0 k records'],
  ['a rate', say`growing by ${rate(310)}`, 'growing by 310/s'],
  ['a slow rate by the minute', say`${rate(0.05)} read`, '3/min read'],
  ['bytes', say`${amount(3_000_000, 'bytes')}`, '3.00 MB'],
  ['bytes that nobody measured', say`${round(3_000_000, 'bytes')}`, '3 MB'],
  ['a duration', say`for ${duration(250_000)}`, 'for 4 min 10 s'],
  ['a moment on the screen’s clock', say`since ${clock(5)}`, 'since at 5 UTC'],
  [
    'a sentence in a sentence',
    say`Its source: ${say`idle for ${duration(1000)}`}.`,
    'Its source: idle for 1.0 s.',
  ],
  ['a word in between', say`${'Paused'} on purpose.`, 'Paused on purpose.'],
])('%s', (_, sentence, text) => {
  expect(sentenceText(sentence, clockText).replaceAll('\u202f', ' ')).toBe(text)
})
