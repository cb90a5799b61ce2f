import type { SourceDef, TopicDef } from '#simulator/account/definitions.ts'
import { noise, textHash } from '#simulator/noise.ts'
import { incidentFlowFactor } from './cycles.ts'
import { isRestartMinute } from './restarts.ts'
import { rowsInMinute } from './snapshot.ts'
import { append, createTrack, MINUTE_MS, nextMinute, reserve, type Track } from './track.ts'

/** What a source has written so far, per topic (same order as its definition): running totals of events. */
export type SourceFlow = {
  source: SourceDef
  /** Changes captured while streaming. */
  streamed: Track[]
  /** Rows read by snapshots; `null` for topics without a snapshot. */
  snapshotted: (Track | null)[]
}

export function createSourceFlow(source: SourceDef, birthMinute: number): SourceFlow {
  return {
    source,
    streamed: source.topics.map(() => createTrack(birthMinute)),
    snapshotted: source.topics.map((_, k) =>
      source.snapshot?.tables[k] === undefined ? null : createTrack(birthMinute),
    ),
  }
}

/** Computes all minutes before `untilMinute` that are still missing. */
export function extendSourceFlow(flow: SourceFlow, seed: number, untilMinute: number): void {
  const { source } = flow
  source.topics.forEach((topic, k) => {
    const streamed = flow.streamed[k]
    if (streamed !== undefined) extendTopic(source, topic, streamed, seed, untilMinute)
    const snapshotted = flow.snapshotted[k]
    if (snapshotted && source.snapshot !== null) {
      reserve(snapshotted, untilMinute)
      for (let m = nextMinute(snapshotted); m < untilMinute; m++) {
        append(snapshotted, rowsInMinute(source.snapshot, k, m))
      }
    }
  })
}

function extendTopic(
  source: SourceDef,
  topic: TopicDef,
  track: Track,
  seed: number,
  untilMinute: number,
): void {
  const key = textHash(topic.id)
  const perMinute = source.eventsPerSec * topic.share * 60
  const restarts = source.restarts[topic.task]
  const from = Math.ceil(source.createdMs / MINUTE_MS)
  const until =
    source.quietSinceMs === null ? Infinity : Math.floor(source.quietSinceMs / MINUTE_MS)
  reserve(track, untilMinute)
  for (let m = nextMinute(track); m < untilMinute; m++) {
    if (m < from || m >= until) {
      append(track, 0)
      continue
    }
    let amount = perMinute * loadAt(m) * (0.9 + 0.2 * noise(seed, key, m)) * swell(seed, key, m)
    if (source.incident !== null) amount *= incidentFlowFactor(source.incident, m)
    if (restarts !== undefined) {
      if (isRestartMinute(restarts, m)) amount = 0
      else if (isRestartMinute(restarts, m - 1)) amount *= 2 // what waited in the database's log
    }
    append(track, amount)
  }
}

/** Slow noise, 0.75 to 1.25: one value per half hour and a straight line between them. */
function swell(seed: number, key: number, minute: number): number {
  const step = Math.floor(minute / 30)
  const a = noise(seed, key ^ 0x5bd1e995, step)
  const b = noise(seed, key ^ 0x5bd1e995, step + 1)
  return 0.75 + 0.5 * (a + (b - a) * ((minute - step * 30) / 30))
}

/** Part of the busiest load at this minute of the week (UTC): quiet nights, weekends at 70 %. */
function loadAt(minute: number): number {
  const ofDay = minute % 1440
  const weekday = (Math.floor(minute / 1440) + 4) % 7 // 1970-01-01 was a Thursday; 0 = Sunday
  return (DAY_CURVE[ofDay] ?? 0) * (weekday === 0 || weekday === 6 ? 0.7 : 1)
}

/** 1 at 14:00 UTC, 0.3 at 02:00 UTC. */
const DAY_CURVE = Float64Array.from(
  { length: 1440 },
  (_, i) => 0.65 + 0.35 * Math.cos(((i - 840) / 1440) * 2 * Math.PI),
)
