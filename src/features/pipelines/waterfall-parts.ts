import { formatDuration } from '#src/format/duration.ts'
import type { Waterfall } from '#src/series/derived/waterfall.ts'

export type WaterfallPart = {
  readonly id: 'behind' | 'waiting' | 'writing' | 'unexplained'
  readonly label: string
  /** Null: not known, so it has no place in the bar. */
  readonly ms: number | null
}

/** The parts of a latency in the order of the way, and what they leave, in words. */
export function waterfallParts(waterfall: Waterfall): {
  readonly parts: readonly WaterfallPart[]
  readonly sentence: string
  /** Of the total, what no known part covers while one is not known, ms; 0: nothing. */
  readonly restMs: number
} {
  const { behindMs, waitingMs, writingMs, totalMs } = waterfall
  const parts: WaterfallPart[] = [
    { id: 'behind', label: 'Database to connector', ms: behindMs },
    { id: 'waiting', label: 'waiting in Kafka', ms: waitingMs },
    { id: 'writing', label: 'slowest batch', ms: writingMs },
  ]
  const total = totalMs === null ? 'Latency is not reported' : `${formatDuration(totalMs)} in all`
  if (waterfall.rest === 'unexplained') {
    const rest = waterfall.unexplainedMs
    return {
      parts: [...parts, { id: 'unexplained', label: 'unexplained', ms: rest }],
      sentence: `${total}.`,
      restMs: 0,
    }
  }
  if (waterfall.rest === 'overlap') {
    return {
      parts,
      sentence: `${total}; the parts overlap by ${formatDuration(waterfall.overlapMs)}.`,
      restMs: 0,
    }
  }
  const missing = parts.filter(({ ms }) => ms === null).map(({ label }) => label.toLowerCase())
  const why = missing.length === 0 ? '' : `; not known: ${missing.join(', ')}`
  const known = parts.reduce((sum, { ms }) => sum + (ms ?? 0), 0)
  return { parts, sentence: `${total}${why}.`, restMs: Math.max(0, (totalMs ?? 0) - known) }
}
