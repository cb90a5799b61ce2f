import { describe, expect, test } from 'vitest'
import type { Threshold } from '#src/model/health/threshold.ts'
import { BUILT_IN_THRESHOLDS, thresholdFor } from '#src/model/health/thresholds.ts'
import {
  connectorSettings,
  entitySettings,
  groupOf,
  NO_SETTINGS,
  pipelineSettings,
  tagsOf,
  type ConnectorSettings,
  type EntitySettings,
  type Settings,
  type SettingsSubject,
} from './settings.ts'

const SUBJECT: SettingsSubject = { kind: 'connector', id: 'c1', name: 'orders', tags: ['eu'] }
const PIPELINE: SettingsSubject = { ...SUBJECT, kind: 'pipeline' }

const ENTITY: EntitySettings = {
  shortName: null,
  group: null,
  tags: [],
  weight: 1,
  allowanceS: 0,
  thresholds: new Map(),
  muteUntilMs: null,
}
const CONNECTOR: ConnectorSettings = {
  ...ENTITY,
  headroomBytes: null,
  retentionHours: null,
  walFactor: null,
  expectedRowDiff: 0,
}

function lag(warn: number): Map<string, Threshold | null> {
  return new Map([['recordsLag', { metric: 'recordsLag', warn, forMin: 0, direction: 'above' }]])
}

function connector(settings: Partial<ConnectorSettings>): Settings['connectors'] {
  return new Map([['orders', { ...CONNECTOR, ...settings }]])
}

function group(name: string, members: readonly string[], warn: number) {
  return { name, members: new Set(members), thresholds: lag(warn) }
}

describe('the threshold of a metric', () => {
  test.each<[string, Partial<Settings>, number | undefined, string, string | null]>([
    ['nothing set', {}, 100_000, 'built-in', null],
    ['the defaults', { defaults: lag(1) }, 1, 'defaults', null],
    [
      'a group before the defaults',
      { defaults: lag(1), groups: [group('Sales', ['orders'], 2)] },
      2,
      'group',
      'Sales',
    ],
    [
      'a tag before a group',
      { groups: [group('Sales', ['c1'], 2)], tags: new Map([['eu', lag(3)]]) },
      3,
      'tag',
      'eu',
    ],
    [
      'the connector before a tag',
      { tags: new Map([['eu', lag(3)]]), connectors: connector({ thresholds: lag(4) }) },
      4,
      'connector',
      null,
    ],
    [
      'a tag that the entity does not have is passed over',
      { tags: new Map([['us', lag(3)]]) },
      100_000,
      'built-in',
      null,
    ],
    [
      'of two tags the first of the file, whatever the order at the entity',
      {
        tags: new Map([
          ['slow', lag(5)],
          ['eu', lag(3)],
        ]),
        connectors: connector({ tags: ['slow'] }),
      },
      5,
      'tag',
      'slow',
    ],
    [
      'a group that the connector names itself',
      {
        groups: [group('Sales', [], 2), group('Ops', [], 6)],
        connectors: connector({ group: 'Ops' }),
      },
      6,
      'group',
      'Ops',
    ],
    [
      'a group without an entry of its own',
      { connectors: connector({ group: 'Lab' }) },
      100_000,
      'built-in',
      null,
    ],
    [
      'a connector that sets another metric only',
      { defaults: lag(1), connectors: connector({ thresholds: new Map([['latency', null]]) }) },
      1,
      'defaults',
      null,
    ],
  ])('%s', (_name, settings, warn, place, name) => {
    const threshold = thresholdFor({ ...NO_SETTINGS, ...settings }, SUBJECT, 'recordsLag')
    expect([threshold?.warn, threshold?.origin]).toEqual([warn, { place, name }])
  })

  test('the nearest place decides whole: its missing level is not filled from a wider one', () => {
    const settings = { ...NO_SETTINGS, connectors: connector({ thresholds: lag(4) }) }
    expect(BUILT_IN_THRESHOLDS.get('recordsLag')?.crit).toBe(1_000_000)
    expect(thresholdFor(settings, SUBJECT, 'recordsLag')).not.toHaveProperty('crit')
  })

  test('off is off, also where a wider setting has levels', () => {
    const off = new Map([['recordsLag', null]])
    const settings = { ...NO_SETTINGS, connectors: connector({ thresholds: off }) }
    expect(thresholdFor({ ...settings, defaults: lag(1) }, SUBJECT, 'recordsLag')).toBeNull()
  })

  test('a metric of which nobody can know what is too much has none', () => {
    expect(thresholdFor(NO_SETTINGS, SUBJECT, 'qa_exact_count_diff')).toBeNull()
  })

  test('a pipeline does not take what is set for a connector of its name', () => {
    const settings = { ...NO_SETTINGS, connectors: connector({ thresholds: lag(4) }) }
    expect(thresholdFor(settings, PIPELINE, 'recordsLag')?.origin.place).toBe('built-in')
    const own = new Map([['orders', { ...ENTITY, topicRetentionHours: 24, thresholds: lag(7) }]])
    const both = { ...settings, pipelines: own }
    expect(thresholdFor(both, PIPELINE, 'recordsLag')?.origin.place).toBe('pipeline')
    expect(pipelineSettings(both, PIPELINE)?.topicRetentionHours).toBe(24)
  })
})

test('an id goes before a name', () => {
  const connectors = new Map([
    ['orders', { ...CONNECTOR, shortName: 'by name' }],
    ['c1', { ...CONNECTOR, shortName: 'by id' }],
  ])
  const settings = { ...NO_SETTINGS, connectors }
  expect(connectorSettings(settings, SUBJECT)?.shortName).toBe('by id')
  expect(entitySettings(settings, { ...SUBJECT, id: 'c2' })?.shortName).toBe('by name')
  expect(entitySettings(settings, { ...SUBJECT, id: 'c2', name: 'other' })).toBeNull()
})

test('tags of the file are added to those of the API, each once', () => {
  const settings = { ...NO_SETTINGS, connectors: connector({ tags: ['eu', 'critical'] }) }
  expect(tagsOf(settings, SUBJECT)).toEqual(['eu', 'critical'])
  expect(tagsOf(NO_SETTINGS, SUBJECT)).toEqual(['eu'])
})

test('a group lists members by id or by name, and a setting of its own goes first', () => {
  const groups = [group('Sales', ['c9'], 1), group('Ops', ['orders'], 2)]
  expect(groupOf({ ...NO_SETTINGS, groups }, SUBJECT)).toBe('Ops')
  expect(groupOf({ ...NO_SETTINGS, groups }, { ...SUBJECT, id: 'c9' })).toBe('Sales')
  expect(groupOf({ ...NO_SETTINGS, groups }, { ...SUBJECT, name: 'other' })).toBeNull()
  const own = { ...NO_SETTINGS, groups, connectors: connector({ group: 'Lab' }) }
  expect(groupOf(own, SUBJECT)).toBe('Lab')
})
