import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { percentText } from './percent-text.ts'
import { breakerLook, outcomeText, reasonText } from './words.ts'

test.each([
  ['nothing', 0, '0 %'],
  ['almost nothing', 0.0004, '<0.1 %'],
  ['a little', 0.0251, '2.5 %'],
  ['nearly ten', 0.0999, '10 %'],
  ['a half', 0.5, '50 %'],
  ['most', 0.99, '99 %'],
  ['nearly all', 0.9961, '99.6 %'],
  ['all but a bit is not all', 0.99999, '99.9 %'],
  ['all', 1, '100 %'],
  ['more than the limit', 1.254, '125 %'],
] as const)('a share in percent: %s', (_what, share, expected) => {
  expect(percentText(share).replaceAll(THIN_SPACE, ' ')).toBe(expected)
})

test.each([
  ['ok', 'Good answer'],
  ['status_503', 'API not available (503)'],
  ['status_418', 'Answered with status (418)'],
  ['bad_answer', 'Answer could not be used'],
  ['something_new', 'something_new'],
])('outcome %s reads "%s"', (outcome, expected) => {
  expect(outcomeText(outcome)).toBe(expected)
})

test.each([
  ['status_401', 'the API refused the key (401)'],
  ['status_502', 'the API answered 502'],
  ['total_timeout', 'no answer in time'],
  ['econnrefused', 'no connection (ECONNREFUSED)'],
  ['und_err_socket', 'no connection (UND_ERR_SOCKET)'],
  ['no_such_word', 'no_such_word'],
])('reason %s reads "%s"', (reason, expected) => {
  expect(reasonText(reason)).toBe(expected)
})

test('a state of the breaker that nobody knows is not drawn as a good one', () => {
  expect(breakerLook('closed')).toMatchObject({ tone: 'ok' })
  expect(breakerLook('ajar')).toEqual({ tone: 'off', shape: 'unknown', words: 'ajar' })
})
