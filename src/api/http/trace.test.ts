import { afterEach, expect, test, vi } from 'vitest'
import { joinAnswers } from '#src/api/answer.ts'
import { jsonAnswer } from '#src/api/testing/fake-api.ts'
import { getJson, postJson } from './http.ts'
import { readRaw } from './raw-answer.ts'
import { curlOf, traceBehind } from './trace.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

function answering(answer: () => Response) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function failureOf(read: Promise<unknown>): Promise<Error> {
  return read.then(
    () => new Error('no failure'),
    (error: unknown) => (error instanceof Error ? error : new Error('no error')),
  )
}

test('an answer tells what went over the wire, without its body', async () => {
  const headers = { age: '7', 'cache-status': 'streamgauge; hit; ttl=3', 'x-request-id': 'r1' }
  answering(() => jsonAnswer({ ok: true }, headers))
  const { traces } = await getJson('/sources', { id: 'a b' }, {})
  expect(traces).toEqual([
    {
      method: 'GET',
      address: '/api/sources?id=a+b',
      body: null,
      sentMs: expect.any(Number),
      tookMs: expect.any(Number),
      status: 200,
      characters: 11,
      ageMs: 7000,
      cacheStatus: 'streamgauge; hit; ttl=3',
      requestId: 'r1',
    },
  ])
})

test('several answers as one keep the traces of all, in order', async () => {
  answering(() => jsonAnswer([]))
  const answers = [await getJson('/a', {}, {}), await getJson('/b', {}, {})]
  expect(joinAnswers(answers, 0).traces?.map(({ address }) => address)).toEqual([
    '/api/a',
    '/api/b',
  ])
})

test.each([
  ['an error status', () => new Response('{"detail":"no"}', { status: 503 }), 503, 15],
  ['an empty body', () => new Response(''), 200, 0],
])('%s leaves a trace behind its error', async (_, answer, status, characters) => {
  answering(answer)
  const error = await failureOf(getJson('/sources', {}, {}))
  expect(traceBehind(error)).toMatchObject({ address: '/api/sources', status, characters })
})

test('no answer at all leaves a trace without a status', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('refused')))
  const error = await failureOf(getJson('/sources', {}, {}))
  expect(traceBehind(error)).toMatchObject({ status: null, characters: null })
  expect(traceBehind(new Error('of another kind'))).toBeNull()
})

test('the command names the proxy and carries no sign-in', async () => {
  answering(() => jsonAnswer({}))
  const get = await getJson('/sources', { id: `o'neil` }, {})
  const [trace] = get.traces ?? []
  expect(trace && curlOf(trace, 'https://gauge.test')).toBe(
    `curl -sS 'https://gauge.test/api/sources?id=o%27neil' -H 'accept: application/json'`,
  )
  const post = await postJson('/sources/metrics', {}, { ids: [`a'b`] }, {})
  const [posted] = post.traces ?? []
  expect(posted && curlOf(posted, 'https://gauge.test')).toBe(
    String.raw`curl -sS -X POST 'https://gauge.test/api/sources/metrics' -H 'accept: application/json' -H 'content-type: application/json' --data '{"ids":["a'\''b"]}'`,
  )
})

test('the body is asked for again as it was asked for, whatever its status', async () => {
  answering(() => jsonAnswer({}))
  const [trace] = (await postJson('/sources/metrics', { page: 2 }, { ids: ['a'] }, {})).traces ?? []
  if (!trace) throw new Error('no trace')
  const fetch = answering(() => new Response('{"detail":"no"}', { status: 422 }))
  const raw = await readRaw(trace, new AbortController().signal)
  expect(raw).toMatchObject({ status: 422, text: '{\n  "detail": "no"\n}' })
  expect(fetch).toHaveBeenCalledExactlyOnceWith(
    '/api/sources/metrics?page=2',
    expect.objectContaining({ method: 'POST', body: '{"ids":["a"]}' }),
  )
  answering(() => new Response('<html>', { status: 502 }))
  expect(await readRaw(trace, new AbortController().signal)).toMatchObject({
    status: 502,
    text: '<html>',
  })
})
