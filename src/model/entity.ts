/** Words the platform uses for a connector's state (§9). Open: other text passes as it is. */
export type StatusText = string

/** State of one task as the list row carries it (§7.1). */
export type TaskStatus = {
  readonly taskId: string
  readonly state: string | null
  /** Kafka Connect's stack trace of a failed task, when sent. */
  readonly trace: string | null
}

/** A source or a destination as its list describes it; numbers come from the metrics calls. */
export type Connector = {
  readonly id: string
  readonly name: string
  /** API code such as `postgresql`; null when not reported. */
  readonly connector: string | null
  /** Name for people such as "PostgreSQL"; falls back to the code. */
  readonly connectorName: string
  readonly status: StatusText | null
  readonly desiredState: string | null
  readonly createdAtMs: number | null
  readonly topicIds: readonly string[]
  readonly tags: readonly string[]
  readonly tasks: readonly TaskStatus[]
}

/** The ends of a pipeline as embedded in its row; `null` when the row names none. */
export type Pipeline = {
  readonly id: string
  readonly name: string
  readonly source: Connector | null
  readonly destination: Connector | null
  readonly transformNames: readonly string[]
  readonly topicIds: readonly string[]
  readonly tags: readonly string[]
}
