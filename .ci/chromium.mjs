// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Path of a Chromium: `CHROMIUM_PATH`, else a system Chromium or Chrome, else Debian's package when
 * root on Debian, else `undefined` after Playwright downloaded its own (it then finds it by itself).
 * Throws with what to do when none can be had.
 */
export function ensureChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (isExecutable(named)) return named
    throw new Error('CHROMIUM_PATH names no file that can be run. Unset it or name a Chromium.')
  }
  return findOnPath() ?? installFromDebian() ?? downloadWithPlaywright()
}

function findOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function installFromDebian() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined
  console.log("Installing Debian's chromium for the browser tests …")
  run('apt-get', ['update', '-qq'])
  run('apt-get', [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-dejavu-core',
  ])
  return findOnPath()
}

function downloadWithPlaywright() {
  console.log('Downloading a Chromium with Playwright …')
  if (run('npx', ['playwright', 'install', 'chromium'])) return undefined
  throw new Error('No Chromium: install chromium or chrome, or name one in CHROMIUM_PATH.')
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
