/**
 * Shapes of the answers, written from the API reference (sections in brackets). They describe what the simulator
 * sends, so they are narrower than what a client has to accept; `messy.ts` widens them on purpose.
 */

/** One point of a series: `YYYY-MM-DD HH:MM:SS`, UTC [§1]. */
export type Entry = { value: number; timestamp: string }

export type SeriesBlock = Record<string, Entry[] | null>

export type SnapshotStatus = { status: string; topic_id: string; submit_timestamp: string | null }

/** Members of a `latest` or `timesummary` block [§4.5, §4.6]; `null` = not reported. */
export type ValueBlock = Record<string, number | string | null | SnapshotStatus[]>

/** Only the asked `time_type` is filled [§4.4]. */
export type BaseMetrics = {
  timeseries: SeriesBlock | null
  latest: ValueBlock | null
  timesummary: ValueBlock | null
}

/** Answer of the bulk calls [§4.4]; only the asked level is filled. */
export type BulkAnswer = {
  account_metrics: Record<string, BaseMetrics>
  connector_metrics: Record<string, BaseMetrics>
  inline_metrics: Record<string, BaseMetrics> | null
  task_metrics: Record<string, Record<string, BaseMetrics>>
  topic_metrics: Record<string, Record<string, BaseMetrics>>
}

/** Name and unit of a metric [§5.1]. */
export type Metadata = Record<string, Record<string, string>>

/** Answer of the single-entity calls [§5]. */
export type SingleAnswer = { data: SeriesBlock | ValueBlock; metadata: Metadata }

/** Answer of lists and of details [§1.1, §7.4]. */
export type Envelope<Row> = {
  result: Row[]
  page: number
  page_size: number
  total: number
  has_next: boolean
}

/** Row of a source or destination list [§7.1, §7.2]. Destinations have no `service_id`. */
export type ConnectorRow = {
  id: string
  name: string
  connector: string
  connector_display_name: string
  connector_status: string
  desired_state: string
  created_timestamp: string
  tenant_id: string
  sub_id: string
  service_id?: string
  config: Record<string, unknown>
  topic_ids: string[]
  topics: string[]
  topic_map: Record<string, string[]>
  tasks: number[]
  task_statuses: Record<string, { state: string; trace?: string }>
  tags: string[]
}

/** Row of the pipeline list [§7.3]. */
export type PipelineRow = {
  id: string
  name: string
  tenant_id: string
  sub_id: string
  source: ConnectorRow
  destination: ConnectorRow
  transforms: unknown[]
  topics: string[]
  topic_ids: string[]
  tags: string[]
  snapshot_new_tables: boolean
  periodic_audit: object | null
  topic_auto_discovery_transforms: unknown[]
}

/** Answer of both token calls [§2.1]; `expiresIn` in seconds. */
export type TokenAnswer = {
  accessToken: string
  refreshToken: string
  expiresIn: number
  expires: string
}

/** Body of an error [§3]: a text, or a list for 422. */
export type ErrorBody = { detail: string | ValidationItem[] }

/** One element of a 422 `detail` [§3]. */
type ValidationItem = {
  loc: (string | number)[]
  msg: string
  type: string
  input?: unknown
}
