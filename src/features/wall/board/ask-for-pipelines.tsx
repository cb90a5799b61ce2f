import { useQuery } from '@tanstack/react-query'
import { PIPELINE_LATEST_PERIOD_MS } from '#src/api/periods.ts'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { askedPipelines } from './asked-pipelines.ts'

type AskForPipelinesProps = {
  entities: readonly JudgedEntity[]
  /** Those that have a tile on screen. */
  shown: readonly JudgedEntity[]
}

/** Draws nothing: asks for the own numbers of pipelines, which the calls for whole accounts do not hold. */
export function AskForPipelines({ entities, shown }: AskForPipelinesProps) {
  const turn = useFromNow((nowMs) => Math.floor(nowMs / PIPELINE_LATEST_PERIOD_MS))
  return askedPipelines(entities, shown, turn).map((id) => <AskForPipeline key={id} id={id} />)
}

function AskForPipeline({ id }: { id: string }) {
  useQuery(pipelineQueries.latest(id))
  return null
}
