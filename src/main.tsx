import './app/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { readAppConfig, type AppConfig } from './app/app-config.ts'
import { createQueryClient } from './app/query-client.ts'
import { startRefreshRounds } from './app/refresh-rounds.ts'
import { createRoutes } from './app/routes.tsx'

await start()

async function start() {
  const config = await openAccount()
  const client = createQueryClient()
  const router = createBrowserRouter(createRoutes(client, config), {
    basename: import.meta.env.BASE_URL,
  })
  startRefreshRounds(client)
  createRoot(rootElement()).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** The demo build carries its own simulated account; every other build asks its server. */
async function openAccount(): Promise<AppConfig> {
  if (import.meta.env.MODE !== 'demo') return readAppConfig()
  const { startBrowserHost } = await import('#simulator/browser-host.ts')
  await startBrowserHost({ baseUrl: import.meta.env.BASE_URL })
  return { mode: 'simulated', apiHost: null, version: 'demo' }
}

function rootElement(): HTMLElement {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')
  return root
}
