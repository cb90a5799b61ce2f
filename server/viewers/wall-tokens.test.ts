import { expect, test } from 'vitest'
import { createLog } from '#server/log.ts'
import { FakeClock } from '#server/testing/fake-clock.ts'
import { createWallTokenFile } from './wall-token-file.ts'
import { findWallToken, parseWallTokens } from './wall-tokens.ts'

const HALL = { name: 'hall', token: 'h'.repeat(32) }
const LAB = { name: 'lab', token: `l:${'l'.repeat(40)}` }
const HALL_LINE = `hall:${HALL.token}`
const LAB_LINE = `lab:${LAB.token}`

test.each([
  ['one line', HALL_LINE, [HALL], []],
  ['several, with line breaks of Windows', `${HALL_LINE}\r\n${LAB_LINE}\r\n`, [HALL, LAB], []],
  ['empty lines and remarks', `# walls\n\n  ${HALL_LINE}  \n`, [HALL], []],
  ['nothing', '', [], []],
  ['a token of 31 characters', `hall:${'h'.repeat(31)}`, [], [1]],
  ['a blank in the token', `hall:${'h'.repeat(20)} ${'h'.repeat(20)}`, [], [1]],
  ['a letter outside ASCII', `hall:${'ü'.repeat(40)}`, [], [1]],
  ['no name', 'x'.repeat(40), [], [1]],
  ['an odd name', `../hall:${'h'.repeat(32)}`, [], [1]],
  ['a name twice', `${HALL_LINE}\nhall:${'x'.repeat(32)}`, [HALL], [2]],
])('%s', (_name, text, tokens, faultyLines) => {
  expect(parseWallTokens(text)).toEqual({ tokens, faultyLines })
})

test.each([
  [HALL.token, HALL],
  [LAB.token, LAB],
  [HALL_LINE, null],
  [HALL.token.slice(1), null],
  ['', null],
])('the token %s is found as %j', (sent, expected) => {
  expect(findWallToken([HALL, LAB], sent)).toEqual(expected)
})

test('a changed file counts within two seconds, a missing one has no tokens', () => {
  const said: string[] = []
  const log = createLog('info', { write: (line) => void said.push(line) })
  const clock = new FakeClock(0)
  let text: string | null = HALL_LINE
  let reads = 0
  const tokens = createWallTokenFile(
    () => {
      reads += 1
      if (text === null) throw new Error(`ENOENT ${HALL.token}`)
      return text
    },
    { clock, log },
  )
  expect(tokens()).toEqual([HALL])
  text = `${HALL_LINE}\n${LAB_LINE}\nbad`
  clock.pass(1999)
  expect(tokens()).toEqual([HALL])
  expect(reads).toBe(1)
  clock.pass(1)
  expect(tokens()).toEqual([HALL, LAB])
  text = null
  for (let i = 0; i < 3; i += 1) {
    clock.pass(2000)
    expect(tokens()).toEqual([])
  }
  text = LAB_LINE
  clock.pass(2000)
  expect(tokens()).toEqual([LAB])
  expect(said).toHaveLength(2)
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ level: 'warn', lines: [3] })
  expect(said.join()).not.toMatch(/hhhh|llll/)
})
