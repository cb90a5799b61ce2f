import type { CounterReading } from './answers/blocks.ts'
import { bulkDestinations, bulkSources } from './answers/bulk-metrics.ts'
import { ApiError } from './answers/errors.ts'
import { detail, listDestinations, listPipelines, listSources } from './answers/lists.ts'
import { readParams, type Params } from './answers/query.ts'
import { destinationRow, pipelineRow, sourceRow } from './answers/rows.ts'
import { singleDestination, singlePipeline, singleSource } from './answers/single-metrics.ts'
import type { Auth, Permission } from './auth.ts'
import { isRecord } from './json.ts'
import type { World } from './world/world.ts'

/** Everything that an answer depends on. */
type Call = {
  world: World
  auth: Auth
  nowMs: number
  reading: CounterReading
  params: Params
  /** The parsed JSON body; `null` if there is none. */
  body: unknown
  id: string
}

type Route = {
  method: 'GET' | 'POST'
  /** `{id}` stands for one path segment. */
  path: string
  permission: Permission | null
  open?: true
  answer(call: Call): unknown
}

/** Every path that the simulator answers (API reference §1.2). Paths with words come before those with `{id}`. */
const ROUTES: readonly Route[] = [
  post('/auth/access-token', ({ auth, body }) => auth.exchange(body), { open: true }),
  post('/auth/access-token/refresh', ({ auth, body }) => auth.refresh(body), { open: true }),
  get('/auth/whoami', ({ world }) => whoami(world)),
  ...both('/sources/metrics', 'read:source_metrics', (c) =>
    bulkSources(c.world, c.params, c.nowMs, c.reading),
  ),
  ...both('/destinations/metrics', 'read:destination_metrics', (c) =>
    bulkDestinations(c.world, c.params, c.nowMs, c.reading),
  ),
  get('/sources', (c) => listSources(c.world, c.params, c.nowMs)),
  get('/destinations', (c) => listDestinations(c.world, c.params, c.nowMs)),
  get('/pipelines', (c) => listPipelines(c.world, c.params, c.nowMs)),
  post('/sources/search', (c) => listSources(c.world, c.params, c.nowMs)),
  post('/destinations/search', (c) => listDestinations(c.world, c.params, c.nowMs)),
  post('/pipelines/search', (c) => listPipelines(c.world, c.params, c.nowMs)),
  get('/sources/{id}/metrics', (c) => singleSource(c.world, c.id, c.params, c.nowMs, c.reading), {
    permission: 'read:source_metrics',
  }),
  get(
    '/destinations/{id}/metrics',
    (c) => singleDestination(c.world, c.id, c.params, c.nowMs, c.reading),
    { permission: 'read:destination_metrics' },
  ),
  get('/pipelines/{id}/metrics', (c) => singlePipeline(c.world, c.id, c.params, c.nowMs), {
    permission: 'read:pipeline_metrics',
  }),
  get('/sources/{id}', ({ world, id, nowMs, params }) => {
    const source = world.source(id)
    return detail(source === undefined ? null : sourceRow(world, source, nowMs, reveals(params)))
  }),
  get('/destinations/{id}', ({ world, id, nowMs, params }) => {
    const found = world.destination(id)
    return detail(found === undefined ? null : destinationRow(world, found, nowMs, reveals(params)))
  }),
  get('/pipelines/{id}', ({ world, id, nowMs, params }) => {
    const found = world.pipeline(id)
    return detail(found === undefined ? null : pipelineRow(world, found, nowMs, reveals(params)))
  }),
]

/** What stays the same from call to call. */
export type Surroundings = Pick<Call, 'world' | 'auth' | 'nowMs' | 'reading'> & {
  /** Reads need no token (behind the stand-in for the proxy). */
  authorised: boolean
  /** Permissions that the token lacks: reads that need them answer 403. */
  denied: readonly Permission[]
}

/** The body of a good answer. Throws {@link ApiError} for every other. */
export async function answerRequest(
  request: Request,
  path: string,
  query: URLSearchParams,
  around: Surroundings,
): Promise<unknown> {
  const found = findRoutes(path)
  if (found.length === 0) throw new ApiError(404, 'Not Found')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const match = found.find(({ route }) => route.method === method)
  if (match === undefined) throw new ApiError(405, 'Method Not Allowed')
  const { route, id } = match
  if (route.open === undefined && !around.authorised) {
    around.auth.check(request.headers.get('authorization'))
  }
  if (route.permission !== null && around.denied.includes(route.permission)) {
    throw new ApiError(403, `Missing permission: ${route.permission}`)
  }
  const body = route.method === 'POST' ? await readBody(request) : null
  const params = readParams(query, isRecord(body) ? body : {})
  return route.answer({ ...around, params, body, id })
}

/** The methods that a known path takes, for the `Allow` header of a 405. */
export function allowedMethods(path: string): string[] {
  return findRoutes(path).map(({ route }) => route.method)
}

function findRoutes(path: string): { route: Route; id: string }[] {
  const exact = ROUTES.filter((route) => route.path === path)
  if (exact.length > 0) return exact.map((route) => ({ route, id: '' }))
  const segments = path.split('/')
  const pattern = segments.map((segment, i) => (i === 2 ? '{id}' : segment)).join('/')
  const id = segments[2] ?? ''
  if (id === '') return []
  return ROUTES.filter((route) => route.path === pattern).map((route) => ({ route, id }))
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text === '') return null
  try {
    const body: unknown = JSON.parse(text)
    if (isRecord(body) || body === null) return body
  } catch {
    throw new ApiError(422, [{ loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' }])
  }
  throw new ApiError(422, [
    { loc: ['body'], msg: 'Input should be a valid dictionary', type: 'dict_type' },
  ])
}

function whoami(world: World) {
  return {
    tenant_id: world.account.tenantId,
    service_id: world.account.tenantId,
    sub: 'simulated-client',
    token_type: 'tenantApiToken',
    project_key_id: null,
  }
}

function reveals(params: Params): boolean {
  return params.text('secret_returned') === 'true'
}

function get(path: string, answer: Route['answer'], more: Partial<Route> = {}): Route {
  return { method: 'GET', path, permission: null, ...more, answer }
}

function post(path: string, answer: Route['answer'], more: Partial<Route> = {}): Route {
  return { method: 'POST', path, permission: null, ...more, answer }
}

function both(path: string, permission: Permission, answer: Route['answer']): Route[] {
  return [get(path, answer, { permission }), post(path, answer, { permission })]
}
