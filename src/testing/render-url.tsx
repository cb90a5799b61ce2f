import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { simulatorHandlers } from '#simulator/msw-handlers.ts'
import { createSimulator, type SimulatorOptions } from '#simulator/handler.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import { createRoutes } from '#src/app/routes.tsx'
import { createClock } from '#src/model/clock.ts'
import { NO_SETTINGS } from '#src/model/settings.ts'
import { ClockProvider } from '#src/ui/clock-context.tsx'
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
  const router = createMemoryRouter(createRoutes(client, config), { initialEntries: [url] })
  const view = render(
    <ClockProvider value={createClock(1000)}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ClockProvider>,
  )
  return { ...view, simulator, client, router }
}
