import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOfSources, reasonToBuild } from './build-if-old.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'streamgauge-'))
  mkdirSync(join(root, 'src', 'app'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'src', 'app', 'page.tsx'), 'export {}')
})

afterEach(() => rmSync(root, { recursive: true }))

function build(): void {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist', 'index.html'), 'built')
  writeFileSync(join(root, 'dist', '.sources'), hashOfSources(root))
}

test('a page that was never built is built', () => {
  expect(reasonToBuild(root)).toBe('it has not been built yet')
})

test('a build of the present sources is kept, also after a checkout has touched them', () => {
  build()
  utimesSync(join(root, 'src', 'app', 'page.tsx'), 0, 2_000_000_000)
  expect(reasonToBuild(root)).toBeNull()
})

test('a changed, a new and a removed source each cause a build', () => {
  build()
  writeFileSync(join(root, 'src', 'app', 'page.tsx'), 'export const a = 1')
  expect(reasonToBuild(root)).toBe('its sources have changed')
  build()
  writeFileSync(join(root, 'src', 'app', 'more.tsx'), '')
  expect(reasonToBuild(root)).toBe('its sources have changed')
  build()
  rmSync(join(root, 'src', 'app', 'more.tsx'))
  expect(reasonToBuild(root)).toBe('its sources have changed')
})

test('a build of unknown sources is made again', () => {
  build()
  rmSync(join(root, 'dist', '.sources'))
  expect(reasonToBuild(root)).toMatch(/^it is not known/)
})
