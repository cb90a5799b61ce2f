import { observeServerTime } from '#src/model/time/server-time.ts'

const TOLD_MS = /^\d{12,14}$/

/**
 * Compares the server's clock with ours. The proxy tells the moment at which it sent the answer, in
 * ms. Other servers tell `Date`: the second in which the answer was made, so half a second is added;
 * one out of a cache was made `Age` earlier. `sentMs`: epoch ms by our clock when it was asked for.
 */
export function observeClock(response: Response, sentMs: number): void {
  const receivedMs = Date.now()
  const told = response.headers.get('x-server-time-ms') ?? ''
  if (TOLD_MS.test(told)) {
    observeServerTime({ sentMs, receivedMs, serverMs: Number(told), stepMs: 0 })
    return
  }
  const madeMs = Date.parse(response.headers.get('date') ?? '')
  const serverMs = madeMs + ageMsOf(response) + 500
  observeServerTime({ sentMs, receivedMs, serverMs, stepMs: 1000 })
}

/** `Age` in ms (RFC 9111 §5.1); 0 when absent or unreadable. */
export function ageMsOf(response: Response): number {
  const age = response.headers.get('age')
  return age !== null && /^\d+$/.test(age) ? Number(age) * 1000 : 0
}
