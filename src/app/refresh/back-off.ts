const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 24_000
/** The longest pause with all its jitter is 30 s. */
const JITTER = 0.25

/** When a read that failed may, and when it will, be asked again; epoch ms. */
type Failure = {
  readonly inARow: number
  readonly allowedMs: number
  readonly wantedMs: number
}

export type BackOffOptions = {
  /** From 0 up to 1; `Math.random`, or a fixed sequence in tests. */
  readonly random: () => number
}

export type FailedRead = {
  readonly id: string
  readonly atMs: number
  /** What the server asked for (`Retry-After`), in ms; null: nothing. */
  readonly retryAfterMs: number | null
  /** Pause between rounds, in ms; null: off. */
  readonly roundPauseMs: number | null
}

/**
 * How long each failed read waits: 2, 4, 8, 16, then 24 s, each up to a quarter longer by chance, so
 * that many screens do not come back at once. Once the longest pause is reached, a longer pause between
 * rounds counts instead. `Retry-After` is a minimum. Chance only ever adds, so reads that
 * failed together are allowed together and go in one round.
 */
export function createBackOff({ random }: BackOffOptions) {
  const failures = new Map<string, Failure>()
  return {
    failed({ id, atMs, retryAfterMs, roundPauseMs }: FailedRead) {
      const inARow = (failures.get(id)?.inARow ?? 0) + 1
      const pauseMs = backOffPauseMs(inARow, roundPauseMs)
      const allowedMs = atMs + Math.max(pauseMs, retryAfterMs ?? 0)
      failures.set(id, { inARow, allowedMs, wantedMs: allowedMs + pauseMs * JITTER * random() })
    },
    succeeded: (id: string) => void failures.delete(id),
    /** Whether the read may be asked again; true for reads that never failed. */
    isAllowed: (id: string, nowMs: number) => (failures.get(id)?.allowedMs ?? 0) <= nowMs,
    /** When the read wants to be asked again; null: it did not fail. */
    wantedMs: (id: string) => failures.get(id)?.wantedMs ?? null,
    /** All may try at once: the network is back. */
    allowAll(nowMs: number) {
      for (const [id, failure] of failures) {
        failures.set(id, { ...failure, allowedMs: nowMs, wantedMs: nowMs })
      }
    },
  } as const
}

export type BackOff = ReturnType<typeof createBackOff>

function backOffPauseMs(inARow: number, roundPauseMs: number | null): number {
  const pauseMs = FIRST_PAUSE_MS * 2 ** Math.min(inARow - 1, 10)
  if (pauseMs < LONGEST_PAUSE_MS) return pauseMs
  return Math.max(LONGEST_PAUSE_MS, roundPauseMs ?? 0)
}
