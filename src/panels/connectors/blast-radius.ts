import { formatText } from '#src/format/number.ts'
import type { Connector, Pipeline } from '#src/model/entity.ts'

/** What a source's trouble reaches. */
export type BlastRadius = {
  readonly pipelines: readonly Pipeline[]
  readonly destinations: readonly Connector[]
  readonly topics: number
  /** Records per second over the last quarter of an hour; null: not known. */
  readonly perSec: number | null
}

/** What one source feeds, out of the account's pipelines (insight 17). */
export function blastRadius(
  source: Connector,
  pipelines: Iterable<Pipeline>,
  perSec: number | null,
): BlastRadius {
  const fed = [...pipelines].filter((pipeline) => pipeline.source?.id === source.id)
  const destinations = new Map(
    fed.flatMap(({ destination }) => (destination ? [[destination.id, destination] as const] : [])),
  )
  return {
    pipelines: fed,
    destinations: [...destinations.values()],
    topics: source.topicIds.length,
    perSec,
  }
}

/** "Feeds 3 pipelines, 2 destinations, 41 topics, 1.20 k/s". */
export function blastWords({ pipelines, destinations, topics, perSec }: BlastRadius): string {
  const parts = [
    counted(pipelines.length, 'pipeline'),
    counted(destinations.length, 'destination'),
    counted(topics, 'topic'),
    ...(perSec === null ? [] : [formatText(perSec, { rate: 'records' }, 'card')]),
  ]
  return `Feeds ${parts.join(', ')}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
