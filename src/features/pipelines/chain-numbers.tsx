import { Card } from '#src/ui/card.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { Skeleton } from '#src/ui/skeleton.tsx'
import { useClockText } from '#src/ui/use-clock-text.ts'
import { chainEvidence } from './chain-evidence.ts'
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

/** What follows from the series of both ends: how long, until when, how old, and where it is narrow. */
export function ChainNumbers({ read }: { read: ChainRead }) {
  const clock = useClockText()
  if (!read.isSettled) return <Skeleton height={300} label="Reading both ends of this pipeline" />
  const { figures, scopes, error } = read
  const inputs = chainEvidence(read)
  const lag = inputs.lagTime[0]?.value
  const records = typeof lag === 'number' ? lag : null
  return (
    <section className="flex flex-col gap-tile" aria-label="Derived numbers">
      <SectionHeading>
        <span className="flex flex-wrap items-baseline gap-x-3">
          Derived numbers
          <span className="text-label font-normal text-fg-2">
            from the last 3 h in 1 min buckets, {scopeWords(scopes)}
            {error !== null && '; one end could not be read'}
          </span>
        </span>
      </SectionHeading>
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
          words={lagTimeWords(figures.lagTime, records)}
          inputs={inputs.lagTime}
        />
        <DerivedCard
          label="Data as of"
          words={asOfWords(figures.dataAsOf, clock)}
          inputs={inputs.dataAsOf}
        />
      </dl>
      <ChainCards read={read} inputs={inputs} />
    </section>
  )
}

type ChainCardsProps = { read: ChainRead; inputs: ReturnType<typeof chainEvidence> }

/** Where the time goes, and where the chain is narrow. */
function ChainCards({ read: { figures }, inputs }: ChainCardsProps) {
  return (
    <div className="grid gap-tile xl:grid-cols-2">
      <Card title="Where the time goes">
        <LatencyWaterfall waterfall={figures.waterfall} />
        <Inputs of="where the time goes" inputs={inputs.waterfall} />
      </Card>
      <Card title="Narrow part of the chain">
        <p>{bottleneckSentence(figures.bottleneck)}</p>
        <Inputs of="the narrow part" inputs={inputs.bottleneck} />
      </Card>
    </div>
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
