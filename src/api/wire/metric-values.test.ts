import { describe, expect, it } from 'vitest'
import { catalogueOf } from '#src/api/metric-catalogue.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { readMetadata, readValues } from './metric-values.ts'

const SOURCES = catalogueOf(SOURCE_METRICS)

describe('a block of values', () => {
  it.each([
    ['a number', 'latency', 150, 150],
    ['a numeric text', 'StreamingMilliSecondsSinceLastEvent', '230', 230],
    ['zero', 'recordRetryTotal', 0, 0],
    ['null', 'byteTotal', null, null],
    ['a sentinel as it came', 'StreamingMilliSecondsSinceLastEvent', -1, -1],
    ['a count in a flag', 'SnapshotCompleted', 2, 2],
    ['a flag as text', 'StreamingConnected', '1', 1],
    ['a state', 'connector_status', 'Active', 'Active'],
    ['a state of digits as text', 'state', '12', '12'],
    ['a state that came as number', 'state', 12, '12'],
    ['a state that was not reported', 'connector_status', null, null],
    ['free text', 'StreamingLastEvent', 'key: {"id" : ""a""}', 'key: {"id" : ""a""}'],
    ['an unknown number', 'heapUsed', 7, 7],
    ['an unknown text, even of digits', 'version', '007', '007'],
    ['an unknown null', 'heapUsed', null, null],
    ['an unknown boolean as text', 'isLeader', true, 'true'],
  ])('keeps %s', (_, name, raw, expected) => {
    const { values, unreadable } = readValues({ [name]: raw }, SOURCES)
    expect(values).toEqual({ [name]: expected })
    expect(unreadable).toEqual({})
  })

  it.each([
    ['an empty text', 'byteTotal', '', ''],
    ['the text NaN', 'latency', 'NaN', 'NaN'],
    ['words', 'recordSendTotal', 'abc', 'abc'],
    ['a boolean', 'StreamingConnected', true, 'true'],
    ['a list', 'latency', [1], '[1]'],
    ['an object', 'latency', { ms: 1 }, '{"ms":1}'],
    ['a list for a state', 'state', ['a'], '["a"]'],
    ['words for the tables', 'snapshotStatus', 'completed', 'completed'],
  ])('puts %s aside as unreadable', (_, name, raw, shown) => {
    const { values, unreadable } = readValues({ [name]: raw }, SOURCES)
    expect(values).toEqual({})
    expect(unreadable).toEqual({ [name]: shown })
  })

  it('ignores unknown lists and objects', () => {
    const read = readValues({ history: [1, 2], owner: { name: 'x' } }, SOURCES)
    expect(read).toEqual({ values: {}, unreadable: {}, snapshotTables: null })
  })

  it('reads the snapshot of each table', () => {
    const snapshotStatus = [
      { status: 'completed', topic_id: 's.a', submit_timestamp: '2023-10-01T10:00:00Z' },
      { status: null, topic_id: 's.b', submit_timestamp: null, rows: 7 },
      { status: 'resting', submit_timestamp: 'soon' },
      'noise',
    ]
    const read = readValues({ snapshotStatus }, SOURCES)
    expect(read.snapshotTables).toEqual([
      { topicId: 's.a', status: 'completed', submittedAtMs: Date.UTC(2023, 9, 1, 10) },
      { topicId: 's.b', status: null, submittedAtMs: null },
      { topicId: '', status: 'resting', submittedAtMs: null },
    ])
    expect(read.values).toEqual({})
  })

  it('keeps "no table" and "not reported" apart', () => {
    expect(readValues({ snapshotStatus: [] }, SOURCES).snapshotTables).toEqual([])
    expect(readValues({ snapshotStatus: null }, SOURCES).snapshotTables).toBeNull()
    expect(readValues({}, SOURCES).snapshotTables).toBeNull()
  })
})

describe('metadata', () => {
  it('gives names and units, whatever else it holds', () => {
    const metadata = {
      latency: { name: 'Pipeline Latency', unit: 'milliseconds', owner: 'x' },
      recordsLag: { name: 'Lag in Events' },
      odd: { name: 7, unit: null },
      none: null,
      text: 'Status',
    }
    expect(readMetadata(metadata)).toEqual({
      latency: { name: 'Pipeline Latency', unit: 'milliseconds' },
      recordsLag: { name: 'Lag in Events' },
      odd: {},
    })
  })

  it.each([null, undefined, [], 'none', 3])('is empty for %j', (metadata) => {
    expect(readMetadata(metadata)).toEqual({})
  })

  it('does not decide what a value is', () => {
    const read = readValues({ status: 'Active' }, catalogueOf(PIPELINE_METRICS))
    expect(read.values).toEqual({ status: 'Active' })
  })
})
