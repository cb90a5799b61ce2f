import type { DestinationDef, PipelineDef, SourceDef } from '#simulator/account/definitions.ts'
import { laneWaitMs, laneLag, writeMs } from './destination-readings.ts'
import { isStarting } from './restarts.ts'
import { readSource } from './source-readings.ts'
import { bornMs, lanesOfFlow, type World } from './world.ts'

/** Status text of a connector at `ms`; the set is open (API reference §9). */
export function connectorStatus(
  world: World,
  connector: SourceDef | DestinationDef,
  ms: number,
): string {
  const born = bornMs(world, connector.createdMs)
  const starting =
    connector.restarts.length > 0 && connector.restarts.every((plan) => isStarting(plan, ms, born))
  return starting ? 'Starting' : connector.status
}

/** Pipeline metrics (API reference §5.2): the delay from the database to the written row in ms, and records behind. */
export type PipelineReading = { latency: number | null; recordsLag: number | null; status: string }

export function readPipeline(world: World, pipeline: PipelineDef, ms: number): PipelineReading {
  const flow = world.pipelineFlow(pipeline, ms)
  const { source } = flow.source
  const lanes = lanesOfFlow(flow)
  const status = pipelineStatus(world, pipeline, ms)
  const recordsLag = lanes.reduce((sum, lane) => sum + laneLag(lane, ms), 0)
  const topics = source.topics.map((_, k) => k)
  const behind = readSource(
    world,
    { source, flow: flow.source, topics },
    'StreamingMilliSecondsBehindSource',
    ms,
  )
  if (status !== 'Active' || behind === null) return { latency: null, recordsLag, status }
  const wait = Math.max(0, ...lanes.map((lane) => laneWaitMs(lane, ms)))
  const write = writeMs(world, { destination: flow.destination, lanes }, ms)
  return { latency: Math.round(Math.max(0, behind) + wait + write), recordsLag, status }
}

/** Its own text if it has one; else Broken or Starting if a connector is, else Active. */
export function pipelineStatus(world: World, pipeline: PipelineDef, ms: number): string {
  if (pipeline.status !== null) return pipeline.status
  const source = world.source(pipeline.sourceId)
  const destination = world.destination(pipeline.destinationId)
  const both = [source, destination].map((c) => (c ? connectorStatus(world, c, ms) : 'Unknown'))
  return both.find((s) => s === 'Broken') ?? both.find((s) => s === 'Starting') ?? 'Active'
}
