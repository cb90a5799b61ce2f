import { cleanup, configure } from '@testing-library/react'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'

// Pages are lazy, and the first test of a file waits for their code.
configure({ asyncUtilTimeout: 15_000 })

/** MSW's side of the page tests; each test puts its own simulator behind it (`render-url.tsx`). */
export const network = setupServer()

vi.stubGlobal('scrollTo', () => undefined)

// jsdom has dialogs, but none that open.
if (!('showModal' in HTMLDialogElement.prototype)) {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true
    },
    close(this: HTMLDialogElement) {
      this.open = false
      this.dispatchEvent(new Event('close'))
    },
  })
}

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }))
afterAll(() => network.close())

/** What a page says on the console is a fault of the page. */
const said = vi.fn<(...words: unknown[]) => void>()
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(said)
  vi.spyOn(console, 'warn').mockImplementation(said)
})

afterEach(() => {
  cleanup()
  network.resetHandlers()
  const words = said.mock.calls
  said.mockClear()
  expect(words, 'console errors and warnings').toEqual([])
})
