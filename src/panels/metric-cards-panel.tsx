import type { EntityMetrics } from '#src/api/metrics-model.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metric.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { ExtraMetrics } from './extra-metrics.tsx'
import { MetricCard } from './metric-card.tsx'
import { QueryPanel, type Read } from './query-panel.tsx'

export type MetricCardsPanelProps = {
  query: Read<EntityMetrics<MetricValues> | null>
  definitions: readonly MetricDefinition[]
  periodMs: number
  /** Names the entity for people: "this source". */
  entity: string
}

const CARD_HEIGHT = 78
const CARDS_PER_ROW = 4

/**
 * A card for every metric the API documents for an entity, and whatever else the same answer told:
 * metrics that no documentation names.
 */
export function MetricCardsPanel({ query, definitions, periodMs, entity }: MetricCardsPanelProps) {
  const height = Math.ceil(definitions.length / CARDS_PER_ROW) * CARD_HEIGHT
  return (
    <QueryPanel
      query={query}
      heading={<SectionHeading>Latest values</SectionHeading>}
      what={`the latest values of ${entity}`}
      height={height}
      periodMs={periodMs}
    >
      {(metrics) =>
        metrics === null ? (
          <p className="text-fg-2">
            The API has no metrics of {entity} yet (404). They appear here by themselves.
          </p>
        ) : (
          <div className="flex flex-col gap-6">
            <dl className="grid grid-cols-2 gap-tile sm:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-6">
              {definitions.map((definition) => (
                <MetricCard
                  key={definition.name}
                  definition={definition}
                  metadata={metrics.metadata[definition.name]}
                  values={metrics.data}
                />
              ))}
            </dl>
            <ExtraMetrics
              definitions={definitions}
              values={metrics.data.values}
              metadata={metrics.metadata}
            />
          </div>
        )
      }
    </QueryPanel>
  )
}
