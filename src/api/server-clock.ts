import { observeServerTime } from '#src/model/server-time.ts'

/**
 * Compares the server's clock with ours: `Date` says the second in which the answer was made, so half
 * a second is added; an answer out of a cache was made `Age` earlier. `sentMs`: epoch ms by our clock
 * when it was asked for.
 */
export function observeClock(response: Response, sentMs: number): void {
  const madeMs = Date.parse(response.headers.get('date') ?? '')
  const serverMs = madeMs + ageMsOf(response) + 500
  observeServerTime({ sentMs, receivedMs: Date.now(), serverMs })
}

/** `Age` in ms (RFC 9111 §5.1); 0 when absent or unreadable. */
export function ageMsOf(response: Response): number {
  const age = response.headers.get('age')
  return age !== null && /^\d+$/.test(age) ? Number(age) * 1000 : 0
}
