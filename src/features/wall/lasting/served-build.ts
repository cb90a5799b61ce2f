import { pageBase } from '#src/model/page-base.ts'

/** A server that takes longer is no better than none: the page would not load either. */
const LIMIT_MS = 10_000

/**
 * The build that the server serves now; null: it does not say, or does not answer. A page may be loaded
 * anew only when it is known, because what comes instead of a page cannot heal itself.
 */
export async function servedBuild(): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(LIMIT_MS)
    const response = await fetch(`${pageBase()}config.json`, { cache: 'no-store', signal })
    const body: unknown = response.ok ? await response.json() : null
    const isNamed = typeof body === 'object' && body !== null && 'version' in body
    return isNamed && typeof body.version === 'string' ? body.version : null
  } catch {
    return null
  }
}
