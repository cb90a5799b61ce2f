import { expect, test } from 'vitest'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { sourceIdsOf } from './wall-flow.ts'

test('the sources of a board are its own and those of its pipelines, each once', () => {
  const pipeline = judgedPipeline('orders', 'flowing', ['pg', 'snow'])
  const fleet = { pipelines: new Map([['orders', pipeline]]) }
  const entities = [
    pipeline,
    judgedConnector('source', 'pg', 'flowing'),
    judgedConnector('source', 'mongo', 'quiet'),
    judgedConnector('destination', 'snow', 'flowing'),
  ]
  expect([...sourceIdsOf(fleet, entities)]).toEqual(['pg', 'mongo'])
})
