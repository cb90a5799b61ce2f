import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { firstReported, readingOfAnswer, type EntitySeries } from '#src/series/answer-reading.ts'
import { DESTINATION_INPUT, SOURCE_OUTPUT } from '#src/series/counters.ts'
import type { TopicLevels } from '#src/series/derived/contributors.ts'
import { rateOf, type Reading } from '#src/series/rate.ts'
import { completeBuckets } from '#src/series/recent.ts'

/** What a part is measured by: what waits for a destination, or what moves, records per second. */
export type PartMeasure = 'lag' | 'written' | 'read'

const COUNTERS = { written: SOURCE_OUTPUT, read: DESTINATION_INPUT } as const

export type PartsAnswer = {
  readonly parts: Readonly<Record<string, EntitySeries>>
  readonly whole: EntitySeries | undefined
  readonly step: Step
  /** When the series were answered, epoch ms. */
  readonly asOfMs: number
}

/**
 * Level of every part at both ends of the window, and of the whole connector at its newest bucket.
 * Null: not reported there.
 */
export function partLevels(
  { parts, whole, step, asOfMs }: PartsAnswer,
  measure: PartMeasure,
): { readonly levels: readonly TopicLevels[]; readonly total: number | null } {
  const reading =
    measure === 'lag' ? 'cumulative' : readingOfAnswer(parts, undefined, COUNTERS[measure])
  const read = (series: EntitySeries) => levelSeries(series, measure, { step, asOfMs, reading })
  return {
    levels: Object.entries(parts).map(([topicId, series]) => {
      const { values } = read(series)
      return { topicId, before: edgeOf(values), after: edgeOf(values.toReversed()) }
    }),
    total: whole ? edgeOf(read(whole).values.toReversed()) : null,
  }
}

function levelSeries(
  series: EntitySeries,
  measure: PartMeasure,
  { step, asOfMs, reading }: Pick<PartsAnswer, 'step' | 'asOfMs'> & { readonly reading: Reading },
): Series {
  if (measure === 'lag') return completeBuckets(series['recordsLag'] ?? EMPTY_SERIES, step, asOfMs)
  const name = firstReported(series, COUNTERS[measure])
  const counter = (name === undefined ? null : series[name]) ?? EMPTY_SERIES
  return rateOf(completeBuckets(counter, step, asOfMs), step, reading).rate
}

/** The first of the values, or of the next two where it is not known; null: none of them is. */
function edgeOf(values: readonly number[]): number | null {
  return values.slice(0, 3).find((value) => Number.isFinite(value)) ?? null
}
