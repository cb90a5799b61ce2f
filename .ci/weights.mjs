// Checks the weight of the production build: what a browser fetches for each kind of page, gzip.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const KIB = 1024

/** Budgets in KiB gzip: what a first visit may cost. A page is named by the module its route loads. */
const PAGES = [
  {
    name: 'pipeline list',
    module: 'src/features/pipelines/pipeline-list-page.tsx',
    js: 165,
    css: 12,
  },
  { name: 'overview', module: 'src/features/overview/overview-page.tsx', js: 170, css: 12 },
  { name: 'wall', module: 'src/features/wall/wall-page.tsx', js: 170, css: 12 },
  { name: 'source list', module: 'src/features/sources/source-list-page.tsx', js: 165, css: 12 },
  {
    name: 'destination list',
    module: 'src/features/destinations/destination-list-page.tsx',
    js: 165,
    css: 12,
  },
  {
    name: 'source detail',
    module: 'src/features/sources/source-detail-page.tsx',
    js: 270,
    css: 12,
  },
  {
    name: 'destination detail',
    module: 'src/features/destinations/destination-detail-page.tsx',
    js: 270,
    css: 12,
  },
  {
    name: 'pipeline detail',
    module: 'src/features/pipelines/pipeline-detail-page.tsx',
    js: 270,
    css: 12,
  },
]
const FONT_KIB = 60

const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))
let ok = true

for (const page of PAGES) {
  const files = filesOf([page.module, 'index.html'])
  report(`${page.name}: JavaScript`, weigh(files, '.js'), page.js)
  report(`${page.name}: CSS`, weigh(files, '.css'), page.css)
}
for (const entry of Object.values(manifest)) {
  for (const font of [...(entry.assets ?? [])].filter((file) => file.endsWith('.woff2'))) {
    const kib = readFileSync(dist + font).length / KIB
    if (kib > FONT_KIB) report(`font ${font}`, kib, FONT_KIB)
  }
}
process.exitCode = ok ? 0 : 1

/** Every file fetched before the modules run: themselves and their static imports. */
function filesOf(modules, seen = new Set()) {
  for (const module of modules) {
    const chunk = manifest[module]
    if (!chunk) throw new Error(`The build has no chunk for ${module}: was the page renamed?`)
    if (seen.has(chunk.file)) continue
    for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file)
    filesOf(chunk.imports ?? [], seen)
  }
  return seen
}

function weigh(files, ending) {
  return [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(dist + file), { level: 9 }).length / KIB, 0)
}

function report(what, kib, budgetKib) {
  const within = kib <= budgetKib
  ok &&= within
  console.log(`${within ? 'ok  ' : 'OVER'} ${what}: ${kib.toFixed(1)} of ${budgetKib} KiB gzip`)
}
