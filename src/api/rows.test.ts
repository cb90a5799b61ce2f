import { describe, expect, it } from 'vitest'
import { readConnector } from './connector-row.ts'
import { readPipeline } from './pipeline-row.ts'

const ROW = {
  id: '67a5c35e64af6fd83f4c17a6',
  name: 'orders-db',
  connector: 'postgresql',
  connector_display_name: 'PostgreSQL',
  connector_status: 'Active',
  desired_state: 'Active',
  created_timestamp: '2025-03-02T08:00:00Z',
  topic_ids: ['source_1.public.orders', 7],
  topics: ['orders'],
  tasks: [0, 1],
  task_statuses: { 0: { state: 'RUNNING' }, 1: { state: 'FAILED', trace: 'at Worker' } },
  tags: ['t1', { id: 't2', name: 'production' }],
  config: { 'database.hostname': 'db.internal' },
}

describe('the row of a connector', () => {
  it('becomes a connector', () => {
    expect(readConnector(ROW)).toEqual({
      id: '67a5c35e64af6fd83f4c17a6',
      name: 'orders-db',
      connector: 'postgresql',
      connectorName: 'PostgreSQL',
      status: 'Active',
      desiredState: 'Active',
      createdAtMs: Date.UTC(2025, 2, 2, 8),
      topicIds: ['source_1.public.orders', '7'],
      tags: ['t1', 'production'],
      tasks: [
        { taskId: '0', state: 'RUNNING', trace: null },
        { taskId: '1', state: 'FAILED', trace: 'at Worker' },
      ],
    })
  })

  it.each([
    ['only its id', { id: 'a' }],
    [
      'null everywhere else',
      Object.fromEntries(Object.keys(ROW).map((key) => [key, key === 'id' ? 'a' : null])),
    ],
    [
      'wrong types everywhere else',
      { id: 'a', name: [], connector: {}, tasks: 2, tags: 't1', topic_ids: 'x', task_statuses: [] },
    ],
  ])('needs no more than an id: %s', (_, row) => {
    expect(readConnector(row)).toEqual({
      id: 'a',
      name: 'a',
      connector: null,
      connectorName: '',
      status: null,
      desiredState: null,
      createdAtMs: null,
      topicIds: [],
      tags: [],
      tasks: [],
    })
  })

  it('is called by its code when it has no name for people', () => {
    expect(readConnector({ id: 'a', connector: 'mysql' })?.connectorName).toBe('mysql')
  })

  it('has the topics when it has no topic ids', () => {
    expect(readConnector({ id: 'a', topics: ['x', 3] })?.topicIds).toEqual(['x', '3'])
    expect(readConnector({ id: 'a', topics: ['x'], topic_ids: [] })?.topicIds).toEqual([])
  })

  it('has every task that one of the two members names, in the order of numbers', () => {
    const row = { id: 'a', tasks: [10, 2], task_statuses: { 3: 'PAUSED', 2: {}, 10: null } }
    expect(readConnector(row)?.tasks).toEqual([
      { taskId: '2', state: null, trace: null },
      { taskId: '3', state: 'PAUSED', trace: null },
      { taskId: '10', state: null, trace: null },
    ])
  })

  it.each([[null], ['a'], [[]], [{}], [{ id: null }], [{ id: '' }]])('is refused: %j', (row) => {
    expect(readConnector(row)).toBeNull()
  })
})

describe('the row of a pipeline', () => {
  it('becomes a pipeline with both ends', () => {
    const row = {
      id: 'p1',
      name: 'orders to snowflake',
      source: ROW,
      destination: { id: 'd1', connector_status: 'Broken' },
      transforms: [{ id: 't1', name: 'mask', topic: 'x' }, { id: 't2' }, 'plain'],
      topics: [1, 'orders'],
      tags: [{ id: 'x' }],
    }
    expect(readPipeline(row)).toEqual({
      id: 'p1',
      name: 'orders to snowflake',
      source: readConnector(ROW),
      destination: readConnector({ id: 'd1', connector_status: 'Broken' }),
      transformNames: ['mask', 't2', 'plain'],
      topicIds: ['1', 'orders'],
      tags: ['x'],
    })
  })

  it.each([
    ['are null', { id: 'p', source: null, destination: null }],
    ['are missing', { id: 'p' }],
    ['have no id', { id: 'p', source: { name: 'x' }, destination: {} }],
  ])('keeps the pipeline when its ends %s', (_, row) => {
    expect(readPipeline(row)).toEqual({
      id: 'p',
      name: 'p',
      source: null,
      destination: null,
      transformNames: [],
      topicIds: [],
      tags: [],
    })
  })

  it.each([[null], [{ name: 'x' }]])('is refused without an id: %j', (row) => {
    expect(readPipeline(row)).toBeNull()
  })
})
