import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import type { CellRead } from '#src/panels/connectors/connector-rows.ts'
import { MetricCell } from './metric-cell.tsx'

const BEHIND = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsBehindSource')
const SINCE_CHANGE = metricNamed(SOURCE_METRICS, 'StreamingMilliSecondsSinceLastEvent')

function answered(own: Partial<MetricValues>): CellRead<MetricValues> {
  return {
    state: 'answered',
    value: { values: {}, unreadable: {}, snapshotTables: null, ...own },
  }
}

/** What the cell says and shows, thin spaces as blanks. */
function textOf(read: CellRead<MetricValues>, definition = BEHIND, isAge = false) {
  const { container } = render(<MetricCell read={read} definition={definition} isAge={isAge} />)
  return container.textContent?.replaceAll(THIN_SPACE, ' ')
}

const value = (number: number | null) => answered({ values: { [BEHIND.name]: number } })

test.each([
  ['a number', value(1500), '1.5 s'],
  ['zero', value(0), '0.0 s'],
  ['the code for no measurement', value(-1), 'no reading'],
  ['null', value(null), '—not reported'],
  ['missing', answered({}), 'n/anot in the answer'],
  ['unreadable', answered({ unreadable: { [BEHIND.name]: 'soon' } }), '! no number: soon'],
  ['not mentioned at all', { state: 'answered', value: undefined }, 'n/anot in the answer'],
  ['waited for', { state: 'waiting' }, '…'],
  ['failed', { state: 'failed' }, '! the read failed'],
] as const)('%s looks like itself', (_, read, expected) => {
  expect(textOf(read)).toBe(expected)
})

test('a change a moment ago is not "0 ms"', () => {
  const now = answered({ values: { [SINCE_CHANGE.name]: 0 } })
  expect(textOf(now, SINCE_CHANGE, true)).toBe('<1 s')
  const hours = answered({ values: { [SINCE_CHANGE.name]: 26.5 * 3_600_000 } })
  expect(textOf(hours, SINCE_CHANGE, true)).toBe('26 h')
})
