import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { getOwnJson, type ReadContext } from '#src/api/http/http.ts'
import { dictionary, readAs, unreadObject } from '#src/api/wire/contract.ts'
import type { Answer } from './answer.ts'
import { askedEvery } from './asked-every.ts'
import { LATEST_PERIOD_MS } from './periods.ts'

const PATH = '/diagnostics.json'

/** Null: the proxy has no value. Missing: it is of another version than this page. */
const FIGURE = v.optional(v.nullable(v.number()))
const WORD = v.optional(v.nullable(v.string()))
const COUNTS = v.optional(dictionary(v.number()))

const DIAGNOSTICS = section({
  mode: WORD,
  apiHost: WORD,
  version: WORD,
  node: WORD,
  isReady: v.optional(v.nullable(v.boolean())),
  startedAtMs: FIGURE,
  uptimeMs: FIGURE,
  upstream: section({
    callsLastMinute: FIGURE,
    budgetPerMinute: FIGURE,
    running: FIGURE,
    waiting: FIGURE,
    breaker: WORD,
    pausedForMs: FIGURE,
    lastFiveMinutes: section({ calls: FIGURE, failed: FIGURE, retries: FIGURE, byOutcome: COUNTS }),
  }),
  requests: section({ lastFiveMinutes: section({ byStatus: COUNTS }) }),
  cache: section({
    storedBytes: FIGURE,
    storedAnswers: FIGURE,
    lastFiveMinutes: section({ reads: FIGURE, hitRate: FIGURE, byOutcome: COUNTS }),
  }),
  token: section({
    renewals: FIGURE,
    failures: FIGURE,
    ageMs: FIGURE,
    expiresInMs: FIGURE,
    lastFailure: v.optional(v.nullable(section({ reason: v.string(), agoMs: v.number() }))),
  }),
  process: section({
    residentBytes: FIGURE,
    heapUsedBytes: FIGURE,
    heapTotalBytes: FIGURE,
    eventLoopDelay: v.optional(v.nullable(section({ p99Ms: FIGURE, maxMs: FIGURE }))),
  }),
})

/**
 * How the proxy itself is doing. Durations in ms, sizes in bytes, `hitRate` from 0 to 1; counts by
 * kind leave out kinds that did not occur. Written from docs/operating.md.
 */
export type Diagnostics = v.InferOutput<typeof DIAGNOSTICS>

/** What the proxy says about itself, asked for as often as latest values are. */
export const diagnosticsQuery = queryOptions({
  ...askedEvery(LATEST_PERIOD_MS, { isLatest: true }),
  queryKey: ['proxy', 'the proxy', 'diagnostics'] as const,
  queryFn: ({ signal }) => fetchDiagnostics({ signal }),
})

async function fetchDiagnostics(context: ReadContext): Promise<Answer<Diagnostics>> {
  const { value, asOfMs } = await getOwnJson(PATH, context)
  return { value: readAs(DIAGNOSTICS, value, PATH), asOfMs }
}

function section<const TEntries extends v.ObjectEntries>(entries: TEntries) {
  return v.pipe(unreadObject, v.object(entries))
}
