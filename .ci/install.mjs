// Installs what the lockfile names, unless that has been done. Runs on the machine's own Node, which
// may be older than the one the project pins, before anything is installed: plain JavaScript, no
// packages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = `${root}node_modules/.installed-lockfile`
/** Oldest usable minor and patch of each major; majors in between have ended, newer ones are fine. */
const OLDEST_OF_MAJOR = { 22: [22, 2], 24: [15, 0] }
const NEWER_MAJORS_FROM = 26

const lockfileHash = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex')

if (!isInstalled()) install()
requireUsableNode()

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockfileHash
}

function install() {
  console.log('Installing the packages of package-lock.json (once, then after each change of it) …')
  // Development packages are needed to build; the build machine's own Node only runs npm, the pinned
  // one runs everything else, so npm's word about the engine is noise here.
  const { status } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' },
  )
  if (status !== 0) fail('npm ci failed, its own words are above. Nothing was started.')
  writeFileSync(stampFile, lockfileHash)
}

function requireUsableNode() {
  if (existsSync(`${root}node_modules/.bin/node`)) return
  const [major = 0, minor = 0, patch = 0] = process.versions.node.split('.').map(Number)
  const [oldestMinor, oldestPatch] = OLDEST_OF_MAJOR[major] ?? [Infinity, 0]
  if (major >= NEWER_MAJORS_FROM || minor > oldestMinor) return
  if (minor === oldestMinor && patch >= oldestPatch) return
  fail(
    `Node ${process.versions.node} cannot run this, and no pinned Node exists for ${process.platform}-${process.arch}. ` +
      `Install Node 24.15 or newer (22.22.2 is the oldest that works). Nothing was started.`,
  )
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
