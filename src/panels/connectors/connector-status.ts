import type { Connector } from '#src/model/entity.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'

/** The status in the latest values; where they have none, the one in the list. */
export function statusOf(connector: Connector, values: MetricValues | undefined): string | null {
  const status = values?.values['connector_status']
  return typeof status === 'string' ? status : connector.status
}
