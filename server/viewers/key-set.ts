import type { FetchImplementation } from 'jose'
import * as v from 'valibot'
import type { Clock } from '#server/clock.ts'

const MAX_BYTES = 256 * 1024
/** After a failed fetch, so that requests do not hammer a key set that is down. */
const REST_MS = 5000
/** Known keys go on to count for so long while their address gives no new ones. */
const KEEP_MS = 60 * 60_000

const KEY_SET = v.object({ keys: v.array(v.looseObject({ kty: v.string() })) })

/** The keys that sign assertions cannot be had; nothing is known of the assertion itself. */
export class KeySetUnavailable extends Error {}

/**
 * How `jose` gets the key set: with a size limit, no redirects, and a rest after each failure. It
 * sets the time limit and the pauses between fetches that succeed.
 */
export function createKeySetFetch(clock: Pick<Clock, 'nowMs'>): FetchImplementation {
  let good: { readonly text: string; readonly atMs: number } | null = null
  let failedAtMs = Number.NEGATIVE_INFINITY
  return async (url, options) => {
    if (clock.nowMs() - failedAtMs >= REST_MS) {
      try {
        good = { text: await download(url, options), atMs: clock.nowMs() }
        failedAtMs = Number.NEGATIVE_INFINITY
        return new Response(good.text)
      } catch {
        failedAtMs = clock.nowMs()
      }
    }
    if (good === null || clock.nowMs() - good.atMs > KEEP_MS) throw new KeySetUnavailable()
    return new Response(good.text)
  }
}

/** @throws when the answer is not 200, too large, or no key set */
async function download(url: string, options: Parameters<FetchImplementation>[1]): Promise<string> {
  const response = await fetch(url, { ...options, redirect: 'error' })
  if (response.status !== 200 || response.body === null) throw new Error('not 200')
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the transfer.
    if (bytes > MAX_BYTES) throw new Error('too large')
    text += decoder.decode(chunk, { stream: true })
  }
  v.parse(KEY_SET, JSON.parse(text))
  return text
}
