import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { tokenProxy } from './server/vite-plugin.ts'

/** `vite build --mode demo`: a page that carries its own simulated account, for any file server. */
const DEMO = 'demo'

/**
 * Small files pack badly: what several pages need comes in as few as possible, and nothing comes along
 * that the first view of a list does not need.
 */
const ENTRY = ['src/main.tsx']
const LISTS = ['pipeline', 'source', 'destination'].map(
  (kind) => `src/features/${kind}s/${kind}-list-page.tsx`,
)
const DETAILS = LISTS.map((page) => page.replace('-list-', '-detail-'))
/** Pages without charts. */
const OTHERS = ['overview', 'wall', 'diagnostics'].map(
  (name) => `src/features/${name}/${name}-page.tsx`,
)
/** Libraries that change rarely keep files of their own, so that a new build leaves them cached. */
const CHUNKS = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
  {
    name: 'recharts',
    test: /node_modules[\\/](recharts|victory-vendor|d3-.*|@reduxjs|immer|reselect|redux.*|es-toolkit|eventemitter3|decimal\.js-light|use-sync-external-store)[\\/]/,
  },
]

export default defineConfig(({ mode, command }) => ({
  // A build may lie under any path: its server writes the path into the page, and the demo keeps its
  // addresses behind a `#`. Only the dev server, which writes nothing, is at the root.
  base: command === 'build' ? './' : '/',
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
    rolldownOptions: {
      output: { codeSplitting: { groups: [...CHUNKS, ...sharedChunks()] } },
    },
  },
  test: {
    restoreMocks: true,
    projects: [
      testProject('unit', 'node', '{src,server,simulator}/**/*.test.ts', []),
      testProject('pages', 'jsdom', 'src/**/*.test.tsx', ['src/testing/setup-page-tests.ts']),
    ],
  },
}))

function sharedChunks() {
  return [
    sharedBy('app', ENTRY),
    sharedBy('pages', LISTS, DETAILS),
    sharedBy('lists', LISTS),
    sharedBy('common', DETAILS, OTHERS),
    sharedBy('details', DETAILS),
  ]
}

/**
 * A file with the modules that every page of `all` needs, and one of `any` as well; a group before it
 * takes what it has first, and with it what that imports.
 */
function sharedBy(name: string, all: readonly string[], any: readonly string[] = all) {
  const needs = new Map<string, ReadonlySet<string>>()
  const isNeeded = (page: string, id: string, graph: ModuleGraph) => {
    const known = needs.get(page) ?? neededBy(join(import.meta.dirname, page), graph)
    needs.set(page, known)
    return known.has(id)
  }
  return {
    name: (id: string, graph: ModuleGraph) =>
      all.every((page) => isNeeded(page, id, graph)) &&
      any.some((page) => isNeeded(page, id, graph))
        ? name
        : null,
  }
}

type ModuleGraph = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** A module and everything it imports before it runs. */
function neededBy(id: string, graph: ModuleGraph, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  const imported = [...(graph.getModuleInfo(id)?.importedIds ?? [])]
  for (const one of imported) neededBy(one, graph, seen)
  return seen
}

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
