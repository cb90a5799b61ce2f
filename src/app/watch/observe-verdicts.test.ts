import { expect, test } from 'vitest'
import { ObservedStore } from '#src/api/observed/observed-store.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'
import { judgedConnector, judgedPipeline } from '#src/testing/judged.ts'
import { observeVerdicts } from './observe-verdicts.ts'

const seenIn = (store: ObservedStore) =>
  store.historyOf(verdictHistoryId('source', 'orders')).spans.map(({ status }) => status)

test('each verdict is a look at its entity, at the time of its answers', () => {
  const store = new ObservedStore()
  observeVerdicts([{ ...judgedConnector('source', 'orders', 'flowing'), asOfMs: 0 }], store)
  observeVerdicts([{ ...judgedConnector('source', 'orders', 'behind'), asOfMs: 15_000 }], store)
  expect(seenIn(store)).toEqual(['flowing', 'behind'])
})

test('what is old, or has not been answered, is no look', () => {
  const store = new ObservedStore()
  observeVerdicts([judgedConnector('source', 'orders', 'flowing', { age: 'stale' })], store)
  observeVerdicts([judgedConnector('source', 'orders', 'unknown', { age: 'unknown' })], store)
  observeVerdicts([{ ...judgedConnector('source', 'orders', 'unknown'), asOfMs: null }], store)
  expect(seenIn(store)).toEqual([])
})

test('a pipeline judged by its ends is no look: it would seem to change when more is known of it', () => {
  const store = new ObservedStore()
  observeVerdicts([{ ...judgedPipeline('orders', 'flowing'), basis: 'ends' }], store)
  observeVerdicts([judgedPipeline('orders', 'stopped')], store)
  const { spans } = store.historyOf(verdictHistoryId('pipeline', 'orders'))
  expect(spans.map(({ status }) => status)).toEqual(['stopped'])
})
