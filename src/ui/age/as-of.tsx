import { createContext, use, useMemo } from 'react'
import { freshnessOf, type Freshness } from '#src/model/time/freshness.ts'
import { useFromNow } from './clock-context.tsx'
import { useRefreshState } from './refresh-context.tsx'

/** When what is shown was read, and how far that may still be trusted. */
export type Trust = { readonly asOfMs: number; readonly freshness: Freshness }

export type AsOfProps = {
  /** When the content was last read with success, epoch ms; null: not yet, the surroundings count. */
  asOfMs: number | null
  /** How often it is asked for, or the width of its buckets if that is longer, in ms. */
  periodMs: number
  children: React.ReactNode
}

const TrustContext = createContext<Trust | null>(null)

/** Says of its content how old it is; what claims a state there qualifies it when that is too old. */
export function AsOf({ asOfMs, periodMs, children }: AsOfProps) {
  const outer = useTrust()
  const freshness = useFreshness(asOfMs, periodMs)
  const trust = useMemo(
    () => (asOfMs === null ? outer : { asOfMs, freshness }),
    [outer, asOfMs, freshness],
  )
  return <TrustContext value={trust}>{children}</TrustContext>
}

/** The trust that the surroundings deserve; null where nobody says. */
export function useTrust(): Trust | null {
  return use(TrustContext)
}

/**
 * Step on the age ladder. The period is the content's own, or the pause between the page's rounds if
 * the user made that longer.
 */
export function useFreshness(asOfMs: number | null, periodMs: number): Freshness {
  const pauseMs = useRefreshState((state) => state.pauseMs) ?? 0
  const longerMs = Math.max(periodMs, pauseMs)
  return useFromNow((nowMs) => freshnessOf(asOfMs === null ? null : nowMs - asOfMs, longerMs))
}
