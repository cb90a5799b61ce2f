import { afterEach, expect, test, vi } from 'vitest'
import { NO_SETTINGS } from '#src/model/settings.ts'
import { readAppConfig } from './app-config.ts'

afterEach(() => vi.unstubAllGlobals())

function answering(body: unknown, status = 200) {
  const fetch = vi.fn<() => Promise<Response>>(() =>
    Promise.resolve(Response.json(body, { status })),
  )
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const UNKNOWN = { mode: 'unknown', apiHost: null, version: null, settings: NO_SETTINGS }

test('what the server says is asked for beside the page', async () => {
  const fetch = answering({ mode: 'live', apiHost: 'api.example', version: '1+a' })
  expect(await readAppConfig()).toEqual({
    mode: 'live',
    apiHost: 'api.example',
    version: '1+a',
    settings: NO_SETTINGS,
  })
  expect(fetch).toHaveBeenCalledExactlyOnceWith('/config.json', expect.anything())
})

test('the settings file arrives with what is set, and the rest as not set', async () => {
  answering({
    mode: 'live',
    settings: {
      connectors: { orders: { shortName: 'Orders' } },
      pipelines: {},
      tags: [{ name: 'critical', thresholds: { recordsLag: { warn: 5 }, latency: null } }],
      groups: [],
      walls: {},
    },
  })
  const { settings } = await readAppConfig()
  expect(settings.connectors.get('orders')).toMatchObject({ shortName: 'Orders', weight: 1 })
  expect([...(settings.tags.get('critical') ?? [])]).toEqual([
    ['recordsLag', { metric: 'recordsLag', warn: 5, forMin: 0, direction: 'above' }],
    ['latency', null],
  ])
  expect(settings.timeZone).toBeNull()
})

test.each([
  ['a list', []],
  ['a text', 'all'],
  ['parts of another version', { connectors: { a: { weight: 'heavy' } }, walls: [1], tags: {} }],
])('settings that are %s do not keep the page from opening', async (_name, settings) => {
  answering({ mode: 'simulated', settings })
  const config = await readAppConfig()
  expect(config.mode).toBe('simulated')
  expect(config.settings.connectors.get('a')?.weight ?? 1).toBe(1)
  expect(config.settings.walls).toEqual(new Map())
})

test.each([
  ['an error', { mode: 'live' }, 503],
  ['a list', [], 200],
  ['null', null, 200],
])('%s is not known', async (_name, body, status) => {
  answering(body, status)
  expect(await readAppConfig()).toEqual(UNKNOWN)
})

test('a server that does not answer is not known', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await readAppConfig()).toEqual(UNKNOWN)
})
