import { useMemo } from 'react'
import type { Trace } from '#src/api/http/trace.ts'
import type { Pipeline } from '#src/model/entity.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { thresholdsOf } from '#src/panels/fleet/entity-thresholds.ts'
import { chainFigures, type ChainFacts, type ChainFigures } from '#src/series/chain-figures.ts'
import { chainOf, type Chain } from '#src/series/chain.ts'
import { useSettings } from '#src/ui/settings-context.tsx'
import { chainFacts, pastFacts, type ChainLatest, type ChainThresholds } from './chain-facts.ts'
import { chainRange, CHAIN_STEP } from './chain-reads.ts'
import { lagBound, type LagBound } from './lag-bound.ts'
import { useChainEnd, type ChainEndRead } from './use-chain-end.ts'

/** A pipeline as one chain, with every number that is worked out of it. */
export type ChainRead = {
  readonly chain: Chain
  readonly facts: ChainFacts
  readonly figures: ChainFigures
  /** End of the window of a frozen page, epoch ms; null: it goes on with the time. */
  readonly endMs: number | null
  /** How the lag in time stands to the pipeline's own. */
  readonly bound: LagBound
  readonly scopes: { readonly source: Scope; readonly destination: Scope }
  /** Why one end could not be read; null: nothing failed. */
  readonly error: Error | null
  /** When the older end was answered, epoch ms; null: not both were, and none failed. */
  readonly answeredMs: number | null
  /** Asks for both ends again. */
  readonly refetch: () => unknown
  /** What went over the wire for both ends and their latest values. */
  readonly traces: readonly Trace[]
}

type Scope = ChainEndRead['scope']

const NOTHING = { parts: [], reading: 'cumulative', asOfMs: 0 } as const

/** Reads both ends of a pipeline over three hours and works its derived numbers out. */
export function useChain(pipeline: Pipeline, latest: ChainLatest): ChainRead {
  const range = chainRange(useFrozenEnd())
  const source = useChainEnd('source', pipeline.source, pipeline.topicIds, range)
  const destination = useChainEnd('destination', pipeline.destination, pipeline.topicIds, range)
  const thresholds = useChainThresholds(pipeline)
  const chain = useMemo(
    () => chainOf(source.end ?? NOTHING, destination.end ?? NOTHING, CHAIN_STEP),
    [source.end, destination.end],
  )
  const isFixed = range.kind === 'fixed'
  const facts = useMemo(() => {
    const now = chainFacts(chain, latest, thresholds)
    return isFixed ? pastFacts(chain, now) : now
  }, [chain, latest, thresholds, isFixed])
  const figures = useMemo(() => chainFigures(chain, facts), [chain, facts])
  return {
    chain,
    facts,
    figures,
    endMs: isFixed ? range.toMs : null,
    bound: lagBound({ source: source.isOwn, destination: destination.isOwn }),
    scopes: { source: source.scope, destination: destination.scope },
    error: source.error ?? destination.error,
    traces: tracesOf(latest, [source, destination]),
    answeredMs: answeredMs(pipeline, { source, destination }),
    refetch: () => [source.refetch(), destination.refetch()],
  }
}

type Ends = { readonly source: ChainEndRead; readonly destination: ChainEndRead }

function isOpen({ answeredMs: atMs, error }: ChainEndRead): boolean {
  return atMs === null && error === null
}

/** Of an end that failed the other one counts; of a pipeline without ends it is known at once. */
function answeredMs(pipeline: Pipeline, { source, destination }: Ends): number | null {
  const isWaiting =
    (pipeline.source !== null && isOpen(source)) ||
    (pipeline.destination !== null && isOpen(destination))
  if (isWaiting) return null
  const known = [source, destination].flatMap((end) => end.answeredMs ?? [])
  if (known.length > 0) return Math.min(...known)
  return source.error === null && destination.error === null ? 0 : null
}

function tracesOf(
  latest: ChainLatest,
  ends: readonly Pick<ChainEndRead, 'traces'>[],
): readonly Trace[] {
  const answers = [latest.pipeline, latest.source, latest.destination]
  return [
    ...ends.flatMap(({ traces }) => traces),
    ...answers.flatMap((answer) => answer?.traces ?? []),
  ]
}

function useChainThresholds(pipeline: Pipeline): ChainThresholds {
  const settings = useSettings()
  return useMemo(
    () => ({
      pipeline: thresholdsOf(settings, 'pipeline', pipeline),
      source: pipeline.source ? thresholdsOf(settings, 'connector', pipeline.source) : [],
      destination: pipeline.destination
        ? thresholdsOf(settings, 'connector', pipeline.destination)
        : [],
    }),
    [settings, pipeline],
  )
}
