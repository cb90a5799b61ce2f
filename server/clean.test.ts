import { expect, test } from 'vitest'
import { cleanAnswer } from './clean.ts'

function nested(depth: number): unknown {
  return JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
}

const HIDE = { showLastEvent: false }

test('A6: a list row keeps the useful fields only, its source and destination too', () => {
  const entity = {
    id: 'a',
    name: 'orders',
    connector: 'postgresql',
    connector_display_name: 'PostgreSQL',
    connector_status: 'Broken',
    desired_state: 'Active',
    tasks: [0, 1],
    task_statuses: {
      '0': { state: 'FAILED', trace: 'at internal-host', worker_id: '10.0.0.1:8083' },
    },
    topic_ids: ['source_a.public.orders'],
    topics: ['orders', 7],
    tags: ['t', { id: 't2', name: 'blue', description: 'secret' }],
    created_timestamp: '2026-01-01T00:00:00Z',
  }
  const hidden = {
    config: { 'database.password': 'p', 'ssh.private.key': 'k' },
    tenant_id: 't',
    sub_id: 's',
    service_id: 'v',
    anything_new: 'x',
  }
  const shown = {
    ...entity,
    task_statuses: { '0': { state: 'FAILED' } },
    tags: ['t', { id: 't2', name: 'blue' }],
  }
  const row = {
    id: 'p',
    name: 'line',
    source: { ...entity, ...hidden },
    destination: { ...entity, ...hidden },
    transforms: [{ id: 't3', name: 'flatten', topic: 'orders', sql: 'select secret' }],
    ...hidden,
  }
  expect(cleanAnswer('list', { result: [row], page: 1, total: null, secret: 'x' }, HIDE)).toEqual({
    result: [
      {
        id: 'p',
        name: 'line',
        source: shown,
        destination: shown,
        transforms: [{ id: 't3', name: 'flatten' }],
      },
    ],
    page: 1,
    total: null,
  })
})

test.each([
  ['an object where text belongs', { name: { password: 'p' } }, {}],
  ['objects in a list of topics', { topics: ['a', { password: 'p' }] }, { topics: ['a'] }],
  ['null', { name: null, source: null, tags: null }, { name: null, source: null }],
  [
    'a task number that is none',
    { task_statuses: { password: 'p', '1': 'RUNNING' } },
    { task_statuses: { '1': 'RUNNING' } },
  ],
])('A6: a list row with %s keeps nothing it should not', (_name, row, expected) => {
  expect(cleanAnswer('list', { result: [row] }, HIDE)).toEqual({ result: [expected] })
})

test.each([null, 1, 'text', [], {}, { result: null }, { result: {} }])(
  'a list that is %j is no list',
  (parsed) => {
    expect(cleanAnswer('list', parsed, HIDE)).toBeNull()
  },
)

test.each([
  'config',
  'sub_id',
  'tenant_id',
  'StreamingLastEvent',
  'constructor',
  'prototype',
  'password',
  'database.password',
  'dbPassword',
  'client_secret',
  'accessToken',
  'private.key',
  'credentials',
  'api_key',
  'apiKey',
  'api key',
  'API-KEY',
  'ssh.host',
  'keystore',
  'sasl.mechanism',
  'sasl.jaas.config',
])('A6: metrics lose the key %s at any depth', (key) => {
  const parsed = {
    [key]: 'x',
    data: { latency: 1, [key]: { a: 1 }, list: [{ [key]: 'x', ok: null }] },
  }
  expect(cleanAnswer('metrics', parsed, HIDE)).toEqual({
    data: { latency: 1, list: [{ ok: null }] },
  })
})

test('U24: __proto__ is gone and pollutes nothing', () => {
  const parsed: unknown = JSON.parse('{"data":{"__proto__":{"polluted":1},"latency":1}}')
  const clean = cleanAnswer('metrics', parsed, HIDE)
  expect(JSON.stringify(clean)).toBe('{"data":{"latency":1}}')
  expect({}).not.toHaveProperty('polluted')
})

test('metrics are otherwise unchanged: null, zero, empty maps and unknown names stay', () => {
  const parsed = {
    account_metrics: null,
    connector_metrics: { a: { latest: { latency: 0, brandNewMetric: '1' }, timeseries: null } },
    task_metrics: {},
    topic_metrics: null,
  }
  expect(cleanAnswer('metrics', parsed, HIDE)).toEqual(parsed)
})

test('a topic whose table name looks like a secret stays, what is in it is cleaned', () => {
  const topics = {
    'source_a.public.access_tokens': { latest: { latency: 1, token: 'x' } },
    password: 'x',
    token: ['x'],
  }
  expect(cleanAnswer('metrics', { topic_metrics: { a: topics, config: { b: 1 } } }, HIDE)).toEqual({
    topic_metrics: { a: { 'source_a.public.access_tokens': { latest: { latency: 1 } } } },
  })
})

test('StreamingLastEvent is shown only when the operator says so', () => {
  const parsed = { data: { StreamingLastEvent: 'key 7', password: 'x' } }
  expect(cleanAnswer('metrics', parsed, { showLastEvent: true })).toEqual({
    data: { StreamingLastEvent: 'key 7' },
  })
})

test('U23: an answer deeper than any real one is refused, also at 50,000 levels', () => {
  expect(cleanAnswer('metrics', nested(32), HIDE)).not.toBeNull()
  expect(cleanAnswer('metrics', nested(33), HIDE)).toBeNull()
  expect(cleanAnswer('metrics', nested(50_000), HIDE)).toBeNull()
})
