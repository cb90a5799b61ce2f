import type { Verdict } from '#src/model/health/health.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import { sinceWhen, withLook } from '#src/series/observed/observed-spans.ts'
import type { EntityKind } from './fleet.ts'

/** Since when an entity has been in its state, as far as anybody knows. */
export type Since = {
  /** Epoch ms. */
  readonly sinceMs: number
  /** It was so already when what is known begins: it has lasted at least since then. */
  readonly isAtLeast: boolean
  /** This screen saw it; otherwise the readings of the account tell it. */
  readonly isObserved: boolean
}

/**
 * Under what the verdicts of an entity stand in the observed history, beside the statuses that stand
 * under its id: the API has no past of either.
 */
export function verdictHistoryId(kind: EntityKind, id: string): string {
  return `verdict ${kind} ${id}`
}

/**
 * Since when a verdict holds: the earlier of what its readings show and of what this screen saw of it.
 * @param seen states of the entity as this screen saw them, oldest first, with or without this one
 * @param asOfMs when the answers behind the verdict were given, epoch ms; null: not all have come
 */
export function sinceOf(
  { state, sinceMs, isSinceLeast }: Pick<Verdict, 'state' | 'sinceMs' | 'isSinceLeast'>,
  seen: readonly StateSpan[],
  asOfMs: number | null,
): Since | null {
  const observed = asOfMs === null ? null : observedSince(state, seen, asOfMs)
  if (observed && (sinceMs === null || observed.sinceMs < sinceMs)) return observed
  return sinceMs === null ? null : { sinceMs, isAtLeast: isSinceLeast, isObserved: false }
}

function observedSince(state: string, seen: readonly StateSpan[], asOfMs: number): Since | null {
  // A verdict that changed without a newer answer, as one grows old, is not seen to have changed.
  const spans = withLook(seen, state, asOfMs)
  const observed = sinceWhen(spans)
  if (observed?.status !== state) return null
  const { sinceMs, isSeenChange } = observed
  return { sinceMs, isAtLeast: !isSeenChange || wasGlimpse(spans.at(-2)), isObserved: true }
}

/** A state of one look: at the beginning, before all answers have come. It proves no change. */
function wasGlimpse(span: StateSpan | undefined): boolean {
  return span !== undefined && span.fromMs === span.toMs
}
