import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { BrowserRouter } from 'react-router'
import { vi } from 'vitest'
import { createSimulator, type SimulatorOptions } from '#simulator/handler.ts'
import { simulatorHandlers } from '#simulator/msw-handlers.ts'
import { App } from '#src/app/app.tsx'
import { createQueryClient } from '#src/app/query-client.ts'
import { NO_SETTINGS } from '#src/model/settings.ts'
import { createClock } from '#src/model/time/clock.ts'
import { ClockProvider } from '#src/ui/age/clock-context.tsx'
import { network } from './setup-page-tests.ts'

/** Opens an address of the app over a simulated account of its own. */
export function renderUrl(url: string, options: Partial<SimulatorOptions> = {}) {
  const simulator = createSimulator({
    authorised: true,
    stripConfig: true,
    now: Date.now,
    ...options,
  })
  network.use(...simulatorHandlers(simulator))
  const client = createQueryClient()
  const config = {
    mode: 'simulated',
    apiHost: null,
    version: null,
    settings: NO_SETTINGS,
  } as const
  window.history.replaceState(null, '', url)
  const view = render(
    <ClockProvider value={createClock(1000)}>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <App config={config} />
        </BrowserRouter>
      </QueryClientProvider>
    </ClockProvider>,
  )
  return { ...view, simulator, client, router: new RouterSeen() }
}

/** The history of the browser, as the page writes it. */
class RouterSeen {
  readonly #pushed = vi.spyOn(window.history, 'pushState')
  readonly #replaced = vi.spyOn(window.history, 'replaceState')

  get state() {
    return { location: window.location, historyAction: this.#lastWrite() }
  }

  navigate(delta: number): Promise<void> {
    return new Promise((resolve) => {
      window.addEventListener('popstate', () => resolve(), { once: true })
      window.history.go(delta)
    })
  }

  #lastWrite(): 'PUSH' | 'REPLACE' {
    const [pushed = 0, replaced = 0] = [this.#pushed, this.#replaced].map(
      ({ mock }) => mock.invocationCallOrder.at(-1) ?? 0,
    )
    return pushed > replaced ? 'PUSH' : 'REPLACE'
  }
}
