import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from '@playwright/test'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'
import { ensureChromium } from '../.ci/chromium.mjs'

const root = fileURLToPath(new URL('charts', import.meta.url))

/** Without calls home, and without a graphics card or what stands in for one. */
const FLAGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]

export type BuiltPage = { readonly origin: string; close(): Promise<void> }

/** Builds the page of the charts for production into a temporary folder and serves it on loopback. */
export async function serveChartsPage(): Promise<BuiltPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'streamgauge-bench-'))
  const shared = { root, configFile: false, logLevel: 'warn' } as const
  await build({
    ...shared,
    mode: 'production',
    plugins: [react(), tailwindcss()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
    },
  })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const origin = server.resolvedUrls?.local[0]
  if (!origin) throw new Error('the built page has no address on this machine')
  return {
    origin,
    async close() {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

/** @param more switches besides those of every bench */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = ensureChromium()
  const flags = [...FLAGS, ...more]
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // A browser cannot make its sandbox as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags,
  })
}
