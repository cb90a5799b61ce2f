import { act, fireEvent, screen, within } from '@testing-library/react'
import { http } from 'msw/http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import {
  answerWith,
  answerWithHeaders,
  answerWithHtml,
  answerWithSourcesOnly,
} from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

const ID = 'a'.repeat(24)

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: Date.UTC(2026, 2, 2, 13, 50) })
})
afterEach(() => {
  vi.useRealTimers()
})

function letPass(seconds: number) {
  return act(() => vi.advanceTimersByTimeAsync(seconds * 1000))
}

/** What the page says, with thin spaces as plain ones. */
function said() {
  return (document.body.textContent ?? '').replaceAll(THIN_SPACE, ' ')
}

async function openSources(status = 'Active') {
  renderUrl('/sources')
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: status }],
  })
  answerWith('/sources/metrics', { connectors: {} })
  answerWithSourcesOnly()
  await screen.findByRole('table', { name: 'Sources' })
  await screen.findByText('Live')
}

const ACCOUNT = [
  '/sources',
  '/sources/metrics',
  '/destinations',
  '/destinations/metrics',
  '/pipelines',
]

function stopUpstream() {
  for (const path of ACCOUNT) answerWithHtml(path, 503)
}

test('after three periods without an answer no verdict is unqualified, and none after ten', async () => {
  await openSources('Broken')
  const row = await screen.findByRole('row', { name: /^Broken.*orders-postgres/ })
  stopUpstream()
  await letPass(46)
  expect(row.textContent).toMatch(/^46\u202fs old, was Broken as of 13:50 UTC/)
  expect(said()).toContain('Old values: asked 46 s ago')
  expect(said()).toContain('2 of 7 reads failed. The API cannot answer now (503).')
  await letPass(120)
  expect(said()).toContain('Not live. The API cannot answer now (503).')
  expect(row.textContent).toMatch(/^Unknown/)
})

test('the list of pipelines is as old as its metrics, not as the list of their names', async () => {
  renderUrl('/pipelines')
  await screen.findByRole('table', { name: 'Pipelines' })
  await screen.findByText('Live')
  stopUpstream()
  await letPass(46)
  expect(said()).toContain('Old values: asked 46 s ago')
})

test('what fails is counted, named with its reason, and heals by itself', async () => {
  await openSources()
  answerWith('/sources/metrics', { detail: 'Missing permission' }, 403)
  await letPass(17)
  expect(said()).toContain('1 of 2 answered. The API key lacks the permission for this (403).')
  await letPass(65)
  expect(said()).toContain('5 of 7 answered. The API key lacks the permission for this (403).')
  fireEvent.click(screen.getByRole('button', { name: 'Details of the connection' }))
  const failed = await screen.findByRole('list', { name: 'Failed reads' })
  expect(within(failed).getByText('latest values of all sources')).toBeTruthy()
  expect(within(failed).getAllByText(/13:51:\d\d UTC/)).toHaveLength(2)
  expect(failed.textContent).toContain('Missing permission')
  expect(said()).toMatch(/Next try in \d+ s\./)

  answerWith('/sources/metrics', { connectors: {} })
  await letPass(30)
  expect(screen.getByText('Live')).toBeTruthy()
  expect(screen.queryByRole('list', { name: 'Failed reads' })).toBeNull()
})

test('a page that never got an answer says when it tries again, and recovers', async () => {
  renderUrl('/sources')
  answerWithHtml('/sources', 502)
  answerWith('/sources/metrics', { connectors: {} })
  await screen.findByRole('button', { name: 'Retry' })
  expect(said()).toMatch(/Next try in [123] s\./)
  answerWith('/sources', { result: [] })
  await letPass(4)
  expect(said()).toContain('The account has no sources')
})

test('the space bar pauses and plays, R asks at once', async () => {
  await openSources()
  fireEvent.keyDown(document.body, { key: ' ' })
  expect(screen.getByText('Paused')).toBeTruthy()
  await letPass(30)
  expect(said()).toContain('asked 30 s ago')
  fireEvent.keyDown(document.body, { key: 'r' })
  await letPass(1)
  expect(said()).toMatch(/asked [012] s ago/)
  fireEvent.keyDown(document.body, { key: ' ' })
  expect(screen.getByText('Live')).toBeTruthy()
})

test('the space bar on a button does what the button does', async () => {
  await openSources()
  fireEvent.keyDown(screen.getByRole('button', { name: 'Ask everything now (R)' }), { key: ' ' })
  expect(screen.queryByText('Paused')).toBeNull()
})

test('M04: who is signed out is told so, keeps the old values, and may sign in again', async () => {
  await openSources()
  answerWith('/sources', { code: 'sign_in_needed', detail: 'Sign in to read this.' }, 401)
  answerWith('/sources/metrics', { code: 'sign_in_needed' }, 401)
  await letPass(40)
  expect(said()).toContain('You are signed out. Nothing is asked until you sign in')
  expect(said()).toContain('Signed out (401).')
  expect(said()).toContain('orders-postgres')
  expect(said()).not.toMatch(/Next try|Trying again/)
  expect(screen.getByRole('button', { name: 'Sign in again' })).toBeTruthy()

  answerWith('/sources', { result: [] })
  answerWith('/sources/metrics', { connectors: {} })
  fireEvent.keyDown(document.body, { key: 'r' })
  await letPass(1)
  expect(said()).not.toContain('signed out')
})

test('values that the proxy gives because the API fails say since when they are, and why', async () => {
  await openSources()
  const old = {
    age: '50',
    'cache-status': 'streamkap-proxy; fwd=stale; fwd-status=503; ttl=-40; detail=upstream_error',
  }
  const list = { result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }] }
  answerWithHeaders('/sources', list, old)
  answerWithHeaders('/sources/metrics', { connectors: {} }, old)
  answerWithHeaders('/destinations', { result: [] }, old)
  answerWithHeaders('/destinations/metrics', { connectors: {} }, old)
  answerWithHeaders('/pipelines', { result: [] }, old)
  await letPass(65)
  expect(said()).toMatch(/Old values: asked [56]\d s ago.*\. The API cannot answer now \(503\)\./)
  expect(said()).toContain('Not live. The API cannot answer now (503).')
  answerWith('/sources', list)
  answerWith('/sources/metrics', { connectors: {} })
  answerWithSourcesOnly()
  await letPass(65)
  expect(screen.getByText('Live')).toBeTruthy()
  expect(said()).not.toContain('(503)')
})

/** A proxy that has nothing to tell of itself, but answers. */
const NO_FIGURES = {
  upstream: { lastFiveMinutes: {} },
  requests: { lastFiveMinutes: {} },
  cache: { lastFiveMinutes: {} },
  token: {},
  process: {},
}

test('diagnostics, whose own read goes no further than the proxy, is not live when the API is down', async () => {
  renderUrl('/diagnostics')
  network.use(http.get('*/diagnostics.json', () => Response.json(NO_FIGURES)))
  await screen.findByText('Live')
  stopUpstream()
  await letPass(65)
  expect(screen.queryByText('Live')).toBeNull()
  expect(said()).toContain('1 of 8 answered. The API cannot answer now (503).')
})
