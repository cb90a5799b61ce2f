import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ObservedStore } from '#src/api/observed/observed-store.ts'
import { observeAnswers } from './observe-answers.ts'

const AT = Date.UTC(2026, 2, 3, 10, 0)
const MINUTE = 60_000

let client = new QueryClient()
let store = new ObservedStore()
let stop = () => {}

beforeEach(() => {
  client = new QueryClient()
  store = new ObservedStore()
  stop = observeAnswers(client, store)
})

afterEach(() => stop())

function answer(key: readonly unknown[], value: unknown, atMs = AT) {
  client.setQueryData(key, { value, asOfMs: atMs })
}

function statusesOf(entityId: string) {
  return store.historyOf(entityId).spans.map(({ status }) => status)
}

const end = (id: string, status: string) => ({ id, name: id, status })
const block = (values: object) => ({ values, unreadable: {}, snapshotTables: null })

test('latest values of a pipeline give its status, its latency and its lag', () => {
  const values = { status: 'Active', latency: 1200, recordsLag: null }
  answer(['pipelines', 'p1', 'latest'], { data: block(values), metadata: {} })
  const { spans, samples } = store.historyOf('p1')
  expect(spans).toEqual([{ fromMs: AT, toMs: AT, status: 'Active' }])
  expect(samples).toEqual({ timesMs: [AT], values: { latency: [1200], recordsLag: [NaN] } })
})

test('one bulk answer is one look at every source', () => {
  const connectors = {
    s1: block({ connector_status: 'Active', latency: 150 }),
    s2: block({ connector_status: null }),
  }
  answer(['sources', 'bulk', 'latest', {}], { connectors })
  expect([statusesOf('s1'), statusesOf('s2')]).toEqual([['Active'], [null]])
  expect(store.historyOf('s1').samples.values['latency']).toEqual([150])
})

test('numbers of destinations have a series in the API and are not kept', () => {
  answer(['destinations', 'd1', 'latest'], {
    data: block({ connector_status: 'Active', latency: 9 }),
  })
  expect(statusesOf('d1')).toEqual(['Active'])
  expect(store.historyOf('d1').samples.timesMs).toEqual([])
})

test('a list of pipelines tells the statuses of their ends, and none of their own', () => {
  answer(
    ['pipelines', 'list'],
    [
      { id: 'p1', source: end('s1', 'Active'), destination: end('d1', 'Broken') },
      { id: 'p2', source: end('s1', 'Active'), destination: null },
    ],
  )
  expect([statusesOf('p1'), statusesOf('s1'), statusesOf('d1')]).toEqual([
    [],
    ['Active'],
    ['Broken'],
  ])
})

test('a list that disagrees with newer latest values does not make an entity flap', () => {
  const row = { id: 's1', name: 's1', status: 'Starting' }
  answer(['sources', 's1', 'latest'], { data: block({ connector_status: 'Active' }) })
  answer(['sources', 'list'], [row], AT + 1000)
  expect(statusesOf('s1')).toEqual(['Active'])
  answer(['sources', 'list'], [row], AT + 6 * MINUTE)
  expect(statusesOf('s1')).toEqual(['Active', 'Starting'])
})

test('an entity without metrics yet, and answers that are none, leave nothing', () => {
  answer(['pipelines', 'p1', 'latest'], null)
  client.setQueryData(['pipelines', 'p1', 'latest'], 'odd')
  answer(['sources', 's1', 'timeseries', {}], { series: {} })
  expect([statusesOf('p1'), statusesOf('s1')]).toEqual([[], []])
})

test('what the cache held before counts, and nothing does after the end', () => {
  stop()
  answer(['sources', 's1', 'latest'], { data: block({ connector_status: 'Active' }) })
  expect(statusesOf('s1')).toEqual([])
  stop = observeAnswers(client, store)
  expect(statusesOf('s1')).toEqual(['Active'])
})
