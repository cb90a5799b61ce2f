import { useParams } from 'react-router'
import { SOURCE_METRICS } from '#src/model/source-metrics.ts'
import { ConnectorDetail } from '#src/panels/connector-detail.tsx'
import { NeighbourPipelines } from '#src/panels/neighbour-pipelines.tsx'
import { SOURCE_CHARTS } from './source-charts.ts'
import {
  useSource,
  useSourceLatest,
  useSourcePipelines,
  useSourceTimeseries,
  useSourceTimesummary,
} from './use-source-metrics.ts'

/** `/sources/:id`: every latest value and every series of one source. */
export function SourceDetailPage() {
  const { id = '' } = useParams()
  return <SourceDetail key={id} id={id} />
}

function SourceDetail({ id }: { id: string }) {
  const queries = {
    connector: useSource(id),
    latest: useSourceLatest(id),
    timeseries: useSourceTimeseries(id),
    timesummary: useSourceTimesummary(id),
  }
  return (
    <ConnectorDetail
      kind="source"
      id={id}
      queries={queries}
      definitions={SOURCE_METRICS}
      charts={SOURCE_CHARTS}
      neighbours={<NeighbourPipelines label="Feeds" query={useSourcePipelines(id)} />}
    />
  )
}
