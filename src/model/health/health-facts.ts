import type { Freshness } from '#src/model/time/freshness.ts'
import type { Breach } from './threshold-state.ts'

/*
 * What the health rules are told about an entity. Everything is derived from answers by
 * `src/series/facts-*.ts`; `null` is always "not known", never zero.
 */

/** Whether something moved, and how that was found out. */
export type Movement = {
  readonly moves: 'yes' | 'no' | 'not known'
  /** The counters it was read from, or why it is not known. */
  readonly how: string
  /** Mean over the stretch looked at, records per second; null: not known. */
  readonly perSec: number | null
  /** The stretch looked at ends at the newest full bucket and is so long; for `no` all of it is silent. */
  readonly overMs: number
  /** End of the newest bucket in which it moved, epoch ms; null: none in the window. */
  readonly lastMs: number | null
}

/** Which way a lag goes. `steady`: the change is too small or too unsteady to have a direction. */
export type Direction = 'rising' | 'falling' | 'steady' | 'not known'

export type Lag = {
  /** Records waiting; null: not reported. */
  readonly records: number | null
  readonly atMs: number | null
  /** Over the whole window, through the lows of a sink that writes in batches. */
  readonly trend: Direction
  /** Change of the lag, records per second; null: not known. */
  readonly perSec: number | null
  /** Over the newest W, as it came; what counts while nothing is read. */
  readonly recent: Direction
  /** The largest lag of the window in time, at the rate of reading, ms; null: not known. */
  readonly worthMs: number | null
  /** At or under it the lag counts as none (markers and filtered records); 0 until learned. */
  readonly floor: number
}

/** How far the numbers can be trusted. `newestMs`, `sinceMs`: epoch ms of the newest point. */
export type DataAge =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'late'; readonly newestMs: number }
  /** The metrics of nearly all entities stopped at about the same time. */
  | { readonly kind: 'late everywhere'; readonly sinceMs: number }
  /** The API has none for this entity. */
  | { readonly kind: 'none' }
  /** The read failed, or has not been made. */
  | { readonly kind: 'not read' }

/** How long this source is usually silent at this hour; 99 % of its silences are shorter. */
export type UsualSilence =
  /** So many of the days that are needed have been watched at this hour. */
  | { readonly kind: 'not learned yet'; readonly days: number; readonly ofDays: number }
  | { readonly kind: 'learned'; readonly p99Ms: number; readonly basis: string }

/** What the database keeps while its source stands still, and for how long. */
export type ChangeLogFacts = {
  /** What the settings file says of it; null: nothing. */
  readonly headroomBytes: number | null
  readonly retentionMs: number | null
  /** Bytes of change log per byte in Kafka; null: not measured, so one is assumed. */
  readonly factor: number | null
  /** Usual bytes per second in Kafka before it stood still; null: not known. */
  readonly bytesPerSec: number | null
  /** Since when it stands still, epoch ms; null: not known. It may be longer if `isAtLeast`. */
  readonly stillSinceMs: number | null
  readonly isAtLeast: boolean
  /** Whether the log is kept until it is read, or for a time; null: not known of this connector. */
  readonly keeps: 'until read' | 'for a time' | null
}

export type SnapshotFacts = {
  /** Whether one runs; null: not reported. */
  readonly isRunning: boolean | null
  /** Of the snapshot's own counter: streaming counters stand still meanwhile. */
  readonly movement: Movement
  readonly sinceLastEventMs: number | null
  /** Tables that are completed, and all that are named; null: no table is named. */
  readonly tables: { readonly done: number; readonly of: number } | null
}

type ConnectorFacts = {
  /** The platform's word; null: not reported. */
  readonly status: string | null
  readonly statusAge: Freshness
  readonly desiredState: string | null
  /** Tasks whose state is reported, and how many of them failed; null: none is. */
  readonly tasks: { readonly failed: number; readonly of: number } | null
  readonly data: DataAge
  /** Of thresholds; `[]`: none is crossed. */
  readonly breaches: readonly Breach[]
  /** W of docs/health.md: shorter silences of this entity say nothing. */
  readonly windowMs: number
  /** When the numbers were answered, epoch ms. */
  readonly atMs: number
}

export type SourceFacts = ConnectorFacts & {
  /** What it writes for its destinations, snapshots included, heartbeats left out. */
  readonly movement: Movement
  /** Age of the newest change; null: not reported; `none yet`: none since the connector started. */
  readonly silence: number | 'none yet' | null
  /** StreamingConnected, a count over tasks. */
  readonly connected: number | null
  readonly snapshot: SnapshotFacts
  /** Share of sends that had to be repeated, its lower bound; null: not known. */
  readonly retryShare: number | null
  readonly usualSilence: UsualSilence
  readonly changeLog: ChangeLogFacts
}

export type DestinationFacts = ConnectorFacts & {
  /** What it takes from Kafka. */
  readonly movement: Movement
  /** Usual time between two writes of a sink that writes in batches, ms; null: not known. */
  readonly flushGapMs: number | null
  readonly lag: Lag
}

export type PipelineFacts = {
  readonly status: string | null
  readonly statusAge: Freshness
  readonly breaches: readonly Breach[]
  /** null: the row names none, or it could not be read. */
  readonly source: SourceFacts | null
  readonly destination: DestinationFacts | null
  /** What its destination takes, for this pipeline as far as that can be told. */
  readonly reads: Movement
  /** The pipeline's own where it is known, else its destination's. */
  readonly lag: Lag
  readonly isOwnLag: boolean
  readonly names: { readonly source: string | null; readonly destination: string | null }
  /** Pipelines that use its destination, itself among them. */
  readonly sharedBy: number
  /** How long its topics keep records, by the settings file; null: not said. */
  readonly topicRetentionMs: number | null
  /** Since when this screen has seen it halted or broken, epoch ms; null: it has not. */
  readonly haltedSinceMs: number | null
  readonly atMs: number
}
