import { expect } from 'vitest'
import type { Received } from '#server/testing/raw-http.ts'
import { pause } from './real-process.ts'

/**
 * For lines with a short limit of time: a machine that is busy with something else can make them
 * late, so such a line fails only when it is late three times.
 */
export const MAY_BE_LATE = { retry: 2 } as const

let readCount = 0

/** A metrics read that nobody asked for before, so that nothing kept can answer it. */
export function freshRead(): string {
  readCount += 1
  return `/api/sources/fresh-${readCount}/metrics?time_type=latest`
}

/** Expects an error of section 2.4 with one of the statuses: our own words, and when to come back. */
export function expectProblem(answer: Received, ...statuses: readonly number[]): void {
  const { status, headers, text } = answer
  expect(statuses, `${status} ${text}`).toContain(status)
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(headers['cache-control']).toBe('no-store')
  expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) })
  if (status === 429 || status === 503) expect(retryAfterS(answer)).toBeGreaterThanOrEqual(1)
}

/** `Retry-After` in seconds; not a number when it is missing. */
export function retryAfterS({ headers }: Received): number {
  return Number(headers['retry-after'] ?? Number.NaN)
}

/** How long an answer takes, with the answer. */
export async function timed<T>(answer: Promise<T>): Promise<readonly [value: T, ms: number]> {
  const startedMs = performance.now()
  const value = await answer
  return [value, performance.now() - startedMs]
}

/** How many answers had each status, for example `{ 200: 60 }`. */
export function countStatuses(answers: readonly Pick<Received, 'status'>[]): object {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Runs `count` tasks at once. */
export function atOnce<T>(count: number, task: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => task(index)))
}

/** Asks until the answer is as wanted, at most `limitMs`; whether it ever was is for the test to say. */
export async function eventually<T>(
  take: () => Promise<T>,
  isWanted: (value: T) => boolean,
  limitMs = 15_000,
): Promise<T> {
  const endMs = performance.now() + limitMs
  for (;;) {
    const value = await take()
    if (isWanted(value) || performance.now() > endMs) return value
    await pause(25)
  }
}
