import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContractError, HttpError } from '#src/api/http/errors.ts'
import { readConnector } from './connector-row.ts'
import { fetchRow, fetchRows } from './row-pages.ts'
import { fakeApi, jsonAnswer, type SentRequest } from './testing/fake-api.ts'

const NOW = Date.UTC(2025, 2, 2, 8)
const now = () => NOW

type Page = { rows: number; [member: string]: unknown }

/** Answers page n with the n-th of `pages` (the last for all beyond), ids counted through. */
function pagedApi(pages: readonly Page[]) {
  const api = fakeApi(({ query }: SentRequest) => {
    const number = Number(query['page'])
    const { rows, ...envelope } = pages[Math.min(number, pages.length) - 1] ?? { rows: 0 }
    const result = Array.from({ length: rows }, (_, index) => ({ id: `p${number}r${index}` }))
    return jsonAnswer({ result, ...envelope })
  })
  vi.stubGlobal('fetch', api.fetch)
  return api
}

function answering(body: unknown) {
  const api = fakeApi(() => jsonAnswer(body))
  vi.stubGlobal('fetch', api.fetch)
  return api
}

const one = (id: string) => fetchRow('/sources', id, readConnector, { now })
const list = () => fetchRows('/sources', readConnector, { now })

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a list', () => {
  it.each([
    ['has_next is false, though the page is full', [{ rows: 100, has_next: false }], 1],
    [
      'total is reached by full pages',
      [
        { rows: 100, total: 200 },
        { rows: 100, total: 200 },
      ],
      2,
    ],
    ['a page is short and says nothing else', [{ rows: 100 }, { rows: 99 }], 2],
    ['has_next and total are null', [{ rows: 99, has_next: null, total: null }], 1],
    ['the only page is empty', [{ rows: 0 }], 1],
    ['an empty page follows a full one', [{ rows: 100 }, { rows: 0 }], 2],
    ['an empty page says that more follow', [{ rows: 0, has_next: true }], 1],
    ['total is a text, so that only the short page counts', [{ rows: 3, total: '900' }], 1],
  ])('ends when %s', async (_, pages: readonly Page[], requests) => {
    const api = pagedApi(pages)
    const { value } = await list()
    expect(api.requests).toHaveLength(requests)
    expect(value).toHaveLength(pages.reduce((sum, page) => sum + page.rows, 0))
  })

  it.each([
    ['says has_next', [{ rows: 40, has_next: true }, { rows: 1 }]],
    ['is cut to a smaller size by the API', [{ rows: 10, page_size: 10 }, { rows: 1 }]],
    [
      'does not reach the total',
      [
        { rows: 40, total: 41 },
        { rows: 1, total: 41 },
      ],
    ],
  ])('goes on after a short page that %s', async (_, pages: readonly Page[]) => {
    const api = pagedApi(pages)
    expect((await list()).value).toHaveLength((pages[0]?.rows ?? 0) + 1)
    expect(api.requests).toHaveLength(2)
  })

  it('asks for 100 rows a page, counting from 1', async () => {
    const api = pagedApi([{ rows: 100 }, { rows: 1 }])
    await list()
    expect(api.requests.map(({ path, query }) => ({ path, query }))).toEqual([
      { path: '/sources', query: { page: '1', page_size: '100' } },
      { path: '/sources', query: { page: '2', page_size: '100' } },
    ])
  })

  it('asks for at most four pages at once, and for none beyond a known total', async () => {
    let running = 0
    let most = 0
    const api = fakeApi(async ({ query }) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      const count = query['page'] === '10' ? 50 : 100
      const result = Array.from({ length: count }, (_, index) => ({
        id: `${query['page']}-${index}`,
      }))
      return jsonAnswer({ result, total: 950 })
    })
    vi.stubGlobal('fetch', api.fetch)
    const { value } = await list()
    expect(value).toHaveLength(950)
    expect(value[0]?.id).toBe('1-0')
    expect(value.at(-1)?.id).toBe('10-49')
    expect(api.requests).toHaveLength(10)
    expect(most).toBe(4)
  })

  it('ends at a page that only repeats rows, when the API ignores the page number', async () => {
    const result = Array.from({ length: 100 }, (_, index) => ({ id: `r${index}` }))
    const api = answering({ result, has_next: true })
    expect((await list()).value).toHaveLength(100)
    expect(api.requests).toHaveLength(2)
  })

  it('gives up after 1000 pages rather than show a part as the whole', async () => {
    const api = pagedApi([{ rows: 1, has_next: true, total: 1e9 }])
    await expect(list()).rejects.toThrow('the list has no end within 1000 pages')
    expect(api.requests).toHaveLength(1000)
  })

  it('is as old as its oldest page', async () => {
    const api = fakeApi(({ query }) => {
      const isFirst = query['page'] === '1'
      const result = Array.from({ length: isFirst ? 100 : 1 }, (_, row) => ({
        id: `${query['page']}-${row}`,
      }))
      return jsonAnswer({ result }, { age: isFirst ? '40' : '5' })
    })
    vi.stubGlobal('fetch', api.fetch)
    expect((await list()).asOfMs).toBe(NOW - 40_000)
  })

  it('keeps an id once, in its later form', async () => {
    answering({ result: [{ id: 'a', name: 'old' }, { id: 'b' }, { id: 'a', name: 'new' }] })
    const { value } = await list()
    expect(value.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'new'],
      ['b', 'b'],
    ])
  })

  it('drops rows nobody could link to and keeps the others', async () => {
    answering({ result: [{ name: 'no id' }, null, 'x', { id: '' }, { id: 'a' }] })
    expect((await list()).value.map(({ id }) => id)).toEqual(['a'])
  })

  it('is not taken for empty when no row has an id', async () => {
    answering({ result: [{ name: 'a' }, { name: 'b' }] })
    await expect(list()).rejects.toThrow('not one of 2 rows has an id')
  })

  it.each([
    ['a bare list', []],
    ['no result', { page: 1 }],
    ['null', null],
    ['a result that is no list', { result: {} }],
  ])('does not understand %s', async (_, body) => {
    answering(body)
    await expect(list()).rejects.toBeInstanceOf(ContractError)
  })

  it('fails as a whole when one page fails', async () => {
    const api = fakeApi(({ query }) =>
      query['page'] === '1'
        ? jsonAnswer({ result: [{ id: 'a' }], has_next: true })
        : new Response('', { status: 503 }),
    )
    vi.stubGlobal('fetch', api.fetch)
    await expect(list()).rejects.toBeInstanceOf(HttpError)
  })
})

describe('one row', () => {
  it('is asked for by id', async () => {
    const api = answering({ result: [{ id: 'a1', name: 'orders' }] })
    expect((await one('a1')).value?.name).toBe('orders')
    expect(api.requests).toMatchObject([{ path: '/sources', query: { id: 'a1' } }])
  })

  it('is null when the answer holds other rows only', async () => {
    answering({ result: [{ id: 'a2' }] })
    expect(await one('a1')).toMatchObject({ value: null, asOfMs: NOW })
  })

  it('is null for 404', async () => {
    vi.stubGlobal('fetch', async () => new Response('{"detail":"none"}', { status: 404 }))
    expect(await one('a1')).toEqual({ value: null, asOfMs: NOW })
  })

  it.each(['', '..', 'a/b', 'metrics', 'a b', '-a', 'x'.repeat(65)])(
    'is null without a request when %j cannot be an id',
    async (id) => {
      const api = answering({ result: [] })
      expect((await one(id)).value).toBeNull()
      expect(api.requests).toEqual([])
    },
  )
})
