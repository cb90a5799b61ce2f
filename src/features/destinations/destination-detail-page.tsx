import { useParams } from 'react-router'
import { DESTINATION_METRICS } from '#src/model/destination-metrics.ts'
import { ConnectorDetail } from '#src/panels/connector-detail.tsx'
import { NeighbourPipelines } from '#src/panels/neighbour-pipelines.tsx'
import { DESTINATION_CHARTS } from './destination-charts.ts'
import { useDestination } from './use-destination.ts'

/** `/destinations/:id`: every latest value and every series of one destination. */
export function DestinationDetailPage() {
  const { id = '' } = useParams()
  return <DestinationDetail key={id} id={id} />
}

function DestinationDetail({ id }: { id: string }) {
  const { pipelines, ...queries } = useDestination(id)
  return (
    <ConnectorDetail
      kind="destination"
      id={id}
      queries={queries}
      definitions={DESTINATION_METRICS}
      charts={DESTINATION_CHARTS}
      neighbours={
        <NeighbourPipelines
          label="Fed by"
          query={pipelines}
          isNeighbour={(pipeline) => pipeline.destination?.id === id}
        />
      }
    />
  )
}
