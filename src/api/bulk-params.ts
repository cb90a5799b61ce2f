import type { Query } from '#src/api/http/http.ts'

/** Parameters of a bulk metrics read besides time (§4.1). Everything is optional. */
export type BulkParams = {
  /** One entity. */
  readonly id?: string | undefined
  /** Absent: all entities. `[]`: none, and nothing is asked. */
  readonly ids?: readonly string[] | undefined
  /** `connector`, `task`, `topic`; an open set. */
  readonly level?: string | undefined
  /** For administrators; refused by the proxy unless its operator names the tenants. */
  readonly tenantIds?: readonly string[] | undefined
  readonly topicListFrom?: number | undefined
  readonly topicListSize?: number | undefined
  /** Starting key for cursor-based paging. */
  readonly from?: string | number | undefined
  readonly size?: number | undefined
  readonly page?: number | string | undefined
  /** Snapshot status to filter by. */
  readonly snapshot?: string | undefined
  /** Field to sort by. */
  readonly sort?: string | undefined
  readonly sortDir?: 'asc' | 'desc' | undefined
}

/** The same parameters with ids sorted and unique, so that equal questions are equal keys. */
export function normalBulkParams(params: BulkParams): BulkParams {
  return {
    id: params.id,
    ids: params.ids && sortedUnique(params.ids),
    level: params.level,
    tenantIds: params.tenantIds && sortedUnique(params.tenantIds),
    topicListFrom: params.topicListFrom,
    topicListSize: params.topicListSize,
    from: params.from,
    size: params.size,
    page: params.page,
    snapshot: params.snapshot,
    sort: params.sort,
    sortDir: params.sortDir,
  }
}

/** Every parameter but the two id lists by its name on the wire. */
export function bulkQuery(params: BulkParams): Query {
  return {
    id: params.id,
    level: params.level,
    topic_list_from: params.topicListFrom,
    topic_list_size: params.topicListSize,
    from: params.from,
    size: params.size,
    page: params.page,
    snapshot: params.snapshot,
    sort: params.sort,
    sort_dir: params.sortDir,
  }
}

function sortedUnique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].toSorted()
}
