import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { STATES } from '#src/testing/health-facts.ts'
import { say } from './health-words.ts'
import { verdictOf } from './health.ts'

const DOCUMENT = readFileSync(new URL('../../../docs/health.md', import.meta.url), 'utf8')

/** Verdict, wall word and colour of each line of the first table. */
function written(): string[][] {
  const [, section = ''] = DOCUMENT.split('## Verdicts, worst first')
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines
    .slice(2, 2 + STATES.length)
    .map((line) => line.split('|').slice(1, 4))
    .map((cells) => cells.map((cell) => cell.trim()))
}

test('docs/health.md names every verdict, its word on the wall and its colour, worst first', () => {
  const verdicts = STATES.map((state) => verdictOf({ state, sentence: say``, evidence: [] }))
  const order = verdicts.toSorted((a, b) => b.severity - a.severity)
  const rows = order.map(({ label, word, tone, state }) => [
    label,
    word,
    state === 'flapping' ? 'worst' : tone,
  ])
  expect(written()).toEqual(rows)
})
