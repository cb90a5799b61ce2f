import { rawText } from './http.ts'
import type { Trace } from './trace.ts'

/** The body of an answer as people read it. */
export type RawAnswer = {
  /** Indented JSON; the text as it came where it is none. */
  readonly text: string
  readonly status: number
  /** Epoch ms. */
  readonly askedAtMs: number
}

/**
 * Asks a read once more for its body, which is not kept: it may be megabytes. Within its time the proxy
 * answers from its store, so this is mostly the very answer on screen. Throws as the reads do when no
 * answer comes; an answer with an error status is given as it is.
 */
export async function readRaw(trace: Trace, signal: AbortSignal): Promise<RawAnswer> {
  const { text, status, askedAtMs } = await rawText(trace, signal)
  return { text: indented(text), status, askedAtMs }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
