import { expect, test } from 'vitest'
import { keyConflicts } from './key-conflicts.ts'

function command(id: string, ...keys: string[]) {
  return { id, keys, name: id, run: () => undefined }
}

test.each([
  ['the same keys', command('b', 'g', 's'), ['b (g s) is behind a (g s)']],
  ['keys that begin with all of the other', command('b', 'g'), ['a (g s) is behind b (g)']],
  ['the same id', command('a', 'x'), ['a is there twice']],
  ['another letter after the same one', command('b', 'g', 'd'), []],
  ['the second letter alone', command('b', 's'), []],
  ['no keys at all', command('b'), []],
])('%s beside g s', (_, other, conflicts) => {
  expect(keyConflicts([command('a', 'g', 's'), other])).toEqual(conflicts)
})

test('two commands without keys do not disturb each other', () => {
  expect(keyConflicts([command('a'), command('b')])).toEqual([])
})
