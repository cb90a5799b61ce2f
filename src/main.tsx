import './app/styles/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, HashRouter } from 'react-router'
import { readAppConfig, type AppConfig } from './app/app-config.ts'
import { App } from './app/app.tsx'
import { PageLoading } from './app/page-loading.tsx'
import { createQueryClient } from './app/query-client.ts'
import { pageBase } from './model/page-base.ts'
import { NO_SETTINGS } from './model/settings.ts'

const IS_DEMO = import.meta.env.MODE === 'demo'

// Not awaited: chunks that start() loads import this one, and would wait for it for ever.
void start()

async function start() {
  const config = await openAccount()
  const client = createQueryClient()
  const app = <App config={config} />
  const root = createRoot(rootElement())
  root.render(<PageLoading />)
  // Stays until the first page's code is there, as every page stays until the next one's is.
  startTransition(() =>
    root.render(
      <StrictMode>
        <QueryClientProvider client={client}>
          {/* A plain file server knows one page only: the demo keeps its addresses behind a `#`. */}
          {IS_DEMO ? (
            <HashRouter>{app}</HashRouter>
          ) : (
            <BrowserRouter basename={pageBase()}>{app}</BrowserRouter>
          )}
        </QueryClientProvider>
      </StrictMode>,
    ),
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
