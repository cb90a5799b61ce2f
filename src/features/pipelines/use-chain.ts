import { useMemo } from 'react'
import type { Pipeline } from '#src/model/entity.ts'
import { thresholdsOf } from '#src/panels/fleet/entity-thresholds.ts'
import { chainOf, type Chain } from '#src/series/chain.ts'
import { chainFigures, type ChainFacts, type ChainFigures } from '#src/series/chain-figures.ts'
import { useSettings } from '#src/ui/settings-context.tsx'
import { chainFacts, type ChainLatest, type ChainThresholds } from './chain-facts.ts'
import { CHAIN_WINDOW } from './chain-reads.ts'
import { useChainEnd, type ChainEndRead } from './use-chain-end.ts'

/** A pipeline as one chain, with every number that is worked out of it. */
export type ChainRead = {
  readonly chain: Chain
  readonly facts: ChainFacts
  readonly figures: ChainFigures
  readonly scopes: { readonly source: Scope; readonly destination: Scope }
  /** Why one end could not be read; null: nothing failed. */
  readonly error: Error | null
  /** Whether both ends have been answered, or will not be. */
  readonly isSettled: boolean
}

type Scope = ChainEndRead['scope']

const NOTHING = { parts: [], reading: 'cumulative', asOfMs: 0 } as const

/** Reads both ends of a pipeline over the last three hours and works its derived numbers out. */
export function useChain(pipeline: Pipeline, latest: ChainLatest): ChainRead {
  const source = useChainEnd('source', pipeline.source, pipeline.topicIds)
  const destination = useChainEnd('destination', pipeline.destination, pipeline.topicIds)
  const thresholds = useChainThresholds(pipeline)
  const chain = useMemo(
    () => chainOf(source.end ?? NOTHING, destination.end ?? NOTHING, CHAIN_WINDOW.step),
    [source.end, destination.end],
  )
  const facts = useMemo(() => chainFacts(chain, latest, thresholds), [chain, latest, thresholds])
  const figures = useMemo(() => chainFigures(chain, facts), [chain, facts])
  return {
    chain,
    facts,
    figures,
    scopes: { source: source.scope, destination: destination.scope },
    error: source.error ?? destination.error,
    isSettled:
      (source.end !== null || source.error !== null || pipeline.source === null) &&
      (destination.end !== null || destination.error !== null || pipeline.destination === null),
  }
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
