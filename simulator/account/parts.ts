import { noise, textHash } from '#simulator/noise.ts'
import type { RestartPlan } from '#simulator/world/restarts.ts'
import { MINUTE_MS } from '#simulator/world/track.ts'
import type { DestinationDef, PipelineDef, SourceDef, TopicDef } from './definitions.ts'
import { entityId } from './entity-id.ts'

/** Published names of connector codes (API reference §9), as lists show them. */
const DISPLAY_NAMES: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mongodb: 'MongoDB',
  sqlserveraws: 'SQL Server (AWS)',
  dynamodb: 'DynamoDB',
  oracle: 'Oracle',
  mariadb: 'MariaDB',
  documentdb: 'DocumentDB',
  snowflake: 'Snowflake',
  clickhouse: 'ClickHouse',
  bigquery: 'BigQuery',
  databricks: 'Databricks',
  redshift: 'Redshift',
}

const DAY_MIN = 1440

function healthy(id: string, base: { name: string; connector: string }, createdMs: number) {
  return {
    id,
    name: base.name,
    connector: base.connector,
    displayName: DISPLAY_NAMES[base.connector] ?? base.connector,
    createdMs,
    tags: [entityId('tag', 'production')],
    status: 'Active',
    desiredState: 'Active',
  } as const
}

/** A healthy source with the given tables; override what differs. */
export function makeSource(
  base: { name: string; connector: string; schema: string; tables: readonly string[] },
  startMs: number,
  overrides: Partial<SourceDef> = {},
): SourceDef {
  const id = entityId('source', base.name)
  const tasks = overrides.tasks ?? 1
  const key = textHash(id)
  return {
    ...healthy(id, base, startMs - (60 + (key % 300)) * DAY_MIN * MINUTE_MS),
    tasks,
    restarts: restartPlans(id, tasks, overrides.quietSinceMs ?? null),
    unreported: key % 2 === 0 ? ['recordWrittenTotal'] : [],
    config: sourceConfig(base.name, base.connector),
    topics: makeTopics(id, base.schema, base.tables, tasks),
    eventsPerSec: 200 + (key % 900),
    bytesPerEvent: 300 + (key % 1700),
    behindLowMs: 90 + (key % 120),
    behindHighMs: 420 + (key % 470),
    quietSinceMs: null,
    unreportedSinceMs: null,
    connected: true,
    incident: null,
    snapshot: null,
    ...overrides,
  }
}

/** A healthy destination; override what differs. */
export function makeDestination(
  base: { name: string; connector: string },
  startMs: number,
  overrides: Partial<DestinationDef> = {},
): DestinationDef {
  const id = entityId('destination', base.name)
  const tasks = overrides.tasks ?? 2
  const key = textHash(id)
  return {
    ...healthy(id, base, startMs - (50 + (key % 200)) * DAY_MIN * MINUTE_MS),
    tasks,
    restarts: restartPlans(id, tasks, overrides.brokenSinceMs ?? null),
    unreported: [],
    config: destinationConfig(base.name, base.connector),
    flushEveryMin: 0,
    dwellMs: 400 + (key % 1600),
    batchMs: 60 + (key % 200),
    sentRatio: 1,
    brokenSinceMs: null,
    auditOffsetRows: null,
    ...overrides,
  }
}

/** A pipeline that carries the named topics (all by default) of a source to a destination. */
export function makePipeline(
  name: string,
  source: SourceDef,
  destination: DestinationDef,
  overrides: Partial<PipelineDef> = {},
): PipelineDef {
  return {
    id: entityId('pipeline', name),
    name,
    sourceId: source.id,
    destinationId: destination.id,
    topics: source.topics.map((_, k) => k),
    createdMs: Math.max(source.createdMs, destination.createdMs),
    tags: source.tags,
    status: null,
    wave: null,
    ...overrides,
  }
}

/** Every connector is restarted once in 8 to 12 days, all tasks in the same minute. */
function restartPlans(id: string, tasks: number, untilMs: number | null): RestartPlan[] {
  const key = textHash(id)
  const periodMin = (8 + (key % 5)) * DAY_MIN
  return Array.from({ length: tasks }, () => ({ periodMin, offsetMin: key % periodMin, untilMs }))
}

function makeTopics(
  sourceId: string,
  schema: string,
  tables: readonly string[],
  tasks: number,
): TopicDef[] {
  const weights = tables.map((table, k) => (1 + noise(7, textHash(table), k)) / (k + 1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return tables.map((table, k) => ({
    id: `source_${sourceId}.${schema}.${table}`,
    name: `${schema}.${table}`,
    share: (weights[k] ?? 0) / sum,
    partitions: 1 + (textHash(table) % 4),
    task: k % tasks,
  }))
}

/** Connection settings as a list row carries them, secrets included: `SIMULATED-…-SECRET` marks each of them. */
function sourceConfig(name: string, connector: string): Record<string, unknown> {
  return {
    'connector.class': connector,
    'database.hostname': `${name}.internal.example`,
    'database.port': 5432,
    'database.user': 'streamkap',
    'database.password': `SIMULATED-DATABASE-PASSWORD-SECRET-${name}`,
    'ssh.host': 'bastion.internal.example',
    'ssh.private.key': `-----BEGIN OPENSSH PRIVATE KEY-----SIMULATED-SSH-KEY-SECRET-${name}`,
    'snapshot.mode': 'initial',
  }
}

function destinationConfig(name: string, connector: string): Record<string, unknown> {
  return {
    'connector.class': connector,
    'connection.url': `jdbc:${connector}://${entityId('destination', name)}.internal.example`,
    'connection.password': `SIMULATED-CONNECTION-PASSWORD-SECRET-${name}`,
    'snowflake.private.key': `SIMULATED-PRIVATE-KEY-SECRET-${name}`,
    'aws.secret.access.key': `SIMULATED-AWS-SECRET-${name}`,
    'topics.settings': { retries: 3, hosts: ['a.internal.example', 'b.internal.example'] },
  }
}
