/** What a metric's number counts; decides the formatter. `flag` is 0/1 that may exceed 1 (§6.1). */
export type MetricUnit =
  | 'ms'
  | 'events'
  | 'records'
  | 'rows'
  | 'bytes'
  | 'partitions'
  | 'flag'
  | 'state'
  | 'text'

/**
 * `gauge`: a value now. `counter`: grows since the task last started, 0 at restart. `state`: an open
 * enumeration. `text`: free text that may hold customer data. `tables`: a list of tables with states.
 */
export type MetricKind = 'gauge' | 'counter' | 'state' | 'text' | 'tables'

/** What this project knows about one metric of the API, whatever the answer's metadata says. */
export type MetricDefinition = {
  /** The API's own spelling. */
  readonly name: string
  /** Shown where the answer's `metadata` has no name for it. */
  readonly label: string
  readonly unit: MetricUnit
  readonly kind: MetricKind
  /** Whether the API documents a timeseries for it. */
  readonly hasSeries: boolean
  /** Number the API sends when there is no measurement, with the word to show for it. */
  readonly sentinel?: { readonly value: number; readonly word: string }
  /** One sentence for people: what is measured and what misleads. */
  readonly meaning: string
}

/** Name and unit the API sent for one metric (§5); absent fields were not sent. */
export type MetricMetadata = { readonly name?: string; readonly unit?: string }

/**
 * One latest value. `null`: the API says it has none. A number is measured, 0 included. Text is a
 * state or free text. Use `in`/`undefined` for "the answer does not mention it".
 */
export type MetricValue = number | string | null

/** State of one table of a snapshot (§4.5 `snapshotStatus`); unknown status words pass as text. */
export type SnapshotTable = {
  readonly topicId: string
  readonly status: string | null
  readonly submittedAtMs: number | null
}

/** Latest values (or a time summary) of one entity. */
export type MetricValues = {
  /** Known and unknown metrics by API name. A key that is absent was absent in the answer. */
  readonly values: Readonly<Record<string, MetricValue>>
  /** Known numeric metrics whose value was no number, with the text that came instead. */
  readonly unreadable: Readonly<Record<string, string>>
  /** `null`: not reported. `[]`: reported, no table. */
  readonly snapshotTables: readonly SnapshotTable[] | null
}
