import { entityId } from './account/entity-id.ts'

/** A part that an entity of the `demo` scenario plays at every moment. */
export type Role = {
  role: string
  kind: 'source' | 'destination' | 'pipeline'
  name: string
  id: string
  /** What can be seen, at any time. */
  seen: string
}

/**
 * Who plays which part in the `demo` scenario. `orders to BigQuery` and `billing to Databricks` change places every
 * full hour (UTC): in even hours the first falls behind while the second drains, in odd hours the other way round.
 */
export const DEMO_ROLES: readonly Role[] = [
  role(
    'broken destination',
    'destination',
    'Postgres – search replica',
    'status Broken, no latency, partitionCount 0, lag rising, totals flat, since 5 hours before the start',
  ),
  role('broken pipeline', 'pipeline', 'clickstream to search', 'status Broken, lag rising'),
  role(
    'falls behind in even hours',
    'pipeline',
    'orders to BigQuery',
    'lag rises for an hour in one topic, then drains for an hour',
  ),
  role(
    'falls behind in odd hours',
    'pipeline',
    'billing to Databricks',
    'the same in counter-phase, with the saw-tooth of a sink that flushes every 2 minutes',
  ),
  role(
    'lagging in even hours',
    'destination',
    'BigQuery – finance',
    'slow batches while falling behind; row count 1204 short at each hourly audit beyond what is on its way',
  ),
  role(
    'lagging in odd hours',
    'destination',
    'Databricks – lakehouse',
    'slow batches while falling behind',
  ),
  role(
    'batch destination',
    'destination',
    'Snowflake – analytics',
    'saw-tooth lag, one flush every 7 minutes per pipeline; audited hourly, nothing lost',
  ),
  role(
    'filtering destination',
    'destination',
    'ClickHouse – realtime',
    'sends 93 % of what it reads',
  ),
  role('shared source', 'source', 'orders-postgres', 'feeds three pipelines'),
  role(
    'snapshot under way',
    'source',
    'catalog-mongo',
    'a new cycle over six tables every 2 hours, one table after another; the second fails, the fourth is cancelled',
  ),
  role(
    'idle source',
    'source',
    'crm-sqlserver',
    'Active, no change for more than a day, behind-source frozen',
  ),
  role(
    'source with incidents',
    'source',
    'clickstream-dynamodb',
    'every 8 hours behind-source grows to 4 minutes within half an hour and recovers in another',
  ),
  role('paused source', 'source', 'legacy-oracle', 'status Paused'),
  role(
    'source without a worker',
    'source',
    'inventory-mariadb',
    'status Unassigned, no metrics since 2 hours before the start',
  ),
  role(
    'rebalancing source',
    'source',
    'sessions-documentdb',
    'status Rebalancing, a text outside the known set; created 9 days before the start',
  ),
  role('stopped pipeline', 'pipeline', 'ledger to Databricks', 'status Stopped'),
  role('starting pipeline', 'pipeline', 'inventory to ClickHouse', 'status Starting'),
  role('unknown pipeline', 'pipeline', 'sessions to Snowflake', 'status Unknown'),
]

function role(text: string, kind: Role['kind'], name: string, seen: string): Role {
  return { role: text, kind, name, id: entityId(kind, name), seen }
}
