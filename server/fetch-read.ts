import { cleanAnswer, type CleanRules } from './clean.ts'
import type { CheckedRead } from './read-request.ts'
import type { Token, TokenSource } from './token-source.ts'
import { UpstreamFailure, toFailure } from './upstream-failure.ts'
import { problemForError, problemForStatus } from './upstream-problem.ts'
import type { UpstreamAnswer } from './upstream.ts'
import type { GuardedUpstream, ReadCalls } from './upstream/guarded-upstream.ts'

/** A clean answer, ready to be handed out. `fetchedAtMs` is epoch milliseconds. */
export type GoodAnswer = Readonly<{ json: string; fetchedAtMs: number }>

/**
 * Checked read → clean answer, by a call of its own. `sharing/` stands between the checks and this.
 * Throws `Problem`; `signal` ends the call when nobody waits for it any more.
 */
export type FetchRead = (read: CheckedRead, signal: AbortSignal) => Promise<GoodAnswer>

/** The calls of one read and what ends them. */
type Way = Readonly<{ calls: ReadCalls; signal: AbortSignal }>

const JSON_TYPE = /^application\/(?:[a-z0-9.-]+\+)?json\s*(?:;\s*charset=(?:utf-8|"utf-8")\s*)?$/i

/** Fetches with the shared token, renews it once on 401 (K4), and cleans what comes back (A6). */
export function createFetchRead(options: {
  readonly upstream: GuardedUpstream
  readonly tokens: TokenSource
  readonly clean: CleanRules
  readonly limits: Readonly<{ totalTimeoutMs: number; maxBytes: number }>
}): FetchRead {
  const { upstream, tokens, limits } = options

  function call(read: CheckedRead, token: Token, { calls, signal }: Way): Promise<UpstreamAnswer> {
    const query = new URLSearchParams(read.query.map(([name, value]) => [name, value])).toString()
    const path = query === '' ? read.path : `${read.path}?${query}`
    const { method } = read.row
    const authorization = `Bearer ${token.value}`
    const { maxBytes } = limits
    return calls.send({ method, path, authorization, body: read.body, maxBytes }, signal)
  }

  async function callWithToken(read: CheckedRead, way: Way): Promise<UpstreamAnswer> {
    const { signal } = way
    const token = await orAbort(tokens.get(), signal)
    const answer = await call(read, token, way)
    if (answer.status !== 401) return answer
    const renewed = await orAbort(tokens.replace(token), signal)
    const second = await call(read, renewed, way)
    if (second.status === 401) tokens.refusedAgain(renewed)
    return second
  }

  return async (read, signal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.totalTimeoutMs)])
    try {
      const calls = upstream.beginRead(read.row.path)
      const answer = await callWithToken(read, { calls, signal: limit })
      if (answer.status !== 200) throw problemForStatus(answer)
      return { json: cleanJson(read, answer, options.clean), fetchedAtMs: Date.now() }
    } catch (error) {
      throw problemForError(error)
    }
  }
}

/** @throws {UpstreamFailure} when the answer is not JSON of the kind that was asked for (U3) */
function cleanJson(read: CheckedRead, answer: UpstreamAnswer, rules: CleanRules): string {
  if (!JSON_TYPE.test(answer.contentType)) throw new UpstreamFailure('bad_answer', 'NOT_JSON_TYPE')
  const clean = cleanAnswer(read.row.answer, parseJson(answer.body), rules)
  if (clean === null) throw new UpstreamFailure('bad_answer', 'WRONG_FORM')
  return JSON.stringify(clean)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new UpstreamFailure('bad_answer', 'NOT_JSON')
  }
}

/** Stops waiting, not the work: a sign-in goes on for the others (K1). */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(toFailure(null, signal))
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
