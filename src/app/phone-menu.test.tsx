import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { BrowserRouter } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'
import { TimeStateProvider } from '#src/url/time/use-time-state.tsx'
import { PhoneMenu } from './phone-menu.tsx'

const freeze = vi.fn<() => void>()
const COMMANDS = [
  { id: 'time.freeze', keys: ['b'], name: 'Freeze these instants', run: freeze },
  { id: 'list.search', keys: ['/'], name: 'Search', run: () => undefined },
]

function Page() {
  useKeyCommands(COMMANDS)
  return <PhoneMenu />
}

beforeEach(() => {
  freeze.mockClear()
  localStorage.clear()
  window.history.replaceState(null, '', '/sources?from=now-6h&to=now&q=orders')
  render(
    <BrowserRouter>
      <TimeStateProvider>
        <Page />
      </TimeStateProvider>
    </BrowserRouter>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
})

test('holds the commands that the bar has no room for, and closes with one', () => {
  expect(screen.queryByRole('button', { name: 'Search' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Freeze these instants' }))
  expect(freeze).toHaveBeenCalledOnce()
  expect(screen.getByRole('button', { name: 'More' }).ariaExpanded).toBe('false')
})

test('sets the theme and how often the page asks', async () => {
  fireEvent.change(screen.getByRole('combobox', { name: 'Theme' }), { target: { value: 'dark' } })
  expect(document.documentElement.dataset['theme']).toBe('dark')
  fireEvent.change(screen.getByRole('combobox', { name: 'Refresh every' }), {
    target: { value: '30s' },
  })
  await waitFor(() => expect(window.location.search).toContain('refresh=30s'))
})

test('leads to the pages that the row at the bottom leaves out, over the same time', () => {
  const hrefs = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(hrefs).toEqual(['/wall?from=now-6h&to=now', '/diagnostics?from=now-6h&to=now'])
})

test('Escape closes it and gives the focus back to its button', () => {
  const theme = screen.getByRole('combobox', { name: 'Theme' })
  theme.focus()
  fireEvent.keyDown(theme, { key: 'Escape' })
  expect(screen.queryByRole('combobox', { name: 'Theme' })).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }))
})
