import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { PIPELINE_METRICS } from '#src/model/metrics/pipeline-metrics.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { frozenValues } from '#src/panels/charts/frozen-values.ts'
import type { LatestRead } from '#src/panels/connectors/use-connector.ts'
import { useObserved } from '#src/panels/use-observed-states.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { pipelineReads } from './pipeline-reads.ts'

/** The pipeline and its latest values; on a frozen page what this screen saw of them then. */
export function usePipeline(id: string) {
  const reads = pipelineReads(id)
  const isFrozen = useFrozenEnd() !== null
  const pipeline = useQuery(reads.pipeline)
  const latest = useQuery({ ...reads.latest, enabled: !isFrozen })
  const seen = useSeenLatest(id)
  const shown: LatestRead = seen ?? latest
  return { pipeline, latest: shown } as const
}

/** The API has no series of pipelines (§5.2), so only what was observed tells their past; null: live. */
function useSeenLatest(id: string): LatestRead | null {
  const { step, frozen: freeze } = useTimeState()
  const endMs = useFrozenEnd()
  const history = useObserved(id)
  return useMemo(() => {
    if (endMs === null || freeze === null) return null
    const then = { step, endMs, frozenMs: freeze.atMs }
    const definitions = PIPELINE_METRICS
    const { values, ...frozen } = frozenValues({ definitions, answer: null, history, ...then })
    const value = { data: values, metadata: {} }
    return {
      data: { value, asOfMs: frozen.seenAtMs ?? endMs },
      error: null,
      refetch: () => undefined,
      frozen,
    }
  }, [history, step, endMs, freeze])
}
