import type {
  Account,
  DestinationDef,
  PipelineDef,
  SourceDef,
} from '#simulator/account/definitions.ts'
import {
  createPipelineFlow,
  extendPipelineFlow,
  type Lane,
  type PipelineFlow,
} from './pipeline-flow.ts'
import { lastStartMs } from './restarts.ts'
import { createSourceFlow, extendSourceFlow, type SourceFlow } from './source-flow.ts'
import { forget, MINUTE_MS } from './track.ts'

/**
 * The physical state of an account at any moment since its birth: a pure function of (account, seed, moment),
 * computed lazily, minute by minute, and kept as running totals (see track.ts for the size of one).
 * Nothing is kept for longer than {@link KEEP_MINUTES}.
 */
export type World = {
  account: Account
  seed: number
  /** Start of the computed history, epoch ms, a whole minute. */
  birthMs: number
  source(id: string): SourceDef | undefined
  destination(id: string): DestinationDef | undefined
  pipeline(id: string): PipelineDef | undefined
  pipelinesOf(destinationId: string): readonly PipelineDef[]
  /** What the source has written, computed at least until `ms`. */
  sourceFlow(source: SourceDef, ms: number): SourceFlow
  /** What the pipeline's sink has read, computed at least until `ms`. */
  pipelineFlow(pipeline: PipelineDef, ms: number): PipelineFlow
  /** All lanes of a destination's pipelines, in a fixed order, computed at least until `ms`. */
  lanesOf(destination: DestinationDef, ms: number): readonly DestinationLane[]
}

export type DestinationLane = { flow: PipelineFlow; lane: Lane; topicId: string }

/** 100 days of history at most: 1.15 MB per topic and per lane. */
const KEEP_MINUTES = 100 * 1440

export function createWorld(account: Account, seed: number, birthMs: number): World {
  const birthMinute = Math.floor(birthMs / MINUTE_MS)
  const sources = byId(account.sources)
  const destinations = byId(account.destinations)
  const pipelines = byId(account.pipelines)
  const pipelinesByDestination = Map.groupBy(account.pipelines, (p) => p.destinationId)
  const sourceFlows = new Map<string, SourceFlow>()
  const pipelineFlows = new Map<string, PipelineFlow>()

  const sourceFlow = (source: SourceDef, ms: number) => {
    const flow = sourceFlows.get(source.id) ?? createSourceFlow(source, birthMinute)
    sourceFlows.set(source.id, flow)
    extendSourceFlow(flow, seed, Math.floor(ms / MINUTE_MS) + 1)
    for (const track of [...flow.streamed, ...flow.snapshotted]) if (track) trim(track)
    return flow
  }
  const pipelineFlow = (pipeline: PipelineDef, ms: number) => {
    const source = sources.get(pipeline.sourceId)
    const destination = destinations.get(pipeline.destinationId)
    if (source === undefined || destination === undefined) {
      throw new Error(`pipeline ${pipeline.id} names a source or destination that does not exist`)
    }
    const written = sourceFlow(source, ms)
    const flow =
      pipelineFlows.get(pipeline.id) ??
      createPipelineFlow(pipeline, destination, written, birthMinute)
    pipelineFlows.set(pipeline.id, flow)
    extendPipelineFlow(flow, seed, Math.floor(ms / MINUTE_MS) + 1)
    for (const lane of flow.lanes) trim(lane.read)
    return flow
  }
  return {
    account,
    seed,
    birthMs: birthMinute * MINUTE_MS,
    source: (id) => sources.get(id),
    destination: (id) => destinations.get(id),
    pipeline: (id) => pipelines.get(id),
    pipelinesOf: (id) => pipelinesByDestination.get(id) ?? [],
    sourceFlow,
    pipelineFlow,
    lanesOf: (destination, ms) =>
      (pipelinesByDestination.get(destination.id) ?? []).flatMap((pipeline) =>
        lanesOfFlow(pipelineFlow(pipeline, ms)),
      ),
  }
}

/** The lanes of one pipeline with what they belong to. */
export function lanesOfFlow(flow: PipelineFlow): DestinationLane[] {
  const { topics } = flow.source.source
  return flow.lanes.map((lane) => ({ flow, lane, topicId: topics[lane.topic]?.id ?? '' }))
}

/** When the entity began to report: its creation, but not before the world's birth. Epoch ms. */
export function bornMs(world: World, createdMs: number): number {
  return Math.max(world.birthMs, createdMs)
}

/** The last start of a task at or before `ms`, epoch ms; its counters count from there. */
export function countedSinceMs(
  world: World,
  connector: SourceDef | DestinationDef,
  task: number,
  ms: number,
): number {
  const born = bornMs(world, connector.createdMs)
  const plan = connector.restarts[task]
  return plan === undefined ? born : lastStartMs(plan, ms, born)
}

function trim(track: Parameters<typeof forget>[0]): void {
  if (track.length > KEEP_MINUTES + 1440) forget(track, KEEP_MINUTES)
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}
