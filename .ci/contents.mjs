// Checks what the production build holds: no mock, no proxy code, no name of a secret's variable.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** What must not be found in any file a browser can fetch, and what it would mean. */
const FORBIDDEN = [
  { pattern: /mockServiceWorker|setupWorker/, meaning: 'the mock of the demo build' },
  { pattern: /simulated-client|simulated-secret|orders-postgres/, meaning: 'the simulator' },
  // Whatever of that name the environment holds, Vite would write into the page.
  { pattern: /VITE_[A-Z0-9_]+/, meaning: 'a variable of the build' },
  {
    pattern: /STREAMKAP_(CLIENT_ID|SECRET|CLIENT_SECRET)|VIEWER_(BASIC|TOKEN_FILE)/,
    meaning: "a secret's variable",
  },
  { pattern: /access-token|client_secret|Bearer /, meaning: 'the token source' },
  { pattern: /node:(http|fs|crypto)/, meaning: 'server code' },
]
/** In pages only: library code may speak of script elements. */
const FORBIDDEN_IN_PAGES = [
  { pattern: /<script>|<style|\son\w+=/, meaning: 'inline code, which the policy forbids' },
]
const PACKED = /\.(gz|br)$/

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !PACKED.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

let ok = files.length > 0
for (const file of files) {
  const text = readFileSync(file, 'latin1')
  const rules = file.endsWith('.html') ? [...FORBIDDEN, ...FORBIDDEN_IN_PAGES] : FORBIDDEN
  for (const { pattern, meaning } of rules) {
    const found = text.match(pattern)
    if (!found) continue
    ok = false
    console.log(`${file.slice(dist.length)} holds ${meaning}: ${found[0]}`)
  }
}
console.log(`${files.length} files searched`)
process.exitCode = ok ? 0 : 1
