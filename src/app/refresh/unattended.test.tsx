import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '#src/app/query-client.ts'
import { useRefreshState } from '#src/ui/age/refresh-context.tsx'
import { RefreshProvider } from './refresh-provider.tsx'
import { Unattended } from './unattended.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Mode() {
  return <p>{useRefreshState(({ mode }) => mode)}</p>
}

function Broken(): never {
  throw new Error('the board broke')
}

const client = createQueryClient()

function page(children: React.ReactNode) {
  return (
    <MemoryRouter>
      <QueryClientProvider client={client}>
        <RefreshProvider>
          <Mode />
          {children}
        </RefreshProvider>
      </QueryClientProvider>
    </MemoryRouter>
  )
}

test('a screen that nobody touches asks on unseen, as long as it is shown', () => {
  const { rerender } = render(page(<Unattended>board</Unattended>))
  expect(screen.getByText('forced')).toBeTruthy()
  rerender(page(null))
  expect(screen.getByText('playing')).toBeTruthy()
})

test('a board that breaks says that it loads anew by itself', () => {
  // React tells of the error that the boundary takes.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  render(
    page(
      <Unattended>
        <Broken />
      </Unattended>,
    ),
  )
  expect(screen.getByText(/the board broke.*loaded anew by itself/)).toBeTruthy()
})
