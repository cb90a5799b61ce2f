import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A built page that is small, and around it files that nobody may fetch. */
export type PageFolder = Readonly<{ path: string; outside: string; remove(): void }>

const PAGE =
  '<!doctype html><html lang="en"><title>Streamgauge</title><script type="module" src="/assets/index-DZ8aP0xy.js"></script></html>'
/** Stands in every file around the page; planted as a secret. */
const FORBIDDEN_TEXT = 'client-secret-4711'

export function createPageFolder(): PageFolder {
  const outside = mkdtempSync(join(tmpdir(), 'streamgauge-catalogue-'))
  const path = join(outside, 'dist')
  mkdirSync(join(path, 'assets'), { recursive: true })
  mkdirSync(join(path, '.git'))
  writeFileSync(join(path, 'index.html'), PAGE)
  writeFileSync(join(path, 'assets', 'index-DZ8aP0xy.js'), 'export {}')
  for (const name of ['.env', '.git/config', 'assets/index-DZ8aP0xy.js.map', 'main.ts']) {
    writeFileSync(join(path, name), FORBIDDEN_TEXT)
  }
  writeFileSync(join(outside, 'outside.txt'), FORBIDDEN_TEXT)
  writeFileSync(join(outside, 'outside.js'), FORBIDDEN_TEXT)
  return { path, outside, remove: () => rmSync(outside, { recursive: true, force: true }) }
}
