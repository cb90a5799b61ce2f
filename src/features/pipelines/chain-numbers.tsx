import { useMemo } from 'react'
import type { Evidence } from '#src/model/health/health.ts'
import { usePageNumber } from '#src/panels/incident/page-parts.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Card } from '#src/ui/card.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { chainEvidence } from './chain-evidence.ts'
import { ChainPanel } from './chain-panel.tsx'
import {
  asOfWords,
  bottleneckSentence,
  breachWords,
  drainWords,
  lagTimeWords,
} from './chain-words.ts'
import { DerivedCard, Inputs } from './derived-card.tsx'
import { LatencyWaterfall } from './latency-waterfall.tsx'
import type { ChainRead } from './use-chain.ts'

/** Height of the cards, px. */
const HEIGHT = 264

/** What follows from the series of both ends: how long, until when, how old, and where it is narrow. */
export function ChainNumbers({ read }: { read: ChainRead }) {
  const clock = useClockText()
  const { figures, scopes, endMs, bound } = read
  const inputs = chainEvidence(read)
  const lag = inputs.lagTime[0]?.value
  const records = typeof lag === 'number' ? lag : null
  const heading = (
    <SectionHeading>
      <span className="flex flex-wrap items-baseline gap-x-3">
        Derived numbers
        <span className="text-label font-normal text-fg-2">
          from the {endMs === null ? 'last 3 h' : `3 h before ${clock(endMs)}`} in 1 min buckets,{' '}
          {scopeWords(scopes)}
        </span>
      </span>
    </SectionHeading>
  )
  return (
    <section aria-label="Derived numbers">
      <ChainPanel read={read} heading={heading} what="the derived numbers" height={HEIGHT}>
        <div className="flex flex-col gap-tile">
          <dl className="grid grid-cols-1 gap-tile sm:grid-cols-2 xl:grid-cols-4">
            <DerivedCard
              label="Drain time"
              words={drainWords(figures.drain, records, figures.readsEveryMs)}
              inputs={inputs.drain}
            />
            <DerivedCard
              label="Time to limit"
              words={breachWords(figures.breach, clock)}
              inputs={inputs.breach}
            />
            <DerivedCard
              label="Lag in time"
              words={lagTimeWords(figures.lagTime, records, bound)}
              inputs={inputs.lagTime}
            />
            <DerivedCard
              label="Data as of"
              words={asOfWords(figures.dataAsOf, clock, bound)}
              inputs={inputs.dataAsOf}
            />
          </dl>
          <ChainCards read={read} inputs={inputs} />
        </div>
      </ChainPanel>
    </section>
  )
}

type ChainCardsProps = { read: ChainRead; inputs: ReturnType<typeof chainEvidence> }

/** Where the time goes, and where the chain is narrow. */
function ChainCards({ read: { figures, traces, error }, inputs }: ChainCardsProps) {
  return (
    <div className="grid gap-tile xl:grid-cols-2">
      <div className="grid break-inside-avoid">
        <Card
          title="Where the time goes"
          aside={<InspectButton what="where the time goes" traces={traces} error={error} />}
        >
          <LatencyWaterfall waterfall={figures.waterfall} lagTime={figures.lagTime} />
          <Inputs of="where the time goes" inputs={inputs.waterfall} />
        </Card>
      </div>
      <NarrowPart sentence={bottleneckSentence(figures.bottleneck)} inputs={inputs.bottleneck} />
    </div>
  )
}

type NarrowPartProps = { sentence: string; inputs: readonly Evidence[] }

/** The cause, as far as numbers name one: it belongs into every evidence pack. */
function NarrowPart({ sentence, inputs }: NarrowPartProps) {
  const title = 'Narrow part of the chain'
  usePageNumber(
    useMemo(() => ({ label: title, text: sentence, note: null, inputs }), [sentence, inputs]),
  )
  return (
    <Card title={title}>
      <p>{sentence}</p>
      <Inputs of="the narrow part" inputs={inputs} />
    </Card>
  )
}

function scopeWords({ source, destination }: ChainRead['scopes']): string {
  if (source === 'topics' && destination === 'topics') return 'of its own topics'
  const parts = [
    source === 'connector' ? 'the whole source' : 'its topics at the source',
    destination === 'connector' ? 'the whole destination' : 'its topics at the destination',
  ]
  return `of ${parts.join(' and ')}`
}
