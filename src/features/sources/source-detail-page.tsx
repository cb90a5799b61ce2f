import { useParams } from 'react-router'
import { SOURCE_METRICS } from '#src/model/metrics/source-metrics.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { blastRadius, blastWords } from '#src/panels/connectors/blast-radius.ts'
import { ConnectorDetail } from '#src/panels/connectors/connector-detail.tsx'
import { JudgedNeighbours } from '#src/panels/connectors/judged-neighbours.tsx'
import { SnapshotTables } from '#src/panels/connectors/snapshot-tables.tsx'
import { useConnector } from '#src/panels/connectors/use-connector.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { TasksPanel } from '#src/panels/parts/tasks-panel.tsx'
import { TopicsPanel } from '#src/panels/parts/topics-panel.tsx'
import { DeleteBursts } from './delete-bursts.tsx'
import { isSnapshotRunning, SnapshotPanel } from './snapshot-panel.tsx'
import { SOURCE_CHARTS } from './source-charts.ts'

/** `/sources/:id`: every latest value and every series of one source. */
export function SourceDetailPage() {
  const { id = '' } = useParams()
  return <SourceDetail key={id} id={id} />
}

function SourceDetail({ id }: { id: string }) {
  const queries = useConnector('source', id)
  const { connector, latest, timeseries, totals } = queries
  const source = connector.data?.value
  const values = latest.data?.value
  const isRunning = values ? isSnapshotRunning(values.data) : false
  const snapshot = latest.data && values && (
    <SnapshotPanel id={id} latest={{ ...latest.data, value: values }} />
  )
  return (
    <ConnectorDetail
      kind="source"
      id={id}
      queries={queries}
      definitions={SOURCE_METRICS}
      charts={SOURCE_CHARTS}
      top={{ neighbours: <Fed id={id} />, current: isRunning && snapshot }}
    >
      {timeseries.data?.value && (
        <DeleteBursts
          timeseries={timeseries.data.value}
          asOfMs={timeseries.data.asOfMs}
          latest={totals}
          traces={timeseries.data.traces ?? []}
        />
      )}
      {!isRunning && snapshot}
      {values && <SnapshotTables tables={values.data.snapshotTables} />}
      {source && (
        <>
          <TasksPanel kind="source" connector={source} />
          <TopicsPanel kind="source" connector={source} />
        </>
      )}
    </ConnectorDetail>
  )
}

/** What the source's trouble reaches: the pipelines and destinations it feeds, with their verdicts. */
function Fed({ id }: { id: string }) {
  const { sources, destinations, pipelines } = useFleet(['pipeline'])
  const isFrozen = useFrozenEnd() !== null
  const judged = sources?.get(id)
  if (!judged || !pipelines) return <p className="min-h-16 text-table text-fg-3">Feeds …</p>
  const perSec = judged.figure.kind === 'rate' && !isFrozen ? judged.figure.value : null
  const all = [...pipelines.values()].map(({ pipeline }) => pipeline)
  const radius = blastRadius(judged.connector, all, perSec)
  return (
    <JudgedNeighbours
      label={blastWords(radius)}
      pipelines={radius.pipelines.flatMap((one) => pipelines.get(one.id) ?? [])}
      connectors={radius.destinations.flatMap((one) => destinations?.get(one.id) ?? [])}
    />
  )
}
