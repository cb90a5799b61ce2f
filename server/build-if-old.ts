import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that a build of the page is made of. */
const SOURCES = ['index.html', 'package-lock.json', 'public', 'src', 'vite.config.ts']
/** Beside the build, hash of the sources it was made of; a dot file, so it is never served. */
const STAMP = '.sources'

/** Why the page must be built, in words; `null` when the build is of these very sources. */
export function reasonToBuild(root: string): string | null {
  const dist = join(root, 'dist')
  if (!existsSync(join(dist, 'index.html'))) return 'it has not been built yet'
  const stamp = join(dist, STAMP)
  if (!existsSync(stamp)) return 'it is not known which sources the present build is of'
  if (readFileSync(stamp, 'utf8') !== hashOfSources(root)) return 'its sources have changed'
  return null
}

/**
 * Builds the page with Vite, in a process of its own so that its memory is given back.
 * @returns false when the build failed; Vite has said why
 */
export function buildPage(root: string): boolean {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  // What Vite says goes to standard error: standard output belongs to the log.
  const stdio = ['ignore', 2, 2] as const
  const { status } = spawnSync(process.execPath, [vite, 'build'], { cwd: root, stdio: [...stdio] })
  if (status !== 0) return false
  writeFileSync(join(root, 'dist', STAMP), hashOfSources(root))
  return true
}

/** Names and bytes count; times do not, because a checkout changes them all. */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesAt(root, source))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesAt(root: string, path: string): readonly string[] {
  if (!existsSync(join(root, path))) return []
  if (path.includes('.')) return [path]
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted()
}
