import { expect, test } from 'vitest'
import { HttpError } from '#src/api/http/errors.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { failureText } from './failure-text.ts'

function titleOf(status: number, code: string | null, retryAfterMs: number | null = null): string {
  const failure = { path: '/sources', status, code, detail: '', requestId: null, retryAfterMs }
  return failureText(new HttpError(failure)).title
}

test.each([
  [503, 'upstream_unavailable', null, 'The API cannot answer now (503).'],
  [503, 'upstream_limited', 7000, 'The API asks to be left alone for 7 s (429).'],
  [
    502,
    'upstream_resting',
    null,
    'The API failed several times and is left alone for some seconds (502).',
  ],
  [503, 'upstream_budget', 20_000, 'The budget of calls to the API is used up (503).'],
  [503, 'upstream_busy', 1000, 'Too many reads wait for the API (503).'],
  [429, 'too_many_requests', 1000, 'Too many requests from here (429).'],
  [429, 'too_many_new_reads', 1000, 'Too many new reads from here (429).'],
])('%i %s says who is to blame', (status, code, retryAfterMs, title) => {
  expect(titleOf(status, code, retryAfterMs).replaceAll(THIN_SPACE, ' ')).toBe(title)
})
