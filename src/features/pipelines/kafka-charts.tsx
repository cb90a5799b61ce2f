import { useMemo } from 'react'
import { SERIES_PERIOD_MS } from '#src/api/periods.ts'
import { MetricChartsPanel } from '#src/panels/charts/metric-charts-panel.tsx'
import type { ConnectorSeries } from '#src/panels/connectors/use-connector.ts'
import { SubjectProvider } from '#src/panels/incident/subject.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { kafkaRead } from './kafka-answer.ts'

export type KafkaChartsProps = {
  source: ConnectorSeries
  destination: ConnectorSeries
}

const NO_READ = { data: undefined, error: null, refetch: () => undefined }

/** What goes into Kafka and what is taken out of it, on the time line of the charts around it. */
export function KafkaCharts({ source, destination }: KafkaChartsProps) {
  const { data: written } = source.timeseries
  const { data: read } = destination.timeseries
  const kafka = useMemo(
    () =>
      kafkaRead(
        { timeseries: written, totals: source.totals },
        { timeseries: read, totals: destination.totals },
      ),
    [written, read, source.totals, destination.totals],
  )
  const failed = source.timeseries.error ? source.timeseries : destination.timeseries
  return (
    <SubjectProvider value={null}>
      <MetricChartsPanel
        heading={
          <SectionHeading>
            <span className="flex flex-wrap items-baseline gap-x-3">
              Kafka
              <span className="text-label font-normal text-fg-2">
                between the two, all topics of the source and of the destination
              </span>
            </span>
          </SectionHeading>
        }
        query={{ data: kafka?.answer, error: failed.error, refetch: failed.refetch }}
        charts={kafka?.charts ?? []}
        definitions={kafka?.definitions ?? []}
        latest={kafka?.latest}
        states={NO_STATES}
        comparison={NO_READ}
        periodMs={SERIES_PERIOD_MS}
        isStacked
        entity="its topics"
      />
    </SubjectProvider>
  )
}

const NO_STATES = [] as const
