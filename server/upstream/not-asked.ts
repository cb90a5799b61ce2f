import { Problem, type ProblemCode } from '#server/problem.ts'

/** A read that was refused here, without a call: it tells nothing new about the API. */
export class NotAsked extends Problem {
  /**
   * @param restMs when a call may be made again, as far as is known
   * @param reason what an earlier call met, where that is the cause
   */
  constructor(code: ProblemCode, restMs: number, reason?: string) {
    const retryAfterS = Math.max(1, Math.ceil(restMs / 1000))
    super(code, reason === undefined ? { retryAfterS } : { retryAfterS, reason })
  }
}
