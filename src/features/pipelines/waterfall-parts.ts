import { formatDuration } from '#src/format/duration.ts'
import type { LagTime } from '#src/series/derived/lag-time.ts'
import type { Waterfall } from '#src/series/derived/waterfall.ts'

export type WaterfallPart = {
  readonly id: 'behind' | 'waiting' | 'writing' | 'unexplained'
  readonly label: string
  /** Null: not known, so it has no place in the bar. */
  readonly ms: number | null
  /** It may be longer than `ms`. */
  readonly isLeast?: boolean
}

/** The parts of a latency in the order of the way, and what they leave, in words. */
export type WaterfallParts = {
  readonly parts: readonly WaterfallPart[]
  readonly sentence: string
  /** Of the total, what no known part covers while one is not known, ms; 0: nothing. */
  readonly restMs: number
  /** Whether lengths can be compared: a whole is known, or every part is, if only its least. */
  readonly hasBar: boolean
}

/** @param lagTime how long records wait: where it is only known to be longer, that is still something */
export function waterfallParts(waterfall: Waterfall, lagTime: LagTime): WaterfallParts {
  const { behindMs, waitingMs, writingMs, totalMs } = waterfall
  const isLeast = waitingMs === null && lagTime.kind === 'longer than'
  const parts: WaterfallPart[] = [
    { id: 'behind', label: 'database to connector', ms: behindMs },
    isLeast
      ? { id: 'waiting', label: 'waiting in Kafka', ms: lagTime.ms, isLeast }
      : { id: 'waiting', label: 'waiting in Kafka', ms: waitingMs },
    { id: 'writing', label: 'slowest batch', ms: writingMs },
  ]
  const total = totalMs === null ? 'Latency is not reported' : `${formatDuration(totalMs)} in all`
  if (waterfall.rest === 'unexplained') {
    const rest = waterfall.unexplainedMs
    return {
      parts: [...parts, { id: 'unexplained', label: 'unexplained', ms: rest }],
      sentence: `${total}.`,
      restMs: 0,
      hasBar: true,
    }
  }
  if (waterfall.rest === 'overlap') {
    const sentence = `${total}; the parts overlap by ${formatDuration(waterfall.overlapMs)}.`
    return { parts, sentence, restMs: 0, hasBar: true }
  }
  const missing = parts.filter(({ ms }) => ms === null).map(({ label }) => label)
  const why = missing.length === 0 ? '' : `; not known: ${missing.join(', ')}`
  const known = parts.reduce((sum, { ms }) => sum + (ms ?? 0), 0)
  return {
    parts,
    sentence: `${total}${why}.`,
    restMs: Math.max(0, (totalMs ?? 0) - known),
    hasBar: totalMs !== null || missing.length === 0,
  }
}

/** "waiting in Kafka > 2 h 59 m". */
export function partWords({ label, ms, isLeast = false }: WaterfallPart): string {
  if (ms === null) return `${label} not known`
  return `${label} ${isLeast ? '> ' : ''}${formatDuration(ms)}`
}
