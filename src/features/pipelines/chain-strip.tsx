import { formatDuration } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { blastRadius, blastWords } from '#src/panels/connectors/blast-radius.ts'
import type { Fleet, JudgedConnector } from '#src/panels/fleet/fleet.ts'
import { EntityLink } from '#src/ui/entity-link.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { VerdictBadge } from '#src/ui/status/verdict-badge.tsx'
import { destinationHref, pipelineHref, sourceHref } from '#src/url/paths.ts'
import { ChainPanel } from './chain-panel.tsx'
import { lagTimeWords } from './chain-words.ts'
import type { ChainRead } from './use-chain.ts'

export type ChainStripProps = { pipeline: Pipeline; fleet: Fleet; read: ChainRead }

/** Height of the hops beside each other, px. */
const HEIGHT = 142

/** The way of a change, hop by hop, each with its state, its rate and its delay; neighbours one click away. */
export function ChainStrip({ pipeline, fleet, read }: ChainStripProps) {
  const { source, destination, topicIds, transformNames } = pipeline
  return (
    <section>
      <ChainPanel
        read={read}
        heading={<SectionHeading>Chain</SectionHeading>}
        what="the chain"
        height={HEIGHT}
      >
        <ol
          aria-label="Chain"
          className="grid gap-tile md:grid-flow-col md:auto-cols-fr max-md:grid-cols-1"
        >
          {source && <SourceHop {...{ source, pipeline, fleet, read }} />}
          <TopicsHop count={topicIds.length} read={read} />
          {transformNames.length > 0 && (
            <Hop title="Transforms">
              {transformNames.map((name) => (
                <p key={name} className="truncate" title={name}>
                  {name}
                </p>
              ))}
              <Fact>rate and delay not reported</Fact>
            </Hop>
          )}
          {destination && <DestinationHop {...{ destination, pipeline, fleet, read }} />}
        </ol>
      </ChainPanel>
    </section>
  )
}

type HopProps = { title: string; children: React.ReactNode }

function Hop({ title, children }: HopProps) {
  return (
    <li className="relative flex min-w-0 flex-col gap-1 rounded-tile border border-line bg-surface p-tile not-last:after:absolute not-last:after:z-1 not-last:after:text-fg-3 md:not-last:after:top-1/2 md:not-last:after:-right-3 md:not-last:after:-translate-y-1/2 md:not-last:after:content-['→'_/_''] max-md:not-last:after:-bottom-4 max-md:not-last:after:left-1/2 max-md:not-last:after:content-['↓'_/_'']">
      <h2 className="text-label font-medium text-fg-2">{title}</h2>
      {children}
    </li>
  )
}

function Fact({ children }: { children: React.ReactNode }) {
  return <p className="text-table text-fg-2 tabular-nums">{children}</p>
}

type SourceHopProps = ChainStripProps & { source: NonNullable<Pipeline['source']> }

function SourceHop({ source, pipeline, fleet, read }: SourceHopProps) {
  const judged = fleet.sources?.get(source.id)
  const all = [...(fleet.pipelines?.values() ?? [])].map((one) => one.pipeline)
  const radius = blastRadius(source, all, null)
  const { facts, figures, scopes } = read
  return (
    <Hop title="Source">
      <Named name={source.name} href={sourceHref(source.id)} judged={judged} />
      <Fact>
        writes {rateText(figures.inPerSec)}
        {scopes.source === 'connector' && ' for all its topics'}
      </Fact>
      <Fact>
        {facts.behindMs === null
          ? 'behind source: idle or not reported'
          : `${formatDuration(facts.behindMs)} behind the database`}
      </Fact>
      {fleet.pipelines && <Fact>{blastWords(radius)}</Fact>}
      <Neighbours
        label="also feeds"
        pipelines={radius.pipelines.filter(({ id }) => id !== pipeline.id)}
      />
    </Hop>
  )
}

function TopicsHop({ count, read }: { count: number; read: ChainRead }) {
  const { chain, facts, figures } = read
  const newest = chain.series.lag.values.at(-1) ?? NaN
  const records = Number.isFinite(newest) ? newest : facts.records
  return (
    <Hop title="Kafka">
      <p className="font-medium">{count === 1 ? '1 topic' : `${count} topics`}</p>
      <Fact>
        {records === null
          ? 'lag not reported'
          : `${formatText(records, 'records', 'card')} records waiting`}
      </Fact>
      <Fact>{lagTimeWords(figures.lagTime, null, read.bound).text}</Fact>
    </Hop>
  )
}

type DestinationHopProps = ChainStripProps & { destination: NonNullable<Pipeline['destination']> }

function DestinationHop({ destination, pipeline, fleet, read }: DestinationHopProps) {
  const { facts, figures, scopes } = read
  const others = [...(fleet.pipelines?.values() ?? [])]
    .map((one) => one.pipeline)
    .filter((one) => one.destination?.id === destination.id && one.id !== pipeline.id)
  return (
    <Hop title="Destination">
      <Named
        name={destination.name}
        href={destinationHref(destination.id)}
        judged={fleet.destinations?.get(destination.id)}
      />
      <Fact>
        reads {rateText(figures.outPerSec)}
        {scopes.destination === 'connector' && ' for all its pipelines'}
      </Fact>
      <Fact>
        {facts.batchMs === null
          ? 'batch time not reported'
          : `slowest batch ${formatDuration(facts.batchMs)}`}
      </Fact>
      <Neighbours label="also fed by" pipelines={others} />
    </Hop>
  )
}

type NamedProps = { name: string; href: string; judged: JudgedConnector | undefined }

/** With its verdict, where the page is of now. */
function Named({ name, href, judged }: NamedProps) {
  const isFrozen = useFrozenEnd() !== null
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <EntityLink href={href} name={name} />
      {judged && !isFrozen && (
        <span className="text-table">
          <VerdictBadge verdict={judged.verdict} asOfMs={judged.asOfMs} />
        </span>
      )}
    </p>
  )
}

function Neighbours({ label, pipelines }: { label: string; pipelines: readonly Pipeline[] }) {
  if (pipelines.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-3 text-table">
      <span className="text-fg-2">{label}</span>
      {pipelines.map(({ id, name }) => (
        <EntityLink key={id} href={pipelineHref(id)} name={name} />
      ))}
    </p>
  )
}

function rateText(perSec: number | null): string {
  return perSec === null ? 'at an unknown rate' : formatText(perSec, { rate: 'records' }, 'card')
}
