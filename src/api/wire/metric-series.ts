import type { MetricCatalogue } from '#src/api/metric-catalogue.ts'
import type { SeriesByMetric } from '#src/api/metrics-model.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { readSeries, type WireSeries } from './wire-series.ts'
import { kindOf } from './wire.ts'

/** The series of one `timeseries` block and one sentence per series that could not be read whole. */
export type ReadSeriesBlock = {
  readonly series: SeriesByMetric
  readonly problems: readonly string[]
}

/**
 * Reads a `timeseries` block (§4.5, §4.6), metrics we do not know included.
 *
 * A series stays away, with a problem, when it is no list or when not one of its samples is readable:
 * an empty chart must not stand for data nobody could read. Members we do not know that are no lists
 * are ignored. One bad series never costs the others.
 */
export function readSeriesBlock(
  block: Readonly<Record<string, unknown>>,
  catalogue: MetricCatalogue,
): ReadSeriesBlock {
  const series: [string, Series | null][] = []
  const problems: string[] = []
  for (const [name, raw] of Object.entries(block)) {
    const known = catalogue.get(name)
    if (raw === null) {
      series.push([name, null])
    } else if (Array.isArray(raw)) {
      const read = readSeries(raw, known?.sentinel?.value)
      if (raw.length > 0 && read.series === EMPTY_SERIES) {
        problems.push(`${name}: not one of ${raw.length} samples has a readable time`)
        continue
      }
      series.push([name, read.series])
      problems.push(...complaints(name, raw.length, read))
    } else if (known?.hasSeries === true) {
      problems.push(`${name}: expected a list of samples, received ${kindOf(raw)}`)
    }
  }
  return { series: Object.fromEntries(series), problems }
}

function complaints(name: string, count: number, read: WireSeries): readonly string[] {
  const parts: string[] = []
  if (read.unreadableTimes > 0) {
    parts.push(`${read.unreadableTimes} left out, time unreadable (${read.unreadableTime ?? ''})`)
  }
  if (read.unreadableValues > 0) parts.push(`${read.unreadableValues} without a readable number`)
  return parts.length === 0 ? [] : [`${name}: of ${count} samples ${parts.join(', ')}`]
}
