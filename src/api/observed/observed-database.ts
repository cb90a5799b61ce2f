import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import {
  bytesOfSamples,
  mergeSamples,
  NO_SAMPLES,
  samplesBetween,
  type ObservedSamples,
} from '#src/series/observed/observed-samples.ts'
import { mergeSpans, spansSince, spansUntil } from '#src/series/observed/observed-spans.ts'
import type { UsualDay, UsualHistory } from '#src/series/usual/usual-day.ts'
import { samplesIn, spansIn } from './observed-records.ts'

/** Statuses of one entity, all that are kept. */
type EntityRecord = { readonly entityId: string; readonly spans: readonly StateSpan[] }
/** Numbers of one entity in one hour (UTC). */
type ChunkRecord = { readonly entityId: string; readonly hourMs: number } & ObservedSamples
/** About how many bytes the chunks of an hour take together. */
type HourRecord = { readonly hourMs: number; readonly bytes: number }

/** What is usual of one connector, learned from one day (UTC). */
export type UsualRecord = {
  readonly connectorId: string
  readonly dayMs: number
} & UsualDay &
  Omit<UsualHistory, 'days'>

interface Schema extends DBSchema {
  entities: { key: string; value: EntityRecord }
  chunks: { key: [string, number]; value: ChunkRecord; indexes: { hourMs: number } }
  hours: { key: number; value: HourRecord }
  usual: { key: [string, number]; value: UsualRecord; indexes: { dayMs: number } }
}

export type ObservedDatabase = IDBPDatabase<Schema>
type Writing = IDBPTransaction<Schema, ['entities', 'chunks', 'hours'], 'readwrite'>

/** What one tab observed since it last wrote. */
export type ObservedBatch = {
  readonly spans: ReadonlyMap<string, readonly StateSpan[]>
  readonly samples: ReadonlyMap<string, ObservedSamples>
}

export const KEPT_MS = 14 * DAY_MS
/** Room for numbers. Statuses come on top: some dozen bytes for each change. */
const MOST_BYTES = 20_000_000

/** Two devices' clocks agree at best so far. */
const CLOCKS_DIFFER_MS = 5 * MINUTE_MS

/** One step for each version of the schema; what is in use is the length of the list. */
const MIGRATIONS: readonly ((database: ObservedDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('entities', { keyPath: 'entityId' })
    const chunks = database.createObjectStore('chunks', { keyPath: ['entityId', 'hourMs'] })
    chunks.createIndex('hourMs', 'hourMs')
    database.createObjectStore('hours', { keyPath: 'hourMs' })
  },
  (database) => {
    const usual = database.createObjectStore('usual', { keyPath: ['connectorId', 'dayMs'] })
    usual.createIndex('dayMs', 'dayMs')
  },
]

export type DatabaseEvents = {
  /** Another tab holds an older version open; opening goes on when it closes. */
  readonly onBlocked: () => void
  /** The connection is gone for good: a newer version wants in. */
  readonly onOutdated: () => void
  /** The connection is gone: the browser closed it, as when its data are deleted. */
  readonly onTerminated: () => void
}

/** Opens the database, and brings an older one up to date. Throws what the browser throws. */
export function openObserved(name: string, events: DatabaseEvents): Promise<ObservedDatabase> {
  return openDB<Schema>(name, MIGRATIONS.length, {
    upgrade(database, oldVersion) {
      for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(database)
    },
    blocked: events.onBlocked,
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close()
      events.onOutdated()
    },
    terminated: events.onTerminated,
  })
}

/** Deletes the database of any version, a newer one included. */
export function deleteObserved(name: string): Promise<void> {
  return deleteDB(name)
}

/** Statuses of every entity; one that was not looked at for 14 days is forgotten. */
export async function readSpans(
  database: ObservedDatabase,
  nowMs: number,
): Promise<ReadonlyMap<string, readonly StateSpan[]>> {
  const writing = database.transaction('entities', 'readwrite')
  const spans = new Map<string, readonly StateSpan[]>()
  for (const record of await writing.store.getAll()) {
    const kept = spansSince(believable(spansIn(record), nowMs), nowMs - KEPT_MS)
    if (kept.length > 0) spans.set(record.entityId, kept)
    else await writing.store.delete(record.entityId)
  }
  await writing.done
  return spans
}

/** All numbers that are kept of one entity. */
export async function readSamples(
  database: ObservedDatabase,
  entityId: string,
): Promise<ObservedSamples> {
  const range = IDBKeyRange.bound([entityId, -Infinity], [entityId, Infinity])
  const chunks = await database.getAll('chunks', range)
  return chunks.reduce<ObservedSamples>(
    (all, chunk) => mergeSamples(all, samplesIn(chunk)),
    NO_SAMPLES,
  )
}

/**
 * Adds a batch to what is kept, in one transaction: what is older than 14 days goes, and when there
 * is too much, the oldest hours go first. Throws what the browser throws; then nothing is changed.
 */
export async function writeBatch(
  database: ObservedDatabase,
  batch: ObservedBatch,
  { nowMs, mostBytes = MOST_BYTES }: { nowMs: number; mostBytes?: number },
): Promise<void> {
  const writing = database.transaction(['entities', 'chunks', 'hours'], 'readwrite', {
    durability: 'relaxed',
  })
  try {
    await writeSpans(writing, batch.spans, nowMs)
    const grown = await writeSamples(writing, batch.samples)
    await evict(writing, grown, { nowMs, mostBytes })
  } catch (error) {
    // The failed request has aborted the transaction: its own end says the same once more.
    writing.done.catch(() => undefined)
    throw error
  }
  await writing.done
}

async function writeSpans(
  writing: Writing,
  spans: ObservedBatch['spans'],
  nowMs: number,
): Promise<void> {
  const entities = writing.objectStore('entities')
  for (const [entityId, own] of spans) {
    const before = await entities.get(entityId)
    const merged = mergeSpans(believable(spansIn(before), nowMs), own)
    await entities.put({ entityId, spans: spansSince(merged, nowMs - KEPT_MS) })
  }
}

/** Without what was stamped by a clock that was ahead. */
function believable(spans: readonly StateSpan[], nowMs: number): readonly StateSpan[] {
  return spansUntil(spans, nowMs + CLOCKS_DIFFER_MS)
}

/** Bytes by which each hour grew. */
async function writeSamples(
  writing: Writing,
  samples: ObservedBatch['samples'],
): Promise<ReadonlyMap<number, number>> {
  const chunks = writing.objectStore('chunks')
  const grown = new Map<number, number>()
  for (const [entityId, own] of samples) {
    for (const hourMs of new Set(own.timesMs.map(hourOf))) {
      const before = await chunks.get([entityId, hourMs])
      const old = samplesIn(before)
      const merged = mergeSamples(old, samplesBetween(own, hourMs, hourMs + HOUR_MS))
      await chunks.put({ entityId, hourMs, ...merged })
      const added = bytesOfSamples(merged) - (before ? bytesOfSamples(old) : 0)
      grown.set(hourMs, (grown.get(hourMs) ?? 0) + added)
    }
  }
  return grown
}

async function evict(
  writing: Writing,
  grown: ReadonlyMap<number, number>,
  { nowMs, mostBytes }: { nowMs: number; mostBytes: number },
): Promise<void> {
  const hours = writing.objectStore('hours')
  const sizes = new Map((await hours.getAll()).map(({ hourMs, bytes }) => [hourMs, bytes]))
  for (const [hourMs, bytes] of grown) sizes.set(hourMs, (sizes.get(hourMs) ?? 0) + bytes)
  for (const hourMs of grown.keys()) await hours.put({ hourMs, bytes: sizes.get(hourMs) ?? 0 })
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  for (const hourMs of [...sizes.keys()].toSorted((a, b) => a - b)) {
    const isOld = hourMs + HOUR_MS < nowMs - KEPT_MS
    // Hours of the future were stamped by a clock that was wrong.
    const isFuture = hourMs > nowMs + HOUR_MS
    if (!isOld && !isFuture && total <= mostBytes) continue
    total -= sizes.get(hourMs) ?? 0
    await dropHour(writing, hourMs)
  }
}

async function dropHour(writing: Writing, hourMs: number): Promise<void> {
  const chunks = writing.objectStore('chunks')
  for (const key of await chunks.index('hourMs').getAllKeys(hourMs)) await chunks.delete(key)
  await writing.objectStore('hours').delete(hourMs)
}

/** Makes room: drops the older half of the hours that are kept. */
export async function dropOlderHalf(database: ObservedDatabase): Promise<void> {
  const writing = database.transaction(['entities', 'chunks', 'hours'], 'readwrite')
  const hours = await writing.objectStore('hours').getAllKeys()
  for (const hourMs of hours.slice(0, Math.ceil(hours.length / 2))) await dropHour(writing, hourMs)
  await writing.done
}

function hourOf(atMs: number): number {
  return Math.floor(atMs / HOUR_MS) * HOUR_MS
}
