import { isRecord } from './json.ts'
import { chance, type Spot } from './messy-spot.ts'
import { parseTimestamp } from './time-buckets.ts'

/** Series that may be `null` instead of empty (API reference §4.6). */
const NULLABLE: ReadonlySet<string> = new Set(['latency', 'recordsLag', 'sinkRecordSendTotal'])

const MINUTE_MS = 60_000

/** A series as the wire may show it: empty, `null`, unsorted, with holes of 8 minutes, with mixed timestamps. */
export function messSeries(metric: string, series: unknown, spot: Spot): unknown {
  if (!Array.isArray(series)) return series
  const luck = chance(spot, `${metric}/series`)
  if (luck < 0.1) return NULLABLE.has(metric) ? null : []
  const holed = chance(spot, `${metric}/holes`) < 0.5 ? series.filter(isReported) : series
  const mixed = chance(spot, `${metric}/iso`) < 0.4 ? holed.map(fullIsoNowAndThen) : holed
  return luck < 0.5 ? shuffled(mixed) : mixed
}

/** Every 97 minutes nothing is reported for 8 minutes. */
function isReported(entry: unknown): boolean {
  const timestamp = isRecord(entry) ? entry['timestamp'] : null
  const ms = typeof timestamp === 'string' ? parseTimestamp(timestamp) : null
  return ms === null || (ms / MINUTE_MS) % 97 >= 8
}

function fullIsoNowAndThen(entry: unknown, i: number): unknown {
  if (i % 3 !== 1 || !isRecord(entry) || typeof entry['timestamp'] !== 'string') return entry
  return { ...entry, timestamp: `${entry['timestamp'].replace(' ', 'T')}Z`, extra: 'key' }
}

/** The second half first, and then every pair swapped. */
function shuffled(entries: readonly unknown[]): unknown[] {
  const middle = Math.floor(entries.length / 2)
  const turned = [...entries.slice(middle), ...entries.slice(0, middle)]
  return turned.map((_, i) => turned[i % 2 === 0 && i + 1 < turned.length ? i + 1 : i - (i % 2)])
}
