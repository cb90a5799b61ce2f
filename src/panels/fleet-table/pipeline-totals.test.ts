import { expect, test } from 'vitest'
import type { ConnectorRate } from '#src/panels/connectors/connector-rates.ts'
import { RECENT } from '#src/panels/connectors/connector-rates.ts'
import type { CellRead } from '#src/panels/connectors/connector-rows.ts'
import { totalOf } from '#src/series/total.ts'
import { fleetRowNamed } from '#src/testing/fleet-rows.ts'
import { judgedConnector } from '#src/testing/judged.ts'
import { pipelineTotals } from './pipeline-totals.tsx'

function rate(recordsPerSec: number | null): CellRead<ConnectorRate> {
  const rest = { rate: { timesMs: [], values: [] }, newestMs: null, step: RECENT.step }
  return {
    state: 'answered',
    value: { recordsPerSec, ...rest, window: { fromMs: 0, toMs: 1 } },
  }
}

const end = (id: string) => ({ id, name: id })

/** A pipeline between two ends, each given as its id and its records per second. */
function pipeline(
  name: string,
  [from, written]: readonly [string, number | null],
  [to, read]: readonly [string, number | null],
) {
  return {
    ...fleetRowNamed(name, 'flowing'),
    from: end(from),
    to: end(to),
    sourceRate: rate(written),
    destinationRate: rate(read),
    own: { state: 'waiting' },
    answeredAt: { state: 'waiting' },
    lag: null,
    latencyMs: null,
  } as const
}

const DESTINATIONS = new Map(
  [10, 5, null].map((value, index) => {
    const id = `d${index}`
    const figure = { kind: 'lag', value, trend: 'steady', perSec: 0 } as const
    return [id, { ...judgedConnector('destination', id, 'flowing'), figure }]
  }),
)

test('an end that several pipelines share counts once', () => {
  const rows = [
    pipeline('a', ['s', 100], ['d0', 40]),
    pipeline('b', ['s', 100], ['d1', 60]),
    pipeline('c', ['t', 7], ['d1', 60]),
  ]
  const totals = pipelineTotals(rows, DESTINATIONS)
  expect(totals.map(({ label, values }) => [label, totalOf(values).value])).toEqual([
    ['In', 107],
    ['Out', 100],
    ['Waiting', 15],
  ])
})

test('what has no value is counted as missing, not as 0', () => {
  const rows = [
    pipeline('a', ['s', null], ['d0', 0]),
    { ...pipeline('b', ['t', 3], ['d2', 1]), destinationRate: { state: 'failed' } as const },
  ]
  const totals = pipelineTotals(rows, DESTINATIONS)
  expect(totals.map(({ values }) => totalOf(values))).toEqual([
    { value: 3, missing: 1 },
    { value: 0, missing: 1 },
    { value: 10, missing: 1 },
  ])
  expect(totalOf(pipelineTotals(rows, null)[2]?.values ?? [])).toEqual({ value: null, missing: 2 })
})
