import { isRecord } from '#src/api/wire/wire.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import { NO_SAMPLES, type ObservedSamples } from '#src/series/observed/observed-samples.ts'

/*
 * What the database holds was written by some version of this page and has been on a disk since: of a
 * record only what has the right shape is taken, so that no page breaks each time it is opened.
 */

/** The spans in a record; `[]`: it holds none. */
export function spansIn(record: unknown): readonly StateSpan[] {
  const spans: unknown = isRecord(record) ? record['spans'] : null
  return Array.isArray(spans) ? spans.filter(isSpan) : []
}

/** The samples in a record, without columns that do not fit its times. */
export function samplesIn(record: unknown): ObservedSamples {
  const timesMs = columnIn(record, 'timesMs')
  const values = isRecord(record) ? record['values'] : null
  if (timesMs === null || !isRecord(values)) return NO_SAMPLES
  const columns = Object.keys(values).flatMap((name) => {
    const column = columnIn(values, name)
    return column?.length === timesMs.length ? [[name, column] as const] : []
  })
  return { timesMs, values: Object.fromEntries(columns) }
}

/** A list of numbers in a record; null: it holds none under this name. */
export function columnIn(record: unknown, name: string): readonly number[] | null {
  const column: unknown = isRecord(record) ? record[name] : null
  return Array.isArray(column) && column.every((one) => typeof one === 'number') ? column : null
}

function isSpan(value: unknown): value is StateSpan {
  if (!isRecord(value)) return false
  const { fromMs, toMs, status } = value
  const isTimed = typeof fromMs === 'number' && typeof toMs === 'number'
  return isTimed && (status === null || typeof status === 'string')
}
