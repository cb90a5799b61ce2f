import type { DestinationDef, PipelineDef, SourceDef } from '#simulator/account/definitions.ts'
import type { ConnectorRow, Envelope, PipelineRow } from '#simulator/wire.ts'
import { tableStatus } from '#simulator/world/snapshot.ts'
import { connectorStatus, pipelineStatus, readPipeline } from '#simulator/world/statuses.ts'
import type { World } from '#simulator/world/world.ts'
import { latest } from './blocks.ts'
import { compareValues, parseComparison } from './compare.ts'
import { invalid } from './errors.ts'
import { oneOf, wholeNumber, type Params } from './query.ts'
import { readableDestination, readableSource } from './readables.ts'
import { destinationRow, pipelineRow, sourceRow } from './rows.ts'

/** `GET /sources` and `POST /sources/search` (API reference §7.1). */
export function listSources(world: World, params: Params, nowMs: number): Envelope<ConnectorRow> {
  const snapshots = params.list('snapshot')
  const field = (source: SourceDef, name: string) =>
    latest(readableSource(world, source, nowMs), nowMs)[name]
  const found = common(world.account.sources, params, (s) => connectorStatus(world, s, nowMs))
    .filter(
      (source) => snapshots === null || snapshots.some((word) => hasTable(source, word, nowMs)),
    )
    .filter(comparing(params, 'latency', (source) => field(source, 'latency')))
  const sorted = sort(found, params, field)
  return paged(sorted, params, (source) => sourceRow(world, source, nowMs, reveals(params)))
}

/** `GET /destinations` and `POST /destinations/search` (API reference §7.2). */
export function listDestinations(
  world: World,
  params: Params,
  nowMs: number,
): Envelope<ConnectorRow> {
  const field = (destination: DestinationDef, name: string) =>
    latest(readableDestination(world, destination, nowMs), nowMs)[name]
  const found = common(world.account.destinations, params, (d) => connectorStatus(world, d, nowMs))
    .filter(comparing(params, 'lag', (destination) => field(destination, 'recordsLag')))
    .filter(comparing(params, 'latency', (destination) => field(destination, 'latency')))
  const sorted = sort(found, params, field)
  return paged(sorted, params, (d) => destinationRow(world, d, nowMs, reveals(params)))
}

/** `GET /pipelines` (API reference §7.3). */
export function listPipelines(world: World, params: Params, nowMs: number): Envelope<PipelineRow> {
  const sources = params.list('source_id')
  const destinations = params.list('destination_id')
  const reading = (pipeline: PipelineDef, name: string): unknown => {
    const { latency, recordsLag, status } = readPipeline(world, pipeline, nowMs)
    return { latency, recordsLag, connector_status: status, status }[name]
  }
  const found = common(world.account.pipelines, params, (p) => pipelineStatus(world, p, nowMs))
    .filter((pipeline) => sources === null || sources.includes(pipeline.sourceId))
    .filter((pipeline) => destinations === null || destinations.includes(pipeline.destinationId))
  const sorted = sort(found, params, reading)
  return paged(sorted, params, (pipeline) => pipelineRow(world, pipeline, nowMs, reveals(params)))
}

/** Details (API reference §7.4): an envelope with one row, or with none for an unknown id. */
export function detail<Row>(row: Row | null): Envelope<Row> {
  const result = row === null ? [] : [row]
  return { result, page: 1, page_size: 10, total: result.length, has_next: false }
}

type Listed = {
  id: string
  name: string
  createdMs: number
  tags: readonly string[]
  connector?: string
}

/** Filters that all three lists have. */
function common<T extends Listed>(
  all: readonly T[],
  params: Params,
  statusOf: (item: T) => string,
): T[] {
  const id = params.text('id')
  const part = params.text('partial_name')?.toLowerCase() ?? null
  const connectors = params.list('connector')
  const statuses = params.list('status')?.map((word) => word.toLowerCase()) ?? null
  const tags = params.list('tag_ids')
  const every = oneOf(params, 'tag_filter_operation', ['and', 'or'], 'or') === 'and'
  return all
    .filter((item) => id === null || item.id === id)
    .filter((item) => part === null || item.name.toLowerCase().includes(part))
    .filter((item) => connectors === null || connectors.includes(item.connector ?? ''))
    .filter((item) => statuses === null || statuses.includes(statusOf(item).toLowerCase()))
    .filter((item) => {
      if (tags === null) return true
      const has = (tag: string) => item.tags.includes(tag)
      return every ? tags.every(has) : tags.some(has)
    })
}

/** `op:value` on a metric; what is not reported never matches. */
function comparing<T>(params: Params, name: string, valueOf: (item: T) => unknown) {
  const text = params.text(name)
  const matches = text === null ? null : parseComparison(text)
  if (text !== null && matches === null) {
    throw invalid('query', name, 'Input should be of the form op:value', text)
  }
  return (item: T): boolean => {
    if (matches === null) return true
    const value = valueOf(item)
    return typeof value === 'number' && matches(value)
  }
}

function sort<T extends Listed>(
  items: T[],
  params: Params,
  metricOf: (item: T, name: string) => unknown,
): T[] {
  const field = params.text('sort')
  const direction = oneOf(params, 'sort_dir', ['asc', 'desc'], 'asc')
  if (field === null) return items
  const valueOf = (item: T): unknown => {
    if (field === 'name') return item.name
    if (field === 'created_at' || field === 'created_timestamp') return item.createdMs
    return metricOf(item, field)
  }
  return items
    .map((item) => ({ item, value: valueOf(item) }))
    .toSorted((a, b) => compareValues(a.value, b.value, direction))
    .map(({ item }) => item)
}

function paged<T, Row>(
  items: readonly T[],
  params: Params,
  rowOf: (item: T) => Row | null,
): Envelope<Row> {
  const page = wholeNumber(params, 'page', 1, 1)
  const pageSize = wholeNumber(params, 'page_size', 10, 1)
  if (pageSize > 100) {
    throw invalid('query', 'page_size', 'Input should be less than or equal to 100', pageSize)
  }
  const start = (page - 1) * pageSize
  return {
    result: items
      .slice(start, start + pageSize)
      .map(rowOf)
      .filter((row) => row !== null),
    page,
    page_size: pageSize,
    total: items.length,
    has_next: start + pageSize < items.length,
  }
}

function hasTable(source: SourceDef, word: string, nowMs: number): boolean {
  const { snapshot } = source
  return snapshot === null
    ? word === 'completed'
    : source.topics.some((_, k) => tableStatus(snapshot, k, nowMs) === word)
}

function reveals(params: Params): boolean {
  return params.text('secret_returned') === 'true'
}
