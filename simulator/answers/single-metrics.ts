import type { SingleAnswer } from '#simulator/wire.ts'
import { readPipeline } from '#simulator/world/statuses.ts'
import type { World } from '#simulator/world/world.ts'
import { latest, series, summary, type CounterReading, type Readable } from './blocks.ts'
import { ApiError } from './errors.ts'
import { DESTINATION_METADATA, PIPELINE_METADATA, SOURCE_METADATA } from './metadata.ts'
import { readTimeQuery, type Params } from './query.ts'
import { readableDestination, readableSource } from './readables.ts'

/** `GET /sources/{id}/metrics` (API reference §5.3). */
export function singleSource(
  world: World,
  id: string,
  params: Params,
  nowMs: number,
  reading: CounterReading,
): SingleAnswer {
  const source = world.source(id)
  if (source === undefined) throw notFound('source', id)
  const data = asked(readableSource(world, source, nowMs), params, nowMs, reading)
  return { data, metadata: SOURCE_METADATA }
}

/** `GET /destinations/{id}/metrics` (API reference §5.1). */
export function singleDestination(
  world: World,
  id: string,
  params: Params,
  nowMs: number,
  reading: CounterReading,
): SingleAnswer {
  const destination = world.destination(id)
  if (destination === undefined) throw notFound('destination', id)
  const data = asked(readableDestination(world, destination, nowMs), params, nowMs, reading)
  return { data, metadata: DESTINATION_METADATA }
}

/** `GET /pipelines/{id}/metrics`: the latest values, whatever range is asked for (API reference §5.2). */
export function singlePipeline(
  world: World,
  id: string,
  params: Params,
  nowMs: number,
): SingleAnswer {
  readTimeQuery(params, nowMs)
  const pipeline = world.pipeline(id)
  if (pipeline === undefined) throw notFound('pipeline', id)
  return { data: readPipeline(world, pipeline, nowMs), metadata: PIPELINE_METADATA }
}

function asked(readable: Readable, params: Params, nowMs: number, reading: CounterReading) {
  const time = readTimeQuery(params, nowMs)
  if (time.timeType === 'timeseries') return series(readable, time, nowMs, reading)
  return time.timeType === 'latest' ? latest(readable, nowMs) : summary(readable, time, nowMs)
}

/** Also the answer for an entity that has no metrics yet (API reference §3). */
function notFound(kind: 'source' | 'destination' | 'pipeline', id: string): ApiError {
  return new ApiError(404, `Metrics not found for ${kind} ${id}`)
}
