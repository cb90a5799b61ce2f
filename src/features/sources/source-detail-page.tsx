import { useParams } from 'react-router'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import { ConnectorDetail } from '#src/panels/connector-detail.tsx'
import { NeighbourPipelines } from '#src/panels/neighbour-pipelines.tsx'
import { SOURCE_CHARTS } from './source-charts.ts'
import { useSource } from './use-source.ts'

/** `/sources/:id`: every latest value and every series of one source. */
export function SourceDetailPage() {
  const { id = '' } = useParams()
  return <SourceDetail key={id} id={id} />
}

function SourceDetail({ id }: { id: string }) {
  const { pipelines, ...queries } = useSource(id)
  return (
    <ConnectorDetail
      kind="source"
      id={id}
      queries={queries}
      definitions={SOURCE_METRICS}
      charts={SOURCE_CHARTS}
      neighbours={
        <NeighbourPipelines
          label="Feeds"
          query={pipelines}
          isNeighbour={(pipeline) => pipeline.source?.id === id}
        />
      }
    />
  )
}
