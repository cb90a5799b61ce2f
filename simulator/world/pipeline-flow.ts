import type { DestinationDef, PipelineDef } from '#simulator/account/definitions.ts'
import { noise, textHash } from '#simulator/noise.ts'
import { drainMinutesLeft, type Wave } from './cycles.ts'
import { isRestartMinute } from './restarts.ts'
import type { SourceFlow } from './source-flow.ts'
import {
  append,
  createTrack,
  MINUTE_MS,
  nextMinute,
  reserve,
  totalAt,
  type Track,
} from './track.ts'

/**
 * What a destination has read of one pipeline's topics: a running total per lane. A lane is one topic of the
 * pipeline; lag of a lane = written − read, so lag is the integral of what comes in less what is read.
 */
export type PipelineFlow = {
  pipeline: PipelineDef
  destination: DestinationDef
  source: SourceFlow
  lanes: Lane[]
  /** Records that the sink may still read before its next flush. */
  budget: number
}

export type Lane = { topic: number; task: number; read: Track }

export function createPipelineFlow(
  pipeline: PipelineDef,
  destination: DestinationDef,
  source: SourceFlow,
  birthMinute: number,
): PipelineFlow {
  const lanes = pipeline.topics.map((topic, i) => ({
    topic,
    task: i % Math.max(1, destination.tasks),
    read: createTrack(birthMinute),
  }))
  return { pipeline, destination, source, lanes, budget: 0 }
}

/** Events written to a lane's topic until `ms`, streaming and snapshot together. */
export function writtenAt(source: SourceFlow, topic: number, ms: number): number {
  const streamed = source.streamed[topic]
  const snapshotted = source.snapshotted[topic]
  return (streamed ? totalAt(streamed, ms) : 0) + (snapshotted ? totalAt(snapshotted, ms) : 0)
}

/** Computes all missing minutes before `untilMinute`. The source must have been extended as far. */
export function extendPipelineFlow(flow: PipelineFlow, seed: number, untilMinute: number): void {
  const first = flow.lanes[0]
  if (first === undefined) return
  for (const lane of flow.lanes) reserve(lane.read, untilMinute)
  const key = textHash(flow.pipeline.id)
  for (let m = nextMinute(first.read); m < untilMinute; m++) readMinute(flow, seed, key, m)
}

/**
 * One minute of reading. The sink serves its lanes last to first, so a shortage shows in the first lane:
 * one slow table, as it mostly is.
 */
function readMinute(flow: PipelineFlow, seed: number, key: number, minute: number): void {
  const { destination, pipeline } = flow
  const end = (minute + 1) * MINUTE_MS
  const broken =
    destination.brokenSinceMs !== null && minute * MINUTE_MS >= destination.brokenSinceMs
  if (pipeline.wave !== null) flow.budget += allowance(flow, pipeline.wave, minute, seed, key)
  const flush = destination.flushEveryMin
  const flushing = flush === 0 || minute % flush === 0
  for (let i = flow.lanes.length - 1; i >= 0; i--) {
    const lane = flow.lanes[i]
    if (lane === undefined) continue
    const restarts = destination.restarts[lane.task]
    const down = restarts !== undefined && isRestartMinute(restarts, minute)
    if (broken || !flushing || down) {
      append(lane.read, 0)
      continue
    }
    const already = totalAt(lane.read, minute * MINUTE_MS - 1)
    const waiting = Math.max(
      0,
      writtenAt(flow.source, lane.topic, end - destination.dwellMs) - already,
    )
    const amount = pipeline.wave === null ? waiting : Math.min(waiting, flow.budget)
    if (pipeline.wave !== null) flow.budget -= amount
    append(lane.read, amount)
  }
  if (flushing) flow.budget = 0
}

/** Records that the sink of a wave manages to read in this minute. */
function allowance(
  flow: PipelineFlow,
  wave: Wave,
  minute: number,
  seed: number,
  key: number,
): number {
  const start = minute * MINUTE_MS - 1
  let lag = 0
  let incoming = 0
  for (const lane of flow.lanes) {
    const before = writtenAt(flow.source, lane.topic, start)
    lag += before - totalAt(lane.read, start)
    incoming += writtenAt(flow.source, lane.topic, start + MINUTE_MS) - before
  }
  const left = drainMinutesLeft(wave, minute)
  if (left > 0) return incoming + lag / left
  return incoming * wave.readPart * (0.95 + 0.1 * noise(seed, key, minute))
}
