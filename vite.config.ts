import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { tokenProxy } from './server/vite-plugin.ts'

/** `vite build --mode demo`: a page that carries its own simulated account, for any file server. */
const DEMO = 'demo'

/** Libraries that change rarely keep files of their own, so that a new build leaves them cached. */
const CHUNKS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
  {
    name: 'recharts',
    test: /node_modules[\\/](recharts|victory-vendor|d3-.*|@reduxjs|immer|reselect|redux.*|es-toolkit|eventemitter3|decimal\.js-light|use-sync-external-store)[\\/]/,
  },
]

export default defineConfig(({ mode, command }) => ({
  // The demo may lie in any folder of any file server.
  base: mode === DEMO ? './' : '/',
  plugins: [
    react(),
    tailwindcss(),
    ...(command === 'serve' && process.env['VITEST'] === undefined ? [tokenProxy()] : []),
    ...(mode === DEMO ? [demoAccount()] : [packedFiles()]),
  ],
  build: {
    outDir: mode === DEMO ? 'dist-demo' : 'dist',
    target: 'es2022',
    manifest: true,
    // The security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  test: {
    restoreMocks: true,
    projects: [
      testProject('unit', 'node', '{src,server,simulator}/**/*.test.ts', []),
      testProject('pages', 'jsdom', 'src/**/*.test.tsx', ['src/testing/setup-page-tests.ts']),
    ],
  },
}))

function testProject(name: string, environment: string, include: string, setupFiles: string[]) {
  // Pages are lazy and large: on a busy machine the first look at one takes seconds.
  const test = { name, environment, include: [include], setupFiles, testTimeout: 20_000 }
  return { extends: true as const, test }
}

/** Adds the worker that answers in the browser, and leaves out what only a server can answer. */
function demoAccount(): Plugin {
  return {
    name: 'streamgauge-demo-account',
    apply: 'build',
    transformIndexHtml: (html) =>
      html.replace(/\s*<link rel="preload" href="[^"]*config\.json"[^>]*>/, ''),
    writeBundle: async ({ dir = 'dist-demo' }) =>
      copyFile('simulator/mockServiceWorker.js', join(dir, 'mockServiceWorker.js')),
  }
}

/** Packs every text file of the build once, so that the server never packs while somebody waits. */
function packedFiles(): Plugin {
  const texts = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt'])
  const brotli = promisify(brotliCompress)
  return {
    name: 'streamgauge-packed-files',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && texts.has(extname(entry.name)))
      await Promise.all(
        files.map(async (entry) => {
          const path = join(entry.parentPath, entry.name)
          const bytes = await readFile(path)
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
          await writeFile(
            `${path}.br`,
            await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          )
        }),
      )
    },
  }
}
