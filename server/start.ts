import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPage, reasonToBuild } from './build-if-old.ts'

/* What `npm start` runs: a page that fits its sources, then the process, which may only read. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reason = process.env['STATIC_DIR'] === undefined ? reasonToBuild(root) : null
if (reason !== null) {
  console.error(`Building the page, because ${reason}.`)
  if (!buildPage(root)) {
    console.error('The page could not be built; Streamgauge did not start.')
    process.exit(1)
  }
}
await import('./run.ts')
