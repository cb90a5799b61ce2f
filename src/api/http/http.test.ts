import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, jsonAnswer } from '#src/api/testing/fake-api.ts'
import { ContractError, HttpError, isApiError, NetworkError, TimeoutError } from './errors.ts'
import { apiRoot, getJson, postJson } from './http.ts'

const NOW = Date.UTC(2025, 2, 2, 8)
const now = () => NOW

function answering(response: Response) {
  const api = fakeApi(() => response)
  vi.stubGlobal('fetch', api.fetch)
  return api
}

async function failureOf(read: Promise<unknown>): Promise<unknown> {
  return read.then(
    () => 'no failure',
    (error: unknown) => error,
  )
}

/** A fetch that answers only by being aborted, as a hanging server does. */
function hangingFetch() {
  return (_: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
    })
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the door', () => {
  it.each([
    ['/', '/api'],
    ['/gauge/', '/gauge/api'],
    ['/a/b', '/a/b/api'],
    ['', '/api'],
    ['./', '/api'],
    ['//cdn.test/', '/api'],
    ['https://cdn.test/', '/api'],
  ])('finds the proxy for a page served under %j', (base, expected) => {
    expect(apiRoot(base)).toBe(expected)
  })

  it('sends GET with the parameters that have a value', async () => {
    const { requests } = answering(jsonAnswer({}))
    const query = { ids: 'a,b', page: 0, level: undefined, sort: null, name: 'a b&c' }
    await getJson('/sources/metrics', query, { now })
    expect(requests).toMatchObject([
      { method: 'GET', path: '/sources/metrics', query: { ids: 'a,b', page: '0', name: 'a b&c' } },
    ])
    expect(Object.keys(requests[0]?.query ?? {})).toEqual(['ids', 'page', 'name'])
    expect(requests[0]?.body).toBeUndefined()
    expect(requests[0]?.headers.get('content-type')).toBeNull()
  })

  it('asks for the bare address when there are no parameters', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => jsonAnswer({}))
    vi.stubGlobal('fetch', fetch)
    await getJson('/sources', {}, {})
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/api/sources', expect.anything())
  })

  it('sends POST with a JSON body', async () => {
    const { requests } = answering(jsonAnswer({}))
    await postJson('/sources/metrics', { time_type: 'latest' }, { ids: ['a'] }, { now })
    expect(requests).toMatchObject([
      { method: 'POST', query: { time_type: 'latest' }, body: { ids: ['a'] } },
    ])
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
  })

  it.each([
    ['7', NOW - 7000],
    ['0', NOW],
    ['a while', NOW],
    ['-3', NOW],
  ])('counts an answer of Age %s back from its receipt', async (age, asOfMs) => {
    answering(jsonAnswer({ ok: 1 }, { age }))
    expect(await getJson('/sources', {}, { now })).toMatchObject({ value: { ok: 1 }, asOfMs })
  })

  it('takes an answer without Age as of its receipt', async () => {
    answering(jsonAnswer([]))
    expect(await getJson('/sources', {}, { now })).toMatchObject({ value: [], asOfMs: NOW })
  })

  it('reads JSON whatever its content type says', async () => {
    answering(new Response('{"a":1}', { headers: { 'content-type': 'text/plain' } }))
    expect((await getJson('/sources', {}, {})).value).toEqual({ a: 1 })
  })

  it.each([
    ['an empty body', new Response(''), 'the body is empty (status 200)'],
    ['no body', new Response(null, { status: 204 }), 'the body is empty (status 204)'],
    [
      'a page',
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
      'the body is not JSON (content type text/html)',
    ],
    [
      'half an answer',
      new Response('{"result": [', { headers: { 'content-type': 'application/json' } }),
      'the body is not JSON (content type application/json)',
    ],
  ])('does not understand %s', async (_, response, problem) => {
    answering(response)
    const failure = await failureOf(getJson('/sources', {}, {}))
    expect(failure).toBeInstanceOf(ContractError)
    expect(failure).toMatchObject({ path: '/sources', problems: [problem] })
  })

  it('tells status, reason, code, request id and wait of a refusal', async () => {
    const body = { title: 'x', status: 503, code: 'no_token', detail: 'Not signed in now.' }
    const headers = {
      'content-type': 'application/problem+json',
      'retry-after': '15',
      'x-request-id': 'r-1',
    }
    answering(new Response(JSON.stringify(body), { status: 503, headers }))
    const failure = await failureOf(getJson('/sources', {}, { now }))
    expect(failure).toBeInstanceOf(HttpError)
    expect(failure).toMatchObject({
      path: '/sources',
      status: 503,
      detail: 'Not signed in now.',
      code: 'no_token',
      requestId: 'r-1',
      retryAfterMs: 15_000,
      message: '/sources answered 503: Not signed in now.',
    })
  })

  it('has null for what a refusal does not tell', async () => {
    answering(new Response('<html>', { status: 502 }))
    const failure = await failureOf(getJson('/sources', {}, {}))
    expect(failure).toMatchObject({ status: 502, code: null, requestId: null, retryAfterMs: null })
  })

  it('takes a sign-in page elsewhere for being signed out, and does not go there', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => {
      const elsewhere = Response.error()
      Object.defineProperty(elsewhere, 'type', { value: 'opaqueredirect' })
      return elsewhere
    })
    vi.stubGlobal('fetch', fetch)
    const failure = await failureOf(getJson('/sources', {}, {}))
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual' })
    expect(failure).toBeInstanceOf(HttpError)
    expect(failure).toMatchObject({ path: '/sources', status: 401, code: 'sign_in_elsewhere' })
  })

  it('names a request without answer, with the cause', async () => {
    const cause = new TypeError('Failed to fetch')
    vi.stubGlobal('fetch', async () => {
      throw cause
    })
    const failure = await failureOf(getJson('/sources', {}, {}))
    expect(failure).toBeInstanceOf(NetworkError)
    expect(failure).toMatchObject({ path: '/sources', cause })
  })

  it('names an answer that breaks off as no answer', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) })
    answering(new Response(body))
    expect(await failureOf(getJson('/sources', {}, {}))).toBeInstanceOf(NetworkError)
  })

  it('gives up after 25 s and says so', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', hangingFetch())
    const failure = failureOf(getJson('/sources', {}, {}))
    await vi.advanceTimersByTimeAsync(24_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await failure).toBeInstanceOf(TimeoutError)
    expect(await failure).toMatchObject({ path: '/sources', limitMs: 25_000 })
  })

  it('gives up on a body that never ends, too', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
      const start = (stream: ReadableStreamDefaultController) =>
        signal.addEventListener('abort', () => stream.error(signal.reason))
      return new Response(new ReadableStream({ start }))
    })
    const failure = failureOf(getJson('/sources', {}, { limitMs: 50 }))
    await vi.advanceTimersByTimeAsync(50)
    expect(await failure).toBeInstanceOf(TimeoutError)
  })

  it('leaves no timer behind after an answer', async () => {
    vi.useFakeTimers()
    answering(jsonAnswer({}))
    await getJson('/sources', {}, {})
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets the AbortError of a cancelled read pass untouched', async () => {
    vi.stubGlobal('fetch', hangingFetch())
    const { signal, ...reader } = cancellable()
    const failure = failureOf(getJson('/sources', {}, { signal }))
    reader.cancel()
    expect(await failure).toBe(signal.reason)
    expect(await failure).toMatchObject({ name: 'AbortError' })
    expect(isApiError(await failure)).toBe(false)
  })

  it('asks nothing for a read that was cancelled before', async () => {
    const { requests } = answering(jsonAnswer({}))
    const failure = await failureOf(getJson('/sources', {}, { signal: AbortSignal.abort() }))
    expect(failure).toMatchObject({ name: 'AbortError' })
    expect(requests).toEqual([])
  })

  it.each([
    [new NetworkError('/x', null), true],
    [new TimeoutError('/x', 1), true],
    [new ContractError('/x', []), true],
    [new Error('x'), false],
    ['text', false],
    [null, false],
  ])('knows its own errors: %s', (error, expected) => {
    expect(isApiError(error)).toBe(expected)
  })
})

function cancellable() {
  const controller = new AbortController()
  return { signal: controller.signal, cancel: () => controller.abort() }
}
