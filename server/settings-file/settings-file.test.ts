import { describe, expect, test } from 'vitest'
import { nearest } from './did-you-mean.ts'
import { readSettingsFile } from './settings-file.ts'

function faultsOf(...lines: readonly string[]): readonly string[] {
  return readSettingsFile(lines.join('\n')).faults
}

function settingsOf(...lines: readonly string[]) {
  const { settings, faults } = readSettingsFile(lines.join('\n'))
  expect(faults).toEqual([])
  // As a browser gets them: without what is not set.
  const sent: unknown = JSON.parse(JSON.stringify(settings))
  return sent
}

const NOTHING = { connectors: {}, pipelines: {}, tags: [], groups: [], walls: {} }

test.each([
  ['nothing at all', ''],
  ['a comment alone', '# nothing yet\n'],
  ['sections that are still empty', 'connectors:\ntags:\ndefaults:\nwalls: {}\ngroups: ~\n'],
])('%s sets nothing and is no fault', (_name, text) => {
  expect(settingsOf(text)).toEqual(NOTHING)
})

test('a connector keeps every figure with its unit', () => {
  const lines = [
    'connectors:',
    '  orders-postgres:',
    '    shortName: Orders',
    '    headroomBytes: 20e9',
    '    retentionHours: 72',
    '    walFactor: 2.5',
    '    expectedRowDiff: -1204',
    '    allowanceS: 60',
    '    weight: 5',
    '    tags: [critical, eu]',
    '    muteUntil: 2026-12-01T06:00:00+05:45',
  ]
  expect(settingsOf(...lines)).toEqual({
    ...NOTHING,
    connectors: {
      'orders-postgres': {
        shortName: 'Orders',
        headroomBytes: 20_000_000_000,
        retentionHours: 72,
        walFactor: 2.5,
        expectedRowDiff: -1204,
        allowanceS: 60,
        weight: 5,
        tags: ['critical', 'eu'],
        muteUntilMs: Date.UTC(2026, 11, 1, 0, 15),
      },
    },
  })
})

test('thresholds may be levels or off, and an alias repeats them', () => {
  const lines = [
    'defaults: &usual',
    '  recordsLag: { warn: 1000, crit: 5000, forMin: 10, clear: 800 }',
    '  partitionCount: { crit: 0, direction: below }',
    '  latency: off',
    'tags: { critical: *usual }',
  ]
  const thresholds = {
    recordsLag: { warn: 1000, crit: 5000, forMin: 10, clear: 800 },
    partitionCount: { crit: 0, direction: 'below' },
    latency: null,
  }
  expect(settingsOf(...lines)).toEqual({
    ...NOTHING,
    defaults: thresholds,
    tags: [{ name: 'critical', thresholds }],
  })
})

test('the tags keep the order of the file, numbers included', () => {
  const { settings } = readSettingsFile('tags: { zeta: {}, 2024: {}, alpha: {} }')
  expect(settings.tags.map(({ name }) => name)).toEqual(['zeta', '2024', 'alpha'])
})

test('notes stay behind', () => {
  const text = [
    'notes: db7.internal',
    'connectors: { a: { notes: db7.internal } }',
    'groups: { b: { notes: db7.internal } }',
  ].join('\n')
  const { settings, faults } = readSettingsFile(text)
  expect(faults).toEqual([])
  expect(JSON.stringify(settings)).not.toContain('db7')
})

test('every fault is told at once, in the order of the file, with line, value and what is allowed', () => {
  const lines = [
    'timeZone: Europe/Atlantis',
    'connectors:',
    '  orders:',
    '    weight: heavy',
    '    shortname: Orders',
    'walls:',
    '  NOC 1:',
    '    theme: grey',
    '    night: { from: "22:00" }',
    'defaults:',
    '  recordLag: { warn: 1 }',
    '  latency: { warn: 10, crit: 5, clear: 20 }',
  ]
  const allowed = 'shortName, group, tags, weight, allowanceS, thresholds, muteUntil'
  expect(faultsOf(...lines).map((line) => line.split(' Allowed: ')[0])).toEqual([
    'line 1: timeZone is "Europe/Atlantis", must be a zone such as Europe/Berlin or UTC',
    'line 4: connectors.orders.weight is "heavy", must be a number from 0 to 1000',
    'line 5: connectors.orders.shortname is not known here; did you mean shortName?',
    'line 7: walls.NOC 1 must be a name of small letters, digits and hyphens, such as noc-1',
    'line 8: walls.NOC 1.theme is "grey", must be dark or light',
    'line 9: walls.NOC 1.night must have to, a time such as "22:00"',
    'line 11: defaults.recordLag is not known here; did you mean recordsLag?',
    'line 12: defaults.latency.crit is 5, must be above warn (10)',
    'line 12: defaults.latency.clear is 20, must not be above the first level (10)',
  ])
  expect(faultsOf(...lines).join('\n')).toContain(`Allowed: notes, ${allowed}`)
})

describe('a fault', () => {
  test.each<[string, string, string]>([
    ['a list where keys are needed', '- a', 'line 1: the file is a list, must be a mapping'],
    ['a text where keys are needed', 'walls: big', 'line 1: walls is "big", must be a mapping'],
    [
      'a number as text',
      'connectors: { a: { retentionHours: "72" } }',
      'retentionHours is "72", must be a number from 1 to 87600',
    ],
    [
      'a number that is none',
      'connectors: { a: { walFactor: .nan } }',
      'walFactor is NaN, must be a number',
    ],
    ['part of a row', 'connectors: { a: { expectedRowDiff: 0.5 } }', 'must be a whole number from'],
    ['yes for true', 'walls: { a: { sound: yes } }', 'sound is "yes", must be true or false'],
    [
      'one tag without a list',
      'connectors: { a: { tags: eu } }',
      'tags is "eu", must be a list, each of it a text of 1 to 60 characters',
    ],
    [
      'a time without its offset',
      'pipelines: { a: { muteUntil: 2026-12-01T06:00 } }',
      'must be a time with its offset such as 2026-12-01T06:00:00Z',
    ],
    [
      'a day that does not exist',
      'pipelines: { a: { muteUntil: 2026-13-01T06:00Z } }',
      'muteUntil is "2026-13-01T06:00Z", must be a time',
    ],
    [
      'a short name that is too long',
      `connectors: { a: { shortName: ${'x'.repeat(21)} } }`,
      'must be a text of 1 to 20 characters',
    ],
    [
      'a threshold without a level',
      'defaults: { latency: { forMin: 5 } }',
      'must have warn or crit',
    ],
    [
      'a floor upside down',
      'defaults: { partitionCount: { warn: 1, crit: 2, direction: below } }',
      'crit is 2, must be below warn (1)',
    ],
    [
      'a key of pipelines at a connector',
      'connectors: { a: { topicRetentionHours: 1 } }',
      'connectors.a.topicRetentionHours is not known here',
    ],
    [
      'a member of two groups',
      'groups: { a: { members: [orders] }, b: { members: [orders] } }',
      'groups.b lists orders, which groups.a lists too',
    ],
    [
      'a wall of an unknown group',
      'walls: { noc: { group: Ops } }',
      'walls.noc.group is "Ops", which is no group here',
    ],
    ['a key given twice', 'walls:\ntags:\nwalls:\n', 'line 3: walls is given a second time'],
    [
      'bytes that are no UTF-8',
      'notes: a\n# caf\uFFFD',
      'line 2: holds bytes that are no UTF-8 text',
    ],
    ['UTF-16', 'n\0o\0t\0e\0s\0', 'line 1: holds bytes that are no UTF-8 text'],
    ['a key that is a list', '? [a]\n: b', 'a key must be text; put it in quotes'],
    ['a strange key', 'xyzzy: 1', 'xyzzy is not known here. Allowed: notes'],
    ['a merge key', 'defaults: { <<: {} }', 'defaults.<< is not known here'],
    [
      'two documents',
      'walls:\n---\ntags:\n',
      'line 2: a second document begins here; a file has one',
    ],
    ['a tag that runs code elsewhere', 'timeZone: !!js/function "x"', 'line 1: Unresolved tag'],
    ['broken YAML', 'walls: [\n', 'line 2: '],
    ['a long value', `timeZone: "${'x'.repeat(5000)}"`, 'must be a zone such as'],
  ])('%s is named', (_name, text, sentence) => {
    const faults = faultsOf(text)
    expect(faults.join('\n')).toContain(sentence)
    expect(faults[0]?.length).toBeLessThan(400)
  })
})

describe('a file that is made to hurt', () => {
  test.each<[string, string, string]>([
    ['too large', `# ${'x'.repeat(256 * 1024)}`, 'it is larger than 256 KiB'],
    ['too deep', `walls: ${'['.repeat(100_000)}`, ''],
    [
      'many aliases',
      `tags: { a: &a {}, ${Array.from({ length: 101 }, (_, i) => `b${i}: *a`).join(', ')} }`,
      'it has more than 100 aliases',
    ],
    [
      'aliases of aliases',
      [
        'a: &a [x, x]',
        ...'bcdefghijklmnop'.split('').map((key) => `${key}: &${key} [*a, *a]`),
      ].join('\n'),
      'line 1: a is not known here',
    ],
    ['a circle', 'groups: &a { x: *a }', 'groups.x.x is not known here'],
    ['an alias of nothing', 'walls: *none', 'line 1: '],
  ])('is refused: %s', (_name, text, sentence) => {
    const faults = faultsOf(text)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.join('\n')).toContain(sentence)
  })

  test('names of JavaScript itself are names like others', () => {
    const { settings, faults } = readSettingsFile(
      'connectors: { __proto__: { weight: 2 }, constructor: { weight: 3 } }',
    )
    expect(faults).toEqual([])
    expect(Object.keys(settings.connectors)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf({})).not.toHaveProperty('weight')
  })
})

test.each([
  ['recordLag', 'recordsLag'],
  ['SHORTNAME', 'shortName'],
  ['wieght', 'weight'],
  ['banana', null],
])('%s is near %s', (word, expected) => {
  expect(nearest(word, ['recordsLag', 'shortName', 'weight', 'tags'])).toBe(expected)
})
