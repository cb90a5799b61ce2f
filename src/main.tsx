import './app/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, createHashRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { readAppConfig, type AppConfig } from './app/app-config.ts'
import { createQueryClient } from './app/query-client.ts'
import { createRoutes } from './app/routes.tsx'
import { pageBase } from './model/page-base.ts'
import { NO_SETTINGS } from './model/settings.ts'

const IS_DEMO = import.meta.env.MODE === 'demo'

await start()

async function start() {
  const config = await openAccount()
  const client = createQueryClient()
  const routes = createRoutes(client, config)
  // A plain file server knows one page only, so the demo keeps its addresses behind a `#`.
  const router = IS_DEMO
    ? createHashRouter(routes)
    : createBrowserRouter(routes, { basename: pageBase() })
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
  if (!IS_DEMO) return readAppConfig()
  const { startBrowserHost } = await import('#simulator/browser-host.ts')
  await startBrowserHost({ baseUrl: new URL('.', location.href).pathname })
  return { mode: 'simulated', apiHost: null, version: 'demo', settings: NO_SETTINGS }
}

function rootElement(): HTMLElement {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no element with the id "root"')
  return root
}
