import { useQuery } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'

/** Draws nothing: asks for the latest values of these pipelines, a call each (`usePipelineAnswers`). */
export function AskForPipelines({ ids }: { ids: readonly string[] }) {
  return ids.map((id) => <AskForPipeline key={id} id={id} />)
}

function AskForPipeline({ id }: { id: string }) {
  useQuery({ ...pipelineQueries.latest(id), notifyOnChangeProps: [] })
  return null
}
