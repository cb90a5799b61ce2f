import { expect, test } from 'vitest'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { askedPipelines } from './asked-pipelines.ts'

const calm = Array.from({ length: 30 }, (_, index) => judgedPipeline(`calm-${index}`, 'flowing'))
const broken = Array.from({ length: 30 }, (_, index) =>
  judgedPipeline(`bad-${String(index).padStart(2, '0')}`, 'broken'),
)

test('every pipeline is asked for within some turns, and few at once', () => {
  const turns = [0, 1, 2].map((turn) => askedPipelines(calm, [], turn))
  for (const ids of turns) expect(ids.length).toBeLessThanOrEqual(12)
  expect(new Set(turns.flat()).size).toBe(30)
  expect(askedPipelines(calm, [], 3)).toEqual(turns[0])
})

test('what is on screen or in trouble is asked for in every turn', () => {
  const shown = broken.slice(25, 28)
  for (const turn of [0, 1, 2, 3]) {
    const ids = askedPipelines([...calm, ...broken], shown, turn)
    expect(ids).toEqual(expect.arrayContaining(shown.map(({ id }) => id)))
    expect(ids.filter((id) => id.startsWith('bad')).length).toBeGreaterThanOrEqual(24)
    expect(ids.length).toBeLessThanOrEqual(3 + 24 + 12)
  }
})

test('nothing is asked twice, and connectors are not pipelines', () => {
  const ids = askedPipelines([...calm, judgedConnector('source', 's', 'broken')], calm, 0)
  expect(ids).toEqual([...new Set(ids)])
  expect(ids).not.toContain('s')
})
