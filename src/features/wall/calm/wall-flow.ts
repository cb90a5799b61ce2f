import type { BulkMetrics, BulkTimeseries } from '#src/api/metrics-model.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { connectorRates } from '#src/panels/connectors/connector-rates.ts'
import type { Fleet, JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { SOURCE_OUTPUT } from '#src/series/counters.ts'

/** Records per second of several sources together. */
export type Flow = {
  readonly perSec: number
  /** Not all of them are known: then it is at least so much. */
  readonly isLeast: boolean
}

/** The sources among these entities, and those of the pipelines among them. */
export function sourceIdsOf(
  { pipelines }: Pick<Fleet, 'pipelines'>,
  entities: readonly Pick<JudgedEntity, 'kind' | 'id'>[],
): ReadonlySet<string> {
  return new Set(
    entities.flatMap(({ kind, id }) => {
      if (kind === 'source') return [id]
      const source = kind === 'pipeline' ? pipelines?.get(id)?.pipeline.source : null
      return source ? [source.id] : []
    }),
  )
}

/** What sources write, the mean of the full minutes of an answer; null: of none it is known. */
export function flowOf(
  series: BulkTimeseries,
  latest: BulkMetrics<MetricValues> | undefined,
  sourceIds: ReadonlySet<string>,
): Flow | null {
  const rates = connectorRates(series, latest, SOURCE_OUTPUT)
  const known = [...sourceIds].flatMap((id) => {
    const values = rates.get(id)?.rate.values.filter(Number.isFinite) ?? []
    return values.length === 0 ? [] : [sum(values) / values.length]
  })
  return known.length === 0 ? null : { perSec: sum(known), isLeast: known.length < sourceIds.size }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
