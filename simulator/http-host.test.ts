import { afterEach, expect, test } from 'vitest'
import { startSimulatorHost, type SimulatorHost } from './http-host.ts'
import { dig, TUESDAY_MS } from './testing/ask.ts'

let host: SimulatorHost | null = null

afterEach(async () => {
  await host?.close()
  host = null
})

async function open(): Promise<SimulatorHost> {
  host = await startSimulatorHost({ scenario: 'healthy', historyDays: 1, now: () => TUESDAY_MS })
  return host
}

async function signIn({ origin, simulator }: SimulatorHost): Promise<Record<string, string>> {
  const { clientId, secret } = simulator.credentials
  const response = await fetch(`${origin}/auth/access-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, secret }),
  })
  const body: unknown = await response.json()
  return { authorization: `Bearer ${String(dig(body, 'accessToken'))}` }
}

test('a signed-in client reads over a real socket, and requests are counted', async () => {
  const { origin, requests, ...rest } = await open()
  const headers = await signIn({ origin, requests, ...rest })
  const response = await fetch(`${origin}/sources?page_size=3`, { headers })
  expect(response.status).toBe(200)
  expect(dig(await response.json(), 'total')).toBe(8)
  await fetch(`${origin}/sources?page=2`, { headers })
  expect(requests.get('GET /sources')).toBe(2)
  expect(requests.get('POST /auth/access-token')).toBe(1)
})

test('a POST body arrives', async () => {
  const here = await open()
  const headers = await signIn(here)
  const body = JSON.stringify({ ids: [] })
  const response = await fetch(`${here.origin}/sources/metrics`, { method: 'POST', headers, body })
  expect(dig(await response.json(), 'connector_metrics')).toEqual({})
})

test('a drop fault breaks the connection', async () => {
  const here = await open()
  here.simulator.setFault({ kind: 'drop', count: 1 })
  await expect(fetch(`${here.origin}/sources`)).rejects.toThrow('fetch failed')
  expect((await fetch(`${here.origin}/sources`)).status).toBe(401)
})

test('a stopped host refuses connections and comes back on the same port', async () => {
  const here = await open()
  await here.stop()
  await expect(fetch(`${here.origin}/sources`)).rejects.toThrow('fetch failed')
  await here.start()
  expect((await fetch(`${here.origin}/sources`)).status).toBe(401)
})

test('the control door breaks and heals it from outside', async () => {
  const here = await open()
  const door = `${here.origin}/__simulator/faults`
  const tell = (command: object) =>
    fetch(door, { method: 'POST', body: JSON.stringify(command) }).then((r) => r.status)
  expect(await tell({ fault: { kind: 'html-503' } })).toBe(200)
  expect((await fetch(`${here.origin}/sources`)).status).toBe(503)
  expect(await tell({ clear: true, scenario: 'empty-account' })).toBe(200)
  expect(await (await fetch(door)).json()).toEqual({ scenario: 'empty-account', faults: [] })
  expect(await tell({ scenario: 'chaos' })).toBe(400)
  expect([...here.requests.keys()]).toEqual(['GET /sources'])
})

test('an unknown scenario is refused by name', async () => {
  await expect(startSimulatorHost({ scenario: 'chaos' })).rejects.toThrow(
    'no scenario "chaos"; allowed: demo',
  )
})
