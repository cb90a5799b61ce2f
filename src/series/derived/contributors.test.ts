import { expect, test } from 'vitest'
import { contributorsOf } from './contributors.ts'

const levels = [
  { topicId: 'orders', before: 100, after: 900 },
  { topicId: 'audit', before: 0, after: 60 },
  { topicId: 'users', before: 200, after: 40 },
  { topicId: 'new', before: null, after: 0 },
  { topicId: 'silent', before: 50, after: null },
]

test('largest level first, with its share of the level and of the rise', () => {
  const { topics } = contributorsOf(levels, 1000)
  expect(topics.map(({ topicId }) => topicId)).toEqual(['orders', 'audit', 'users', 'new'])
  expect(topics[0]).toMatchObject({ levelShare: 0.9, change: 800 })
  expect(topics[0]?.changeShare).toBeCloseTo(800 / 860)
})

test('the shortest list that explains 80 % is counted', () => {
  const found = contributorsOf(levels, 1000)
  expect(found.mostOfLevel).toBe(1)
  expect(found.mostOfChange).toEqual({ topics: 1, share: 800 / 860 })
})

test('a topic that fell is told apart and explains no rise', () => {
  const { falling } = contributorsOf(levels, 1000)
  expect(falling).toMatchObject([{ topicId: 'users', change: -160, changeShare: 0 }])
})

test('a change that is not known is not 0', () => {
  expect(contributorsOf(levels, 1000).topics[3]).toMatchObject({ change: null, changeShare: null })
})

test('what the topics of a page do not explain of the total is told', () => {
  expect(contributorsOf(levels, 1500).unexplained).toBe(500)
  expect(contributorsOf(levels, null).unexplained).toBeNull()
})

test('nothing waits and nothing rose', () => {
  const still = contributorsOf([{ topicId: 'orders', before: 0, after: 0 }], 0)
  expect(still).toMatchObject({ mostOfLevel: 0, mostOfChange: null, unexplained: 0 })
  expect(still.topics[0]).toMatchObject({ levelShare: 0, changeShare: null })
})
