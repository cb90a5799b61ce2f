import { fireEvent, render, screen } from '@testing-library/react'
import { BrowserRouter, Link, useRoutes } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'

beforeEach(() => {
  // React tells the console of every error that a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

function Broken({ error }: { error: unknown }): never {
  throw error
}

function Pages({ error }: { error: unknown }) {
  const page = useRoutes([
    { index: true, element: <Broken error={error} /> },
    { path: '/other', element: <h1>Other</h1> },
  ])
  return (
    <>
      <Link to="/other">To the other</Link>
      <Link to="/">To the broken</Link>
      <ErrorBoundary>{page}</ErrorBoundary>
    </>
  )
}

function renderPages(error: unknown) {
  window.history.replaceState(null, '', '/')
  render(
    <BrowserRouter>
      <Pages error={error} />
    </BrowserRouter>,
  )
}

test.each([
  ['an error', new Error('No such column'), 'No such column'],
  ['nothing at all', null, 'The page failed.'],
  [
    'code that is not served',
    new TypeError('Failed to fetch dynamically imported module'),
    'Streamgauge cannot be reached.',
  ],
])('a page that throws %s says so; the way to another page stays open', async (_, error, words) => {
  renderPages(error)
  expect(screen.getByText(words)).toBeTruthy()
  fireEvent.click(screen.getByRole('link', { name: 'To the other' }))
  await screen.findByRole('heading', { name: 'Other' })
  expect(screen.queryByText(words)).toBeNull()
  fireEvent.click(screen.getByRole('link', { name: 'To the broken' }))
  await screen.findByText(words)
})
