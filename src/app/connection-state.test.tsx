import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith, answerWithHtml } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

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

async function openSources() {
  renderUrl('/sources')
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }],
  })
  answerWith('/sources/metrics', { connectors: {} })
  await screen.findByRole('table', { name: 'Sources' })
  await screen.findByText('Live')
}

function stopUpstream() {
  answerWithHtml('/sources', 503)
  answerWithHtml('/sources/metrics', 503)
}

test('after three periods without an answer no status is unqualified, and none after ten', async () => {
  await openSources()
  expect(screen.getAllByText('Active').length).toBeGreaterThan(0)
  stopUpstream()
  await letPass(46)
  expect(screen.queryByText('Active')).toBeNull()
  expect(said()).toContain('as of 13:50 UTC, 46 s old')
  expect(said()).toContain('Old values: asked 46 s ago')
  expect(said()).toContain('1 of 3 reads failed. The API cannot answer now (503).')
  await letPass(120)
  expect(said()).toContain('Not live. The API cannot answer now (503).')
  expect(screen.getAllByText('Unknown').length).toBeGreaterThan(0)
  expect(said()).toContain('was Active at 13:50 UTC')
})

test('what fails is counted, named with its reason, and heals by itself', async () => {
  await openSources()
  answerWith('/sources/metrics', { detail: 'Missing permission' }, 403)
  await letPass(17)
  expect(said()).toContain('1 of 3 reads failed. The API key lacks the permission for this (403).')
  await letPass(65)
  expect(said()).toContain('1 of 3 answered. The API key lacks the permission for this (403).')
  fireEvent.click(screen.getByRole('button', { name: 'Details of the connection' }))
  const failed = screen.getByRole('list', { name: 'Failed reads' })
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
  fireEvent.keyDown(screen.getByRole('button', { name: /theme/ }), { key: ' ' })
  expect(screen.queryByText('Paused')).toBeNull()
})
