import { jsonResponse } from './answers/errors.ts'

export const FAULT_KINDS = [
  'html-502',
  'html-503',
  'html-504',
  '429',
  '429-retry-after',
  '500',
  '500-rebalance',
  '400',
  '401',
  '403',
  '422',
  '404-no-metrics',
  'detail-object',
  'garbage-json',
  'truncated-json',
  'html-200',
  'empty-200',
  '204',
  'redirect',
  'slow',
  'hang',
  'drop',
  'down',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

/** A fault that requests meet until it is cleared or used up. */
export type Fault = {
  kind: FaultKind
  /**
   * Only requests whose path begins with this text (`/sources`, `/auth`). Without it every path but `/auth`;
   * `down` without it is every path.
   */
  path?: string
  /** How many requests meet it; without it, all. */
  count?: number
  /** For `slow`: how long the true answer is held back, in ms. Default 15 s (API reference §11). */
  delayMs?: number
  /** For `429-retry-after`, in seconds. Default 2. */
  retryAfterSec?: number
}

/** What a fault does to one request. */
type FaultEffect =
  | { effect: 'none' }
  | { effect: 'answer'; response: Response }
  | { effect: 'damage'; damage: (body: string) => string }
  | { effect: 'delay'; delayMs: number }
  | { effect: 'hang' }

export type FaultSwitch = {
  setFault(fault: Fault): void
  clearFaults(): void
  faults(): readonly Fault[]
  /** Uses up one count of the first fault that matches. */
  take(path: string): FaultEffect
}

export function createFaultSwitch(initial: readonly Fault[]): FaultSwitch {
  let active: Fault[] = initial.map((fault) => ({ ...fault }))
  return {
    setFault(fault) {
      active.push({ ...fault })
    },
    clearFaults() {
      active = []
    },
    faults: () => active,
    take(path) {
      const fault = active.find((candidate) => matches(candidate, path))
      if (fault === undefined) return { effect: 'none' }
      if (fault.count !== undefined) {
        fault.count -= 1
        if (fault.count <= 0) active = active.filter((other) => other !== fault)
      }
      return EFFECTS[fault.kind](fault)
    },
  }
}

function matches(fault: Fault, path: string): boolean {
  if (fault.path !== undefined) return path.startsWith(fault.path)
  return fault.kind === 'down' || !path.startsWith('/auth')
}

/** Status and `detail` of the errors that the API itself would send (API reference §3). */
const ERRORS = {
  '400': [400, 'An unexpected error occurred while processing metrics'],
  '401': [401, 'Invalid token'],
  '403': [403, 'Missing permission: read:source_metrics'],
  '404-no-metrics': [404, 'Metrics not found'],
  '422': [422, [{ loc: ['query', 'time_unit'], msg: 'Input should be a unit', type: 'enum' }]],
  '429': [429, 'Too many requests'],
  '500': [500, 'Connector plugin not found or misconfigured'],
  '500-rebalance': [500, 'Kafka Connect rebalance in progress, request timed out'],
  'detail-object': [400, { code: 'KAFKA_CONNECT', reason: 'worker unreachable' }],
} as const

const EFFECTS: Readonly<Record<FaultKind, (fault: Fault) => FaultEffect>> = {
  'html-502': () => answer(htmlPage(502)),
  'html-503': () => answer(htmlPage(503)),
  'html-504': () => answer(htmlPage(504)),
  'html-200': () => answer(htmlPage(200)),
  '429-retry-after': ({ retryAfterSec = 2 }) =>
    answer(
      jsonResponse(429, { detail: 'Too many requests' }, { 'retry-after': String(retryAfterSec) }),
    ),
  '400': () => apiError('400'),
  '401': () => apiError('401'),
  '403': () => apiError('403'),
  '404-no-metrics': () => apiError('404-no-metrics'),
  '422': () => apiError('422'),
  '429': () => apiError('429'),
  '500': () => apiError('500'),
  '500-rebalance': () => apiError('500-rebalance'),
  'detail-object': () => apiError('detail-object'),
  'garbage-json': () => ({ effect: 'damage', damage: () => '{"data": <<<not json>>> NaN' }),
  'truncated-json': () => ({
    effect: 'damage',
    damage: (body) => body.slice(0, Math.floor(body.length / 2)),
  }),
  'empty-200': () => ({ effect: 'damage', damage: () => '' }),
  '204': () => answer(new Response(null, { status: 204 })),
  redirect: () =>
    answer(new Response(null, { status: 302, headers: { location: 'https://login.example/' } })),
  slow: ({ delayMs = 15_000 }) => ({ effect: 'delay', delayMs }),
  hang: () => ({ effect: 'hang' }),
  drop: () => answer(Response.error()),
  down: () => answer(Response.error()),
}

function apiError(kind: keyof typeof ERRORS): FaultEffect {
  const [status, detail] = ERRORS[kind]
  return answer(jsonResponse(status, { detail }))
}

function answer(response: Response): FaultEffect {
  return { effect: 'answer', response }
}

/** The page of a gateway, not of the API (API reference §3). */
function htmlPage(status: number): Response {
  const body = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center><hr><center>gateway</center></body></html>`
  return new Response(body, { status, headers: { 'content-type': 'text/html' } })
}
