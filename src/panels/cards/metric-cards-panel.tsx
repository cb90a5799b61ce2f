import type { EntityMetrics } from '#src/api/metrics-model.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { ExtraMetrics } from '#src/panels/charts/extra-metrics.tsx'
import type { FrozenLook } from '#src/panels/charts/frozen-values.ts'
import type { LatestRead } from '#src/panels/connectors/use-connector.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { MetricCard } from './metric-card.tsx'
import { QueryPanel } from './query-panel.tsx'

export type MetricCardsPanelProps = {
  query: LatestRead
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
  const { frozen = null } = query
  return (
    <QueryPanel
      query={query}
      heading={
        frozen ? <FrozenHeading frozen={frozen} /> : <SectionHeading>Latest values</SectionHeading>
      }
      what={`the latest values of ${entity}`}
      height={height}
      periodMs={periodMs}
      isOfRange={frozen !== null}
    >
      {(metrics) =>
        metrics === null ? (
          <p className="text-fg-2">
            The API has no metrics of {entity} yet (404). They appear here by themselves.
          </p>
        ) : (
          <MetricCards metrics={metrics} definitions={definitions} frozen={frozen} />
        )
      }
    </QueryPanel>
  )
}

/** Which instant the cards are of, and where what has no series comes from. */
function FrozenHeading({ frozen: { endMs, seenAtMs } }: { frozen: FrozenLook }) {
  const clock = useClockText()
  return (
    <SectionHeading>
      <span className="flex flex-wrap items-baseline gap-x-3">
        Values at {clock(endMs)}
        <span className="text-label font-normal text-fg-2">
          the last point of each series;{' '}
          {seenAtMs === null
            ? 'what has none was not seen by this screen then'
            : `what has none as this screen saw it at ${clock(seenAtMs, 'second')}`}
        </span>
      </span>
    </SectionHeading>
  )
}

/** The same where nothing has a series: all of it is what this screen saw. */
export function SeenHeading({ frozen: { endMs, seenAtMs } }: { frozen: FrozenLook }) {
  const clock = useClockText()
  return (
    <SectionHeading>
      {seenAtMs === null
        ? `Values at ${clock(endMs)}: not seen by this screen, and the API keeps none`
        : `Values as this screen saw them at ${clock(seenAtMs, 'second')}`}
    </SectionHeading>
  )
}

export type MetricCardsProps = {
  metrics: EntityMetrics<MetricValues>
  definitions: readonly MetricDefinition[]
  /** Null: the values are of now. */
  frozen: FrozenLook | null
}

export function MetricCards({ metrics, definitions, frozen }: MetricCardsProps) {
  const { data, metadata } = metrics
  return (
    <div className="flex flex-col gap-6">
      <dl className="grid grid-cols-2 gap-tile sm:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-6">
        {definitions.map((definition) => (
          <MetricCard
            key={definition.name}
            definition={definition}
            metadata={metadata[definition.name]}
            values={data}
            isFrozen={frozen !== null}
          />
        ))}
      </dl>
      <ExtraMetrics definitions={definitions} values={data.values} metadata={metadata} />
    </div>
  )
}
