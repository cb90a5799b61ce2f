import { snapshotCycle } from '#simulator/world/snapshot.ts'
import { MINUTE_MS } from '#simulator/world/track.ts'
import type { Account, DestinationDef, PipelineDef, SourceDef } from './definitions.ts'
import { entityId } from './entity-id.ts'
import { makeDestination, makePipeline, makeSource } from './parts.ts'

const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Names of the demo account's entities; ids follow from them (`entityId`). */
export const DEMO_SOURCES = [
  'orders-postgres',
  'billing-mysql',
  'catalog-mongo',
  'crm-sqlserver',
  'clickstream-dynamodb',
  'legacy-oracle',
  'inventory-mariadb',
  'sessions-documentdb',
] as const

export const DEMO_DESTINATIONS = [
  'Snowflake – analytics',
  'ClickHouse – realtime',
  'BigQuery – finance',
  'Databricks – lakehouse',
  'Postgres – search replica',
] as const

/**
 * The same entities, wiring and loads as the demo account, with nothing wrong. `startMs` is the moment the
 * simulator started (epoch ms); creation dates count back from there.
 */
export function healthyAccount(startMs: number): Account {
  const sources = healthySources(startMs)
  const destinations = healthyDestinations(startMs)
  return {
    tenantId: entityId('tenant', 'demo'),
    sources,
    destinations,
    pipelines: wire(sources, destinations),
  }
}

/**
 * The demo account: mostly healthy, with a story that is there at any moment the simulator is opened (see story.ts
 * for who plays which part). Falling behind and draining, the snapshots and the incident are cycles of the clock;
 * what is broken, idle, paused or without a worker has been so since shortly before the start.
 */
export function demoAccount(startMs: number): Account {
  const { tenantId, sources, destinations } = healthyAccount(startMs)
  const troubled = sources.map((source) => ({ ...source, ...sourceTrouble(source.name, startMs) }))
  const told = troubled.map(stopRestarts)
  const broken = destinations.map((destination) =>
    destination.name === 'Postgres – search replica'
      ? breakDestination(destination, startMs)
      : destination,
  )
  return {
    tenantId,
    sources: told,
    destinations: broken,
    pipelines: wire(told, broken).map((pipeline) => ({
      ...pipeline,
      ...pipelineTrouble(pipeline.name),
    })),
  }
}

/** Breaks a destination five hours before `startMs` (epoch ms), for good. */
export function breakDestination(destination: DestinationDef, startMs: number): DestinationDef {
  const brokenSinceMs = Math.floor(startMs / MINUTE_MS) * MINUTE_MS - 5 * HOUR_MS
  const restarts = destination.restarts.map((plan) => ({ ...plan, untilMs: brokenSinceMs }))
  return { ...destination, status: 'Broken', brokenSinceMs, restarts }
}

/** A source that gets no change any more is not restarted either: its counters stay what they are. */
export function stopRestarts(source: SourceDef): SourceDef {
  const untilMs = source.quietSinceMs
  return untilMs === null
    ? source
    : { ...source, restarts: source.restarts.map((plan) => ({ ...plan, untilMs })) }
}

function healthySources(startMs: number): SourceDef[] {
  const [orders, billing, catalog, crm, clicks, legacy, inventory, sessions] = DEMO_SOURCES
  const at = (
    name: string,
    connector: string,
    schema: string,
    tables: string,
    more: Partial<SourceDef>,
  ) => makeSource({ name, connector, schema, tables: tables.split(' ') }, startMs, more)
  return [
    at(orders, 'postgresql', 'public', 'orders order_lines customers payments', {
      eventsPerSec: 1400,
      bytesPerEvent: 820,
    }),
    at(billing, 'mysql', 'billing', 'invoices charges refunds', {
      eventsPerSec: 420,
      bytesPerEvent: 640,
    }),
    at(catalog, 'mongodb', 'catalog', 'products prices stock media reviews categories', {
      eventsPerSec: 260,
      bytesPerEvent: 1750,
      tasks: 2,
    }),
    at(crm, 'sqlserveraws', 'dbo', 'accounts contacts', { eventsPerSec: 35, bytesPerEvent: 980 }),
    at(clicks, 'dynamodb', 'events', 'page_views sessions conversions', {
      eventsPerSec: 2600,
      bytesPerEvent: 340,
      tasks: 3,
    }),
    at(legacy, 'oracle', 'LEGACY', 'ACCOUNTS LEDGER', { eventsPerSec: 90, bytesPerEvent: 1200 }),
    at(inventory, 'mariadb', 'inventory', 'items movements', { eventsPerSec: 150 }),
    at(sessions, 'documentdb', 'web', 'sessions carts', {
      eventsPerSec: 310,
      createdMs: startMs - 9 * DAY_MS,
    }),
  ]
}

function healthyDestinations(startMs: number): DestinationDef[] {
  const [snowflake, clickhouse, bigquery, databricks, replica] = DEMO_DESTINATIONS
  const at = (name: string, connector: string, more: Partial<DestinationDef>) =>
    makeDestination({ name, connector }, startMs, more)
  return [
    at(snowflake, 'snowflake', { flushEveryMin: 7, batchMs: 1900, tasks: 3, auditOffsetRows: 0 }),
    at(clickhouse, 'clickhouse', { batchMs: 90, dwellMs: 600, tasks: 2, sentRatio: 0.93 }),
    at(bigquery, 'bigquery', { batchMs: 450, dwellMs: 1200, tasks: 2, auditOffsetRows: 1204 }),
    at(databricks, 'databricks', {
      flushEveryMin: 2,
      batchMs: 1300,
      tasks: 1,
      unreported: ['recordsConsumedTotal'],
    }),
    at(replica, 'postgresql', { batchMs: 70, dwellMs: 500, tasks: 1 }),
  ]
}

/** Twelve pipelines; `orders-postgres` feeds three of them. */
function wire(
  sources: readonly SourceDef[],
  destinations: readonly DestinationDef[],
): PipelineDef[] {
  const plan: readonly (readonly [string, number, number])[] = [
    ['orders to Snowflake', 0, 0],
    ['orders to ClickHouse', 0, 1],
    ['orders to BigQuery', 0, 2],
    ['billing to Databricks', 1, 3],
    ['billing to Snowflake', 1, 0],
    ['catalog to ClickHouse', 2, 1],
    ['clickstream to ClickHouse', 4, 1],
    ['sessions to Snowflake', 7, 0],
    ['crm to Snowflake', 3, 0],
    ['clickstream to search', 4, 4],
    ['ledger to Databricks', 5, 3],
    ['inventory to ClickHouse', 6, 1],
  ]
  return plan.flatMap(([name, s, d]) => {
    const source = sources[s]
    const destination = destinations[d]
    if (source === undefined || destination === undefined) return []
    const topics = name === 'clickstream to search' ? [0, 2] : source.topics.map((_, k) => k)
    return [makePipeline(name, source, destination, { topics })]
  })
}

function sourceTrouble(name: string, startMs: number): Partial<SourceDef> {
  const ago = (ms: number) => Math.floor(startMs / MINUTE_MS) * MINUTE_MS - ms
  switch (name) {
    case 'catalog-mongo':
      return { snapshot: snapshotCycle(6, 120, 900) }
    case 'crm-sqlserver':
      return { quietSinceMs: ago(26 * HOUR_MS) }
    case 'clickstream-dynamodb':
      return { incident: { periodMin: 480, phaseMin: 150, halfMin: 30, peakMs: 240_000 } }
    case 'legacy-oracle':
      return { status: 'Paused', desiredState: 'Paused', quietSinceMs: ago(3 * DAY_MS) }
    case 'inventory-mariadb':
      return {
        status: 'Unassigned',
        quietSinceMs: ago(2 * HOUR_MS),
        unreportedSinceMs: ago(2 * HOUR_MS),
        connected: false,
      }
    case 'sessions-documentdb':
      return { status: 'Rebalancing' }
    default:
      return {}
  }
}

function pipelineTrouble(name: string): Partial<PipelineDef> {
  switch (name) {
    case 'orders to BigQuery':
      return { wave: { periodMin: 120, phaseMin: 0, fallMin: 60, readPart: 0.6 } }
    case 'billing to Databricks':
      return { wave: { periodMin: 120, phaseMin: 60, fallMin: 60, readPart: 0.6 } }
    case 'ledger to Databricks':
      return { status: 'Stopped' }
    case 'inventory to ClickHouse':
      return { status: 'Starting' }
    case 'sessions to Snowflake':
      return { status: 'Unknown' }
    default:
      return {}
  }
}
