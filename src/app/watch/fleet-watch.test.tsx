import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerWhenTold, answerWith, answerWithSourcesOnly } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)

beforeEach(() => {
  document.head.insertAdjacentHTML('beforeend', '<link rel="icon" href="/favicon.svg">')
})
afterEach(() => {
  document.querySelector('link[rel="icon"]')?.remove()
})

function answerWithSource(status: string) {
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: status }],
  })
  answerWith('/sources/metrics', { connectors: {} })
}

const icon = () => document.querySelector('link[rel="icon"]')?.getAttribute('href')

test('a source that breaks is told, counted in the title, and marked in the tab until it is well', async () => {
  renderUrl('/sources')
  answerWithSource('Paused')
  answerWithSourcesOnly()
  await screen.findByRole('row', { name: /^Paused/ })
  const told = screen.getByRole('status', { name: 'Changes of verdicts' })
  await waitFor(() => expect(document.title).toBe('Sources · Streamgauge'))
  expect(told.textContent).toBe('')
  answerWithSource('Broken')
  fireEvent.keyDown(document.body, { key: 'r' })
  await waitFor(() => expect(told.textContent).toBe('orders-postgres: Broken, says the platform.'))
  await waitFor(() => expect(document.title).toBe('(1) Sources · Streamgauge'))
  expect(icon()).toBe('/favicon-trouble.svg')
  answerWithSource('Paused')
  fireEvent.keyDown(document.body, { key: 'r' })
  await waitFor(() => expect(document.title).toBe('Sources · Streamgauge'))
  expect(icon()).toBe('/favicon.svg')
})

test('every page counts the whole account; what is not known is three dots', async () => {
  renderUrl('/no-such-page', { scenario: 'source-broken' })
  const pipelines = answerWhenTold('/pipelines', { result: [] })
  await pipelines.isAsked
  await screen.findByRole('heading', { level: 1, name: 'No such page' })
  expect(document.title).toBe('(…) No such page · Streamgauge')
  expect(screen.getAllByText('Pipelines by state: not known yet')).toHaveLength(1)
  pipelines.answer()
  await waitFor(() => expect(document.title).toBe('(1) No such page · Streamgauge'))
  expect(screen.queryByText('Pipelines by state: not known yet')).toBeNull()
})
