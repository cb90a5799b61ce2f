import { wavePhase } from './cycles.ts'
import { laneLag, laneWaitMs } from './destination-readings.ts'
import { writtenAt } from './pipeline-flow.ts'
import { restartsBetween } from './restarts.ts'
import { cycleStartMs, tableStatus } from './snapshot.ts'
import { lastEventMs } from './source-readings.ts'
import { totalAt } from './track.ts'
import { lanesOfFlow, type DestinationLane, type World } from './world.ts'

/**
 * What is really going on in the world, computed from the same totals as the answers but without going through them.
 * Pure: every function takes its moment (epoch ms), which may also lie ahead of the clock.
 */
export type Truth = {
  /** Records of the pipeline written but not read at `ms`. */
  lag(pipelineId: string, ms: number): number
  /** The same per topic id. */
  lagByTopic(pipelineId: string, ms: number): Record<string, number>
  /** Records per second written to the pipeline's topics between two moments. */
  writeRate(pipelineId: string, fromMs: number, toMs: number): number
  /** Records per second read by the pipeline's sink between two moments. */
  readRate(pipelineId: string, fromMs: number, toMs: number): number
  /** Age in ms of the oldest record not yet read. */
  waitMs(pipelineId: string, ms: number): number
  /** `steady` = keeps up, apart from its flushes. */
  phase(pipelineId: string, ms: number): 'steady' | 'falling' | 'draining'
  /** Seconds until a draining pipeline has caught up; 0 when steady; `null` while falling or not read at all. */
  drainSec(pipelineId: string, ms: number): number | null
  /** Restarts of a source or destination in [fromMs, toMs), oldest first. */
  restarts(connectorId: string, fromMs: number, toMs: number): { task: number; atMs: number }[]
  /** When the source handled its newest change; `null` = none since its last start. */
  lastEvent(sourceId: string, ms: number): number | null
  /** The running snapshot cycle of a source, `null` without one. */
  snapshot(
    sourceId: string,
    ms: number,
  ): { startedMs: number; endsMs: number; statuses: Record<string, string> } | null
  world: World
}

export function createTruth(world: World): Truth {
  return {
    world,
    ...pipelineTruth(world),
    phase: (pipelineId, ms) => {
      const wave = world.pipeline(pipelineId)?.wave ?? null
      return wave === null ? 'steady' : wavePhase(wave, ms).phase
    },
    drainSec: (pipelineId, ms) => drainSec(world, pipelineId, ms),
    restarts: (connectorId, fromMs, toMs) => {
      const plans = (world.source(connectorId) ?? world.destination(connectorId))?.restarts ?? []
      return plans
        .flatMap((plan, task) =>
          restartsBetween(plan, fromMs, toMs).map((atMs) => ({ task, atMs })),
        )
        .toSorted((a, b) => a.atMs - b.atMs || a.task - b.task)
    },
    lastEvent: (sourceId, ms) => {
      const source = world.source(sourceId)
      if (source === undefined) throw new Error(`no source ${sourceId} in this account`)
      const topics = source.topics.map((_, k) => k)
      return lastEventMs(world, { source, flow: world.sourceFlow(source, ms), topics }, ms)
    },
    snapshot: (sourceId, ms) => snapshotTruth(world, sourceId, ms),
  }
}

/** What follows from a pipeline's lanes: written, read, and the difference. */
function pipelineTruth(
  world: World,
): Pick<Truth, 'lag' | 'lagByTopic' | 'writeRate' | 'readRate' | 'waitMs'> {
  const lanesOf = (pipelineId: string, ms: number) => {
    const pipeline = world.pipeline(pipelineId)
    if (pipeline === undefined) throw new Error(`no pipeline ${pipelineId} in this account`)
    return lanesOfFlow(world.pipelineFlow(pipeline, ms))
  }
  const sum = (id: string, ms: number, valueOf: (lane: DestinationLane) => number) =>
    lanesOf(id, ms).reduce((total, lane) => total + valueOf(lane), 0)
  return {
    lag: (id, ms) => sum(id, ms, (lane) => laneLag(lane, ms)),
    lagByTopic: (id, ms) =>
      Object.fromEntries(lanesOf(id, ms).map((lane) => [lane.topicId, laneLag(lane, ms)])),
    writeRate: (id, fromMs, toMs) => {
      const written = sum(id, toMs, ({ flow, lane }) => {
        const { source } = flow
        return writtenAt(source, lane.topic, toMs) - writtenAt(source, lane.topic, fromMs)
      })
      return (written * 1000) / (toMs - fromMs)
    },
    readRate: (id, fromMs, toMs) => {
      const read = sum(
        id,
        toMs,
        ({ lane }) => totalAt(lane.read, toMs) - totalAt(lane.read, fromMs),
      )
      return (read * 1000) / (toMs - fromMs)
    },
    waitMs: (id, ms) => Math.max(0, ...lanesOf(id, ms).map((lane) => laneWaitMs(lane, ms))),
  }
}

function drainSec(world: World, pipelineId: string, ms: number): number | null {
  const pipeline = world.pipeline(pipelineId)
  const destination = pipeline && world.destination(pipeline.destinationId)
  const brokenSince = destination?.brokenSinceMs ?? null
  if (brokenSince !== null && ms >= brokenSince) return null
  const wave = pipeline?.wave ?? null
  if (wave === null) return 0
  const { phase, endsMs } = wavePhase(wave, ms)
  return phase === 'falling' ? null : (endsMs - ms) / 1000
}

function snapshotTruth(world: World, sourceId: string, ms: number): ReturnType<Truth['snapshot']> {
  const source = world.source(sourceId)
  const plan = source?.snapshot ?? null
  if (source === undefined || plan === null) return null
  const startedMs = cycleStartMs(plan, ms)
  const statuses: Record<string, string> = {}
  source.topics.forEach((topic, k) => {
    const status = tableStatus(plan, k, ms)
    if (status !== null) statuses[topic.id] = status
  })
  return { startedMs, endsMs: startedMs + plan.periodMin * 60_000, statuses }
}
