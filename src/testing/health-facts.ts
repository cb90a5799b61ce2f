import type {
  ChangeLogFacts,
  DestinationFacts,
  Lag,
  Movement,
  PipelineFacts,
  SourceFacts,
} from '#src/model/health/health-facts.ts'
import type { HealthState } from '#src/model/health/health.ts'

/** Every verdict there is. */
export const STATES: readonly HealthState[] = [
  'broken',
  'task-failed',
  'stalled',
  'disconnected',
  'lag-shrinks',
  'over-crit',
  'stopped-growing',
  'unassigned',
  'not-read',
  'behind',
  'over-warn',
  'snapshot-stuck',
  'retrying',
  'unusually-quiet',
  'flapping',
  'unknown',
  'starting',
  'snapshot',
  'draining',
  'paused',
  'stopped',
  'quiet',
  'flowing',
]

/** 2026-03-03 14:02 UTC. */
export const NOW_MS = Date.UTC(2026, 2, 3, 14, 2)
export const MINUTE_MS = 60_000
const W_MS = 5 * MINUTE_MS

export const MOVES: Movement = {
  moves: 'yes',
  how: 'counter',
  perSec: 100,
  overMs: W_MS,
  lastMs: NOW_MS,
}

/** Nothing for so many minutes; the last movement lies inside the window. */
export function still(minutes = 12): Movement {
  const lastMs = NOW_MS - minutes * MINUTE_MS
  return { moves: 'no', how: 'counter', perSec: 0, overMs: minutes * MINUTE_MS, lastMs }
}

export const MOVEMENT_NOT_KNOWN: Movement = {
  moves: 'not known',
  how: 'no counter is reported',
  perSec: null,
  overMs: 0,
  lastMs: null,
}

/** So many records, going one way both over the window and lately. */
export function lag(records: number | null, direction: Lag['trend'] = 'steady'): Lag {
  const perSec = { rising: 300, falling: -300, steady: 0, 'not known': null }[direction]
  return {
    records,
    atMs: NOW_MS,
    trend: direction,
    recent: direction,
    perSec,
    worthMs: null,
    floor: 0,
  }
}

/** Nothing is known of the change log. */
export const CHANGE_LOG: ChangeLogFacts = {
  headroomBytes: null,
  retentionMs: null,
  factor: null,
  bytesPerSec: null,
  stillSinceMs: null,
  isAtLeast: false,
  keeps: null,
}

/** A source that is Active, fresh and writes, but for what the test says. */
export function source(own: Partial<SourceFacts> = {}): SourceFacts {
  return {
    status: 'Active',
    statusAge: 'fresh',
    desiredState: 'Active',
    tasks: { failed: 0, of: 3 },
    data: { kind: 'fresh' },
    breaches: [],
    windowMs: W_MS,
    atMs: NOW_MS,
    movement: MOVES,
    silence: 2000,
    connected: 1,
    snapshot: { isRunning: false, movement: still(), sinceLastEventMs: null, tables: null },
    retryShare: 0.0004,
    usualSilence: { kind: 'not learned yet', days: 3, ofDays: 7 },
    changeLog: CHANGE_LOG,
    ...own,
  }
}

/** A destination that is Active, fresh and reads, but for what the test says. */
export function destination(own: Partial<DestinationFacts> = {}): DestinationFacts {
  return {
    status: 'Active',
    statusAge: 'fresh',
    desiredState: 'Active',
    tasks: { failed: 0, of: 2 },
    data: { kind: 'fresh' },
    breaches: [],
    windowMs: W_MS,
    atMs: NOW_MS,
    movement: MOVES,
    flushGapMs: MINUTE_MS,
    lag: lag(62),
    ...own,
  }
}

export type PipelineParts = {
  readonly status?: string | null
  readonly source?: Partial<SourceFacts> | null
  readonly destination?: Partial<DestinationFacts> | null
  readonly reads?: Movement
  readonly lag?: Lag
} & Partial<
  Pick<
    PipelineFacts,
    'isOwnLag' | 'sharedBy' | 'names' | 'topicRetentionMs' | 'haltedSinceMs' | 'breaches'
  >
>

/** A pipeline that is Active with both ends well, but for what the test says. */
export function pipeline(own: PipelineParts = {}): PipelineFacts {
  const { status = 'Active', reads = MOVES, lag: waiting = lag(62) } = own
  const {
    breaches = [],
    isOwnLag = true,
    sharedBy = 1,
    names = { source: 'orders', destination: 'warehouse' },
    topicRetentionMs = null,
    haltedSinceMs = null,
  } = own
  return {
    status,
    statusAge: 'fresh',
    breaches,
    isOwnLag,
    sharedBy,
    names,
    topicRetentionMs,
    haltedSinceMs,
    source: own.source === null ? null : source(own.source),
    destination:
      own.destination === null
        ? null
        : destination({ movement: reads, lag: waiting, ...own.destination }),
    reads,
    lag: waiting,
    atMs: NOW_MS,
  }
}
