import { useParams } from 'react-router'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { connectorSettings } from '#src/model/settings.ts'
import { ConnectorDetail } from '#src/panels/connectors/connector-detail.tsx'
import { JudgedNeighbours } from '#src/panels/connectors/judged-neighbours.tsx'
import { useConnector } from '#src/panels/connectors/use-connector.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { TasksPanel } from '#src/panels/parts/tasks-panel.tsx'
import { TopicsPanel } from '#src/panels/parts/topics-panel.tsx'
import { useSettings } from '#src/ui/settings-context.tsx'
import { DESTINATION_CHARTS } from './destination-charts.ts'
import { RowCountLedger } from './row-count-ledger.tsx'

/** `/destinations/:id`: every latest value and every series of one destination. */
export function DestinationDetailPage() {
  const { id = '' } = useParams()
  return <DestinationDetail key={id} id={id} />
}

function DestinationDetail({ id }: { id: string }) {
  const queries = useConnector('destination', id)
  const settings = useSettings()
  const destination = queries.connector.data?.value
  const timeseries = queries.timeseries.data?.value
  const own = destination ? connectorSettings(settings, destination) : null
  return (
    <ConnectorDetail
      kind="destination"
      id={id}
      queries={queries}
      definitions={DESTINATION_METRICS}
      charts={DESTINATION_CHARTS}
      top={{ neighbours: <Fed id={id} /> }}
    >
      {timeseries && (
        <RowCountLedger
          destinationId={id}
          timeseries={timeseries}
          traces={queries.timeseries.data?.traces ?? []}
          expectedOffset={own?.expectedRowDiff ?? 0}
        />
      )}
      {destination && (
        <>
          <TasksPanel kind="destination" connector={destination} />
          <TopicsPanel kind="destination" connector={destination} />
        </>
      )}
    </ConnectorDetail>
  )
}

/** What feeds it: pipelines and their sources, with their verdicts. */
function Fed({ id }: { id: string }) {
  const { sources, pipelines } = useFleet(['pipeline'])
  if (!sources || !pipelines) return <p className="min-h-16 text-table text-fg-3">Fed by …</p>
  const feeding = [...pipelines.values()].filter(({ pipeline }) => pipeline.destination?.id === id)
  const sourceIds = new Set(feeding.flatMap(({ pipeline }) => pipeline.source?.id ?? []))
  return (
    <JudgedNeighbours
      label={feeding.length === 0 ? 'Fed by no pipeline' : 'Fed by'}
      pipelines={feeding}
      connectors={[...sourceIds].flatMap((one) => sources.get(one) ?? [])}
    />
  )
}
