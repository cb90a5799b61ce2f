import { describe, expect, it } from 'vitest'
import { NO_REASON, PAGE_INSTEAD, readErrorBody, readRetryAfter } from './error-body.ts'

describe('the body of an error', () => {
  it.each([
    ['a text', { detail: 'Metrics not found' }, 'Metrics not found'],
    [
      'a list of validation errors',
      {
        detail: [
          { loc: ['query', 'time_unit'], msg: 'must be singular', type: 'enum' },
          { loc: ['body', 'ids', 0], msg: 'not an id', type: 'value_error' },
        ],
      },
      'query.time_unit: must be singular; body.ids.0: not an id',
    ],
    ['a list of texts', { detail: ['first', 'second'] }, 'first; second'],
    ['a validation error without place', { detail: [{ msg: 'bad' }] }, 'bad'],
    ['an object with a message', { detail: { message: 'no such plug-in' } }, 'no such plug-in'],
    ['another object', { detail: { reason: 7 } }, '{"reason":7}'],
    [
      'a problem',
      { title: 'Bad gateway', detail: 'Could not be reached.' },
      'Could not be reached.',
    ],
    ['a problem of a title only', { title: 'Bad gateway', status: 502 }, 'Bad gateway'],
    ['a message without detail', { message: 'slow down' }, 'slow down'],
    ['an empty detail', { detail: ' ' }, NO_REASON],
    ['an empty list', { detail: [] }, NO_REASON],
    ['an empty object', { detail: {} }, NO_REASON],
    ['nothing it says', {}, NO_REASON],
    ['a JSON text', 'broken', 'broken'],
    ['null', null, NO_REASON],
    ['a number', 500, NO_REASON],
  ])('has a reason when detail is %s', (_, body, expected) => {
    expect(readErrorBody(JSON.stringify(body)).detail).toBe(expected)
  })

  it.each([
    ['HTML', '<html><body><h1>502 Bad Gateway</h1></body></html>', PAGE_INSTEAD],
    ['HTML after blanks', '\r\n  <!doctype html>', PAGE_INSTEAD],
    ['nothing', '', NO_REASON],
    ['plain text', 'upstream connect error', NO_REASON],
    ['broken JSON', '{"detail": "half', NO_REASON],
  ])('has a fixed sentence for %s', (_, text, expected) => {
    expect(readErrorBody(text)).toEqual({ detail: expected, code: null })
  })

  it('gives the code of a problem, or of a detail object', () => {
    expect(readErrorBody('{"detail":"x","code":"upstream_auth"}').code).toBe('upstream_auth')
    expect(readErrorBody('{"detail":{"code":"E7","msg":"x"}}').code).toBe('E7')
    expect(readErrorBody('{"detail":"x","code":7}').code).toBeNull()
  })

  it('cuts a reason that is a page long', () => {
    expect(readErrorBody(JSON.stringify({ detail: 'x'.repeat(9000) })).detail).toHaveLength(500)
  })

  it.each([
    ['seconds', '7', 7000],
    ['zero', '0', 0],
    ['a date ahead', 'Sun, 02 Mar 2025 08:00:30 GMT', 30_000],
    ['a date behind', 'Sun, 02 Mar 2025 07:00:00 GMT', 0],
    ['words', 'a while', null],
    ['a negative number', '-5', null],
    ['a fraction', '1.5', null],
    ['nothing', '', null],
    ['no header', null, null],
  ])('reads Retry-After of %s', (_, header, expected) => {
    expect(readRetryAfter(header, Date.UTC(2025, 2, 2, 8))).toBe(expected)
  })
})
