import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings } from '#src/api/settings.ts'
import { thresholdFor } from '#src/model/health/thresholds.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { readSettingsFile } from './settings-file.ts'
import { THRESHOLD_METRICS } from './threshold-settings.ts'

const TEXT = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
const UNKNOWN = 'quiteunknown'

/** A file with one unknown key at the place, so that its fault lists the keys that are known there. */
const PLACES = [
  [['top'], `${UNKNOWN}: 1`],
  [['entity', 'connector'], `connectors: { a: { ${UNKNOWN}: 1 } }`],
  [['entity', 'pipeline'], `pipelines: { a: { ${UNKNOWN}: 1 } }`],
  [['group'], `groups: { a: { ${UNKNOWN}: 1 } }`],
  [['thresholds'], `defaults: { ${UNKNOWN}: 1 }`],
  [['thresholds'], `tags: { a: { ${UNKNOWN}: 1 } }`],
  [['thresholds'], `connectors: { a: { thresholds: { ${UNKNOWN}: 1 } } }`],
  [['threshold'], `defaults: { latency: { warn: 1, ${UNKNOWN}: 1 } }`],
  [['wall'], `walls: { a: { ${UNKNOWN}: 1 } }`],
  [['night'], `walls: { a: { night: { from: "01:00", to: "02:00", ${UNKNOWN}: 1 } } }`],
] as const

test.each(PLACES)('the table of keys names what is read at %j, and nothing else', (where, text) => {
  const { faults } = readSettingsFile(text)
  expect(faults).toHaveLength(1)
  const allowed = faults[0]?.split(' Allowed: ')[1]?.split(', ') ?? []
  const documented = rows().filter(({ place }) => where.some((one) => one === place))
  expect(documented.map(({ key }) => key).toSorted()).toEqual(allowed.toSorted())
})

test('every place of the table is looked at', () => {
  const places = new Set(rows().map(({ place }) => place))
  expect([...places].toSorted()).toEqual(
    [...new Set(PLACES.flatMap(([where]) => where))].toSorted(),
  )
})

test('thresholds are for the gauges of the catalogue, in its units, and the table says so', () => {
  const gauges = [...SOURCE_METRICS, ...DESTINATION_METRICS, ...PIPELINE_METRICS]
    .filter(({ kind }) => kind === 'gauge')
    .map(({ name, unit }) => [name, unit] as const)
  expect(THRESHOLD_METRICS).toEqual(Object.fromEntries(gauges))
  for (const [metric, unit] of gauges) {
    expect(TEXT).toContain(`| thresholds | \`${metric}\` | *threshold* in ${unit}, or \`off\` |`)
  }
})

test('the example is without fault, and the page reads it as it is meant', () => {
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(TEXT) ?? []
  const { settings, faults } = readSettingsFile(example)
  expect(faults).toEqual([])
  const sent = JSON.stringify(settings)
  expect(sent).not.toContain('Ask in the channel')
  const page = readSettings(JSON.parse(sent))
  expect(page.timeZone).toBe('Europe/Berlin')
  expect([...page.tags.keys()]).toEqual(['critical', 'nightly'])
  expect(page.groups.map(({ name }) => name)).toEqual(['Payments', 'Warehouse'])
  expect(page.connectors.get('orders-postgres')).toEqual({
    shortName: 'Orders',
    group: null,
    tags: ['critical'],
    weight: 5,
    allowanceS: 0,
    thresholds: new Map(),
    muteUntilMs: null,
    headroomBytes: 20_000_000_000,
    retentionHours: null,
    walFactor: 2.5,
    expectedRowDiff: 0,
  })
  expect(page.connectors.get('audit-mysql')?.muteUntilMs).toBe(Date.UTC(2026, 11, 1, 5))
  expect(page.connectors.get('Snowflake')?.expectedRowDiff).toBe(-1204)
  expect(page.pipelines.get('orders-to-snowflake')?.topicRetentionHours).toBe(168)
  expect(page.walls.get('noc-1')).toEqual({
    title: 'Payments',
    group: 'Payments',
    tag: null,
    filter: null,
    by: 'tag',
    distanceM: 5,
    diagonalIn: 55,
    theme: 'dark',
    dwellS: 20,
    zone: null,
    night: { from: '22:00', to: '06:00', brightness: 0.6 },
    sound: null,
  })
  const orders = { kind: 'connector', id: 'x', name: 'orders-postgres', tags: [] } as const
  const origins = ['latency', 'recordsLag', 'putBatchMaxTimeMs'].map(
    (metric) => thresholdFor(page, orders, metric)?.origin,
  )
  expect(origins).toEqual([
    { place: 'tag', name: 'critical' },
    { place: 'group', name: 'Payments' },
    { place: 'built-in', name: null },
  ])
})

/** The table whose first column is headed `where`. */
function rows(): readonly { place: string; key: string }[] {
  const lines = TEXT.split('\n')
  const first = lines.findIndex((line) => line.startsWith('| where |')) + 2
  const table = lines.slice(first, lines.indexOf('', first))
  return table.map((line) => {
    const [, place = '', key = ''] = line.split('|').map((cell) => cell.trim())
    return { place, key: key.replaceAll('`', '') }
  })
}
