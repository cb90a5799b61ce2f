import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'

const TEXT = readFileSync(new URL('../../docs/viewers.md', import.meta.url), 'utf8')
const FILES: Readonly<Record<string, string>> = {
  '/run/secrets/streamgauge-users': blocksOf('')[0] ?? '',
  '/run/secrets/streamgauge-screens': blocksOf('').find((text) => text.includes('hall:')) ?? '',
}

/** Fenced blocks of a language; of none with an empty name. */
function blocksOf(language: string): readonly string[] {
  const fences = [...TEXT.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
  return fences.filter(([, name]) => name === language).map(([, , text = '']) => text)
}

function settingsOf(block: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    block.split('\n').flatMap((line) => {
      const at = line.indexOf('=')
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]]
    }),
  )
}

const EXAMPLES = blocksOf('ini').map((block) => [block.split('\n', 1)[0] ?? '', block] as const)

test('there is an example of every kind', () => {
  const kinds = EXAMPLES.map(([, block]) => settingsOf(block)['VIEWER_AUTH'])
  expect(new Set(kinds)).toEqual(new Set(['basic', 'header', 'jwt']))
  expect(EXAMPLES).toHaveLength(6)
})

test.each(EXAMPLES)('an example with %s is a good configuration', (_line, block) => {
  const settings = settingsOf(block)
  const { viewers } = readConfig(settings, (path) => {
    const text = FILES[path]
    if (text === undefined) throw new Error('the example names a file that is not in the document')
    return text
  })
  expect(viewers.auth.kind).toBe(settings['VIEWER_AUTH'])
  expect(viewers.readWallTokens !== null).toBe('VIEWER_TOKEN_FILE' in settings)
})

test('the codes that the document names are the ones that are sent', () => {
  const problems = readFileSync(new URL('../problem.ts', import.meta.url), 'utf8')
  const rows = [...TEXT.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)]
  expect(rows).toHaveLength(4)
  for (const [, status, code] of rows) expect(problems).toContain(`  ${code}: [${status},`)
})
