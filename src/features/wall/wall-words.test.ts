import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { verdictOf, type HealthState } from '#src/model/health.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { figureParts, figureWord, lastingText, verdictLine } from './wall-words.ts'

function entity(state: HealthState): JudgedEntity {
  const verdict = verdictOf({ state, sentence: [], evidence: [] })
  const figure = { kind: 'lag', value: 0, trend: 'steady', perSec: 0 } as const
  return {
    kind: 'pipeline',
    id: state,
    name: state,
    shortName: state,
    group: null,
    tags: [],
    verdict,
    figure,
    asOfMs: 0,
  }
}

test.each<[string, HealthState[]]>([
  ['All 2 well', ['flowing', 'quiet']],
  ['1 broken · 2 behind', ['behind', 'flowing', 'broken', 'behind']],
  ['1 unknown, the rest well', ['unknown', 'flowing']],
  ['Nothing known', ['unknown', 'unknown']],
  ['All 1 well', ['paused']],
  ['Nothing to show', []],
])('%s', (line, states) => {
  expect(verdictLine(states.map(entity), true)).toBe(line)
})

test('an account that has not been read yet is not an empty one', () => {
  expect(verdictLine([], false)).toBe('Waiting for the API')
})

test('muted trouble is not shouted', () => {
  const one = entity('broken')
  const muted = { ...one, verdict: { ...one.verdict, mutedUntilMs: 1 } }
  expect(verdictLine([muted], true)).toBe('All 1 well')
})

const still = { kind: 'lag', trend: 'steady', perSec: 0 } as const

test('a number that is not reported is no zero', () => {
  expect(figureParts({ ...still, value: null }).text).toBe('—')
  expect(figureWord({ ...still, value: null })).toBe('lag not reported')
  expect(figureParts({ ...still, value: 0 }).text).toBe('0')
  expect(figureWord({ ...still, value: 0 })).toBe('waiting')
})

test('a lag says where it goes, when that is known', () => {
  const lag = { kind: 'lag', value: 62_000 } as const
  const change = `1.20${THIN_SPACE}k/s`
  expect(figureWord({ ...lag, trend: 'rising', perSec: 1200 })).toBe(`waiting ▲ ${change}`)
  expect(figureWord({ ...lag, trend: 'falling', perSec: -1200 })).toBe(`waiting ▼ ${change}`)
  expect(figureWord({ ...lag, trend: 'not known', perSec: null })).toBe('waiting')
})

test('a rate says what it counts', () => {
  expect(figureWord({ kind: 'rate', value: 3 })).toBe('records')
  expect(figureWord({ kind: 'rate', value: null })).toBe('rate not known')
})

test('how long a state lasts', () => {
  expect(lastingText(0, 12 * 60_000)).toBe(`for 12${THIN_SPACE}min`)
  expect(lastingText(null, 0)).toBeNull()
})
