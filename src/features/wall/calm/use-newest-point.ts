import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Answer } from '#src/api/answer.ts'
import type { BulkTimeseries } from '#src/api/metrics-model.ts'
import { fleetReads } from '#src/panels/fleet/fleet-reads.ts'
import { newestInAnswerMs } from '#src/series/answer-reading.ts'

/** The newest data point of the account. Moments are epoch ms. */
export type NewestPoint = {
  /** Start of its minute, by the API's clock. */
  readonly pointMs: number
  /** When the answer that first held it was given. */
  readonly arrivedMs: number
}

/** Moves only when data arrives that is newer, not when a request returns; null: none has. */
export function useNewestPoint(): NewestPoint | null {
  const points = [
    usePointOf(useQuery(fleetReads.sources.series).data),
    usePointOf(useQuery(fleetReads.destinations.series).data),
  ]
  const [newest, setNewest] = useState<NewestPoint | null>(null)
  const next = points
    .filter((point) => point !== null)
    .reduce((best, point) => (best && best.pointMs >= point.pointMs ? best : point), newest)
  if (next !== newest) setNewest(next)
  return next
}

function usePointOf(answer: Answer<BulkTimeseries> | undefined): NewestPoint | null {
  return useMemo(() => {
    if (!answer) return null
    const pointMs = newestInAnswerMs(answer.value.metrics.connectors)
    return pointMs === null ? null : { pointMs, arrivedMs: answer.asOfMs }
  }, [answer])
}
