import { noise } from '#simulator/noise.ts'
import type { Account, PipelineDef, SourceDef } from './definitions.ts'
import { breakDestination, stopRestarts } from './demo.ts'
import { entityId } from './entity-id.ts'
import { makeDestination, makePipeline, makeSource } from './parts.ts'

/** Number of entities of a generated account. */
export type WorldSize = { sources: number; destinations: number; pipelines: number }

const SOURCE_CODES = [
  'postgresql',
  'mysql',
  'mongodb',
  'sqlserveraws',
  'dynamodb',
  'oracle',
  'mariadb',
]
const DESTINATION_CODES = ['snowflake', 'clickhouse', 'bigquery', 'databricks', 'redshift']
const SUBJECTS = [
  'orders',
  'billing',
  'catalog',
  'crm',
  'events',
  'stock',
  'users',
  'ads',
  'hr',
  'geo',
]

/**
 * An account of any size: mostly healthy; about one source in fifty is idle, one destination in fifty broken and
 * one pipeline in forty falls behind and drains in turns.
 */
export function generatedAccount(size: WorldSize, startMs: number, seed: number): Account {
  const sources = range(size.sources).map((i) => generateSource(i, startMs, seed))
  const destinations = range(size.destinations).map((i) => {
    const connector = pick(DESTINATION_CODES, i)
    const number = String(i + 1).padStart(3, '0')
    const flushEveryMin = connector === 'snowflake' ? 5 : 0
    const made = makeDestination({ name: `${connector}-${number}`, connector }, startMs, {
      flushEveryMin,
      tasks: 1 + (i % 3),
    })
    return noise(seed, 2, i) < 0.02 ? breakDestination(made, startMs) : made
  })
  const most = sources.length * destinations.length
  const pipelines = range(Math.min(size.pipelines, most)).flatMap((i): PipelineDef[] => {
    // A destination reads a topic once, so every pair of source and destination occurs at most once.
    const source = sources[i % sources.length]
    const round = Math.floor(i / sources.length)
    const destination = destinations[((i % sources.length) + round) % destinations.length]
    if (source === undefined || destination === undefined) return []
    const wave = { periodMin: 120, phaseMin: (i * 7) % 120, fallMin: 60, readPart: 0.6 }
    const slow = noise(seed, 3, i) < 0.025
    return [
      makePipeline(
        `${source.name} to ${destination.name}`,
        source,
        destination,
        slow ? { wave } : {},
      ),
    ]
  })
  return { tenantId: entityId('tenant', 'generated'), sources, destinations, pipelines }
}

function generateSource(i: number, startMs: number, seed: number): SourceDef {
  const subject = pick(SUBJECTS, i)
  const connector = pick(SOURCE_CODES, i)
  const name = `${subject}-${connector}-${String(i + 1).padStart(3, '0')}`
  const tables = range(1 + (i % 3)).map((k) => `${subject}_${k + 1}`)
  const source = makeSource({ name, connector, schema: 'public', tables }, startMs, {
    tasks: 1 + (i % 2),
    eventsPerSec: 5 + Math.floor(noise(seed, 1, i) ** 3 * 2500),
  })
  return noise(seed, 4, i) < 0.02
    ? stopRestarts({ ...source, quietSinceMs: startMs - 7_200_000 })
    : source
}

function pick(values: readonly string[], i: number): string {
  return values[i % values.length] ?? ''
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}
