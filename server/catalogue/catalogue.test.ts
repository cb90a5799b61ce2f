import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NOT_RUN, RUN_ELSEWHERE, RUN_HERE } from './catalogue.ts'

/** How many lines each part of the specification's catalogue has. */
const LENGTHS = { U: 37, T: 11, C: 30, D: 8, E: 17, M: 6 }

const here = new URL('.', import.meta.url)
const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, here)), 'utf8')

const testFiles = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts') && name !== 'catalogue.test.ts')
  .map((name) => `server/catalogue/${name}`)

/** Ids with which titles of tests, or rows of test tables, begin. */
function idsInTitles(): readonly string[] {
  const texts = testFiles.map(read).join('\n')
  return [...new Set(Array.from(texts.matchAll(/['`]([A-Z]\d\d) \S/g), ([, id = '']) => id))]
}

test('the table has every line of the specification, once', () => {
  const ids = Object.entries(LENGTHS).flatMap(([part, length]) =>
    Array.from({ length }, (_, index) => `${part}${String(index + 1).padStart(2, '0')}`),
  )
  const listed = [RUN_HERE, RUN_ELSEWHERE, NOT_RUN].flatMap((part) => Object.keys(part))
  expect(listed.toSorted()).toEqual(ids.toSorted())
})

test('every line that is run here has a test of its name, and no test has another', () => {
  expect(idsInTitles().toSorted()).toEqual(Object.keys(RUN_HERE).toSorted())
})

test('no test of the catalogue is left out of a run', () => {
  expect(
    testFiles.filter((file) => /\b(?:test|describe)\.(?:skip|todo|only|runIf)/.test(read(file))),
  ).toEqual([])
})

test('lines that are run elsewhere are still run there', () => {
  const lost = Object.entries(RUN_ELSEWHERE).filter(
    ([, { file, says }]) => !read(file).includes(says),
  )
  expect(lost.map(([id]) => id)).toEqual([])
})

test('the document names what is run elsewhere and what is not run, with the reason', () => {
  const lines = read('docs/fault-catalogue.md').split('\n')
  const lineOf = (id: string): string => lines.find((line) => line.startsWith(`| ${id} |`)) ?? ''
  for (const [id, { file }] of Object.entries(RUN_ELSEWHERE)) expect(lineOf(id)).toContain(file)
  for (const [id, { reason }] of Object.entries(NOT_RUN)) expect(lineOf(id)).toContain(reason)
})
