import type { MetricCatalogue } from '#src/api/metric-catalogue.ts'
import type {
  MetricDefinition,
  MetricMetadata,
  MetricValue,
  MetricValues,
  SnapshotTable,
} from '#src/model/metrics/metric.ts'
import { parseTimestamp } from './timestamp.ts'
import { asShownText, isRecord, readNumber, readText } from './wire.ts'

type Block = Readonly<Record<string, unknown>>

/**
 * Reads a `latest` or `timesummary` block (§4.5, §4.6, §5.2).
 *
 * Known numbers are parsed from numbers and numeric texts; `null` stays `null`, sentinels such as −1
 * stay as they came. Known texts stay texts. What cannot be read goes to `unreadable` and never to
 * `values`. Metrics we do not know: numbers, texts and `null` as they came, booleans as text,
 * everything else is ignored.
 */
export function readValues(block: Block, catalogue: MetricCatalogue): MetricValues {
  const values: [string, MetricValue][] = []
  const unreadable: [string, string][] = []
  let snapshotTables: readonly SnapshotTable[] | null = null
  for (const [name, raw] of Object.entries(block)) {
    const known = catalogue.get(name)
    if (known?.kind === 'tables' && Array.isArray(raw)) {
      snapshotTables = raw.filter(isRecord).map(readSnapshotTable)
      continue
    }
    if (known?.kind === 'tables' && raw === null) continue
    const value = known === undefined ? readUnknown(raw) : readKnown(raw, known)
    if (value !== undefined) values.push([name, value])
    else if (known !== undefined) unreadable.push([name, asShownText(raw)])
  }
  return {
    values: Object.fromEntries(values),
    unreadable: Object.fromEntries(unreadable),
    snapshotTables,
  }
}

/**
 * Names and units an answer gives for its metrics (§5.1). They are words to show and never decide
 * what a number is: the unit of the pipeline's `status` is wrong. No or odd metadata: `{}`.
 */
export function readMetadata(metadata: unknown): Readonly<Record<string, MetricMetadata>> {
  if (!isRecord(metadata)) return {}
  const entries: [string, MetricMetadata][] = []
  for (const [metric, words] of Object.entries(metadata)) {
    if (!isRecord(words)) continue
    const { name, unit } = words
    entries.push([
      metric,
      {
        ...(typeof name === 'string' && { name }),
        ...(typeof unit === 'string' && { unit }),
      },
    ])
  }
  return Object.fromEntries(entries)
}

/** `undefined`: unreadable. */
function readKnown(raw: unknown, { kind, unit }: MetricDefinition): MetricValue | undefined {
  if (raw === null) return null
  if (kind === 'tables') return undefined
  if (unit === 'state' || unit === 'text') {
    if (typeof raw === 'string') return raw
    return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined
  }
  const value = readNumber(raw)
  return Number.isNaN(value) ? undefined : value
}

/** `undefined`: nothing a table of single values could show. */
function readUnknown(raw: unknown): MetricValue | undefined {
  if (raw === null || typeof raw === 'string' || typeof raw === 'number') return raw
  return typeof raw === 'boolean' ? String(raw) : undefined
}

function readSnapshotTable(row: Block): SnapshotTable {
  const submitted = row['submit_timestamp']
  const submittedAtMs = typeof submitted === 'string' ? parseTimestamp(submitted) : Number.NaN
  return {
    topicId: readText(row['topic_id']) ?? '',
    status: readText(row['status']),
    submittedAtMs: Number.isNaN(submittedAtMs) ? null : submittedAtMs,
  }
}
