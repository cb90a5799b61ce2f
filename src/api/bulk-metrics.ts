import { getJson, postJson, type Query, type ReadContext } from '#src/api/http/http.ts'
import { mapBulk, mergeBulk, readBulkBlocks, type Block } from '#src/api/wire/bulk-wire.ts'
import { readSeriesBlock } from '#src/api/wire/metric-series.ts'
import { readValues } from '#src/api/wire/metric-values.ts'
import type { MetricValues } from '#src/model/metrics/metric.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { joinAnswers, withValue, type Answer } from './answer.ts'
import { bulkQuery, normalBulkParams, type BulkParams } from './bulk-params.ts'
import type { MetricCatalogue } from './metric-catalogue.ts'
import type { BulkMetrics, BulkTimeseries, TimeType } from './metrics-model.ts'
import { windowQuery, type RangeParams } from './time-query.ts'

/** From so many ids on an address gets too long: they travel in the body of a POST (§4.3, §10.16). */
const POST_FROM_IDS = 100
/** Most ids in one POST; the proxy takes 1000. */
const MOST_IDS = 500
const MOST_PROBLEMS = 20

/** One of the two bulk reads and the metrics known there. */
export type BulkRead = {
  readonly path: '/sources/metrics' | '/destinations/metrics'
  readonly catalogue: MetricCatalogue
}

/** Latest values of many connectors (§4, `time_type=latest`). Throws ApiError. */
export async function fetchBulkLatest(
  { path, catalogue }: BulkRead,
  params: BulkParams,
  context: ReadContext,
): Promise<Answer<BulkMetrics<MetricValues>>> {
  const blocks = await fetchBlocks(path, 'latest', params, {}, context)
  return withValue(
    blocks,
    mapBulk(blocks.value, (block) => readValues(block, catalogue)),
  )
}

/** Summaries of many connectors over a window (§4, `time_type=timesummary`). Throws ApiError. */
export async function fetchBulkTimesummary(
  { path, catalogue }: BulkRead,
  params: BulkParams & RangeParams,
  context: ReadContext,
): Promise<Answer<BulkMetrics<MetricValues> & { readonly window: TimeWindow }>> {
  const { window, query } = windowQuery('timesummary', params, context)
  const blocks = await fetchBlocks(path, 'timesummary', params, query, context)
  const metrics = mapBulk(blocks.value, (block) => readValues(block, catalogue))
  return withValue(blocks, { ...metrics, window })
}

/** Series of many connectors over a window (§4, `time_type=timeseries`). Throws ApiError. */
export async function fetchBulkTimeseries(
  { path, catalogue }: BulkRead,
  params: BulkParams & RangeParams,
  context: ReadContext,
): Promise<Answer<BulkTimeseries>> {
  const { window, query } = windowQuery('timeseries', params, context)
  const blocks = await fetchBlocks(path, 'timeseries', params, query, context)
  const problems: string[] = []
  const metrics = mapBulk(blocks.value, (block, place) => {
    const read = readSeriesBlock(block, catalogue)
    problems.push(...read.problems.map((problem) => `${place} ${problem}`))
    return read.series
  })
  return withValue(blocks, { window, step: params.step, metrics, problems: firstOf(problems) })
}

async function fetchBlocks(
  path: string,
  timeType: TimeType,
  params: BulkParams,
  timeQuery: Query,
  context: ReadContext,
): Promise<Answer<BulkMetrics<Block>>> {
  const normal = normalBulkParams(params)
  const query = { ...bulkQuery(normal), time_type: timeType, ...timeQuery }
  const answers = await Promise.all(askInParts(path, normal, query, context))
  const bodies = joinAnswers(answers, nowOf(context))
  return withValue(
    bodies,
    mergeBulk(bodies.value.map((body) => readBulkBlocks(timeType, body, path))),
  )
}

/** One GET, or from 100 ids on a POST for every 500; no request at all for an empty list of ids. */
function askInParts(
  path: string,
  { ids, tenantIds }: BulkParams,
  query: Query,
  context: ReadContext,
): readonly Promise<Answer<unknown>>[] {
  if (ids === undefined || (ids.length > 0 && ids.length < POST_FROM_IDS)) {
    const lists = { ids: ids?.join(','), tenant_ids: tenantIds?.join(',') }
    return [getJson(path, { ...query, ...lists }, context)]
  }
  const parts: Promise<Answer<unknown>>[] = []
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const body = { ids: ids.slice(at, at + MOST_IDS), tenant_ids: tenantIds }
    parts.push(postJson(path, query, body, context))
  }
  return parts
}

function firstOf(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_PROBLEMS
  return more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `${more} more`] : problems
}

function nowOf({ now = pageNow }: ReadContext): number {
  return now()
}
