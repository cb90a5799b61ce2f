import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '#src/model/store.ts'
import type { StateSpan } from '#src/series/events-state.ts'

type Seen = ReadonlyMap<string, readonly StateSpan[]>

/** The API has no series of statuses: what is kept here is what this page saw since it was opened. */
const seen = createStore<Seen>(new Map())

const MOST_SPANS = 200
const MOST_ENTITIES = 500
/** Two looks further apart than this leave a stretch that nobody observed. */
const LONGEST_LOOK_MS = 90_000

/**
 * The statuses of an entity as this page has seen them, oldest first. A look counts from the answer
 * before it, if that is recent; `asOfMs` null: not looked yet.
 */
export function useObservedStates(
  entityId: string,
  status: string | null,
  asOfMs: number | null,
): readonly StateSpan[] {
  useEffect(() => {
    if (asOfMs !== null) seen.set(withEntity(seen.current(), entityId, status, asOfMs))
  }, [entityId, status, asOfMs])
  return useSyncExternalStore(seen.subscribe, () => seen.current().get(entityId) ?? NOTHING_SEEN)
}

/** The entity looked at last stands last; the first ones are forgotten when there are too many. */
function withEntity(before: Seen, entityId: string, status: string | null, atMs: number): Seen {
  const spans = before.get(entityId) ?? NOTHING_SEEN
  const looked = withLook(spans, status, atMs)
  if (looked === spans) return before
  const others = [...before].filter(([id]) => id !== entityId)
  return new Map([...others.slice(1 - MOST_ENTITIES), [entityId, looked]])
}

const NOTHING_SEEN: readonly StateSpan[] = []

/** The spans with one more look at the status, at `atMs` (epoch ms). */
export function withLook(
  spans: readonly StateSpan[],
  status: string | null,
  atMs: number,
): readonly StateSpan[] {
  const last = spans.at(-1)
  if (!last || atMs - last.toMs > LONGEST_LOOK_MS) {
    return [...spans, { fromMs: atMs, toMs: atMs, status }].slice(-MOST_SPANS)
  }
  if (atMs <= last.toMs) return spans
  if (last.status === status) return [...spans.slice(0, -1), { ...last, toMs: atMs }]
  return [...spans, { fromMs: last.toMs, toMs: atMs, status }].slice(-MOST_SPANS)
}
