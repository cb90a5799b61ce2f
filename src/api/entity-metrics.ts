import * as v from 'valibot'
import { getJson, type Query, type ReadContext } from '#src/api/http/http.ts'
import { isUnknownEntity } from '#src/api/http/unknown-entity.ts'
import { readAs, unreadObject } from '#src/api/wire/contract.ts'
import { isEntityId } from '#src/api/wire/entity-id.ts'
import { readSeriesBlock } from '#src/api/wire/metric-series.ts'
import { readMetadata, readValues } from '#src/api/wire/metric-values.ts'
import type { MetricMetadata, MetricValues } from '#src/model/metrics/metric.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { withValue, type Answer } from './answer.ts'
import type { MetricCatalogue } from './metric-catalogue.ts'
import type { EntityMetrics, MetricsTimeseries } from './metrics-model.ts'
import { windowQuery, type RangeParams } from './time-query.ts'

type Metadata = Readonly<Record<string, MetricMetadata>>

/** One kind of entity and the metrics known there. */
export type EntityRead = {
  readonly collection: '/sources' | '/destinations' | '/pipelines'
  readonly catalogue: MetricCatalogue
}

/** `{ data, metadata }` of §5, `data` still unread. */
const ENVELOPE = v.pipe(
  unreadObject,
  v.looseObject({ data: v.nullable(unreadObject), metadata: v.optional(v.unknown()) }),
)

/**
 * Latest values of one entity (§5). `null`: it has no metrics yet, or there is no such entity; the
 * API answers both with 404 (§10.11). Throws ApiError for everything else.
 */
export async function fetchEntityLatest(
  read: EntityRead,
  id: string,
  query: Query,
  context: ReadContext,
): Promise<Answer<EntityMetrics<MetricValues> | null>> {
  return fetchEntity(read, id, query, context, (block, metadata) => ({
    data: readValues(block, read.catalogue),
    metadata,
  }))
}

/** Summary of one entity over a window (§5). `null` as in `fetchEntityLatest`. */
export async function fetchEntityTimesummary(
  read: EntityRead,
  id: string,
  params: RangeParams,
  context: ReadContext,
): Promise<Answer<(EntityMetrics<MetricValues> & { readonly window: TimeWindow }) | null>> {
  const { window, query } = windowQuery('timesummary', params, context)
  return fetchEntity(read, id, query, context, (block, metadata) => ({
    data: readValues(block, read.catalogue),
    metadata,
    window,
  }))
}

/** Series of one entity over a window (§5). `null` as in `fetchEntityLatest`. */
export async function fetchEntityTimeseries(
  read: EntityRead,
  id: string,
  params: RangeParams,
  context: ReadContext,
): Promise<Answer<(MetricsTimeseries & { readonly metadata: Metadata }) | null>> {
  const { window, query } = windowQuery('timeseries', params, context)
  return fetchEntity(read, id, query, context, (block, metadata) => ({
    window,
    step: params.step,
    ...readSeriesBlock(block, read.catalogue),
    metadata,
  }))
}

async function fetchEntity<T>(
  { collection }: EntityRead,
  id: string,
  query: Query,
  context: ReadContext,
  toModel: (block: Readonly<Record<string, unknown>>, metadata: Metadata) => T,
): Promise<Answer<T | null>> {
  if (!isEntityId(id)) return { value: null, asOfMs: nowOf(context) }
  const path = `${collection}/${id}/metrics`
  try {
    const answer = await getJson(path, query, context)
    const { data, metadata } = readAs(ENVELOPE, answer.value, path)
    return withValue(answer, data && toModel(data, readMetadata(metadata)))
  } catch (error) {
    if (!isUnknownEntity(error)) throw error
    return { value: null, asOfMs: nowOf(context) }
  }
}

function nowOf({ now = pageNow }: ReadContext): number {
  return now()
}
