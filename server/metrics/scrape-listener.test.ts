import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listen, ListenError } from '#server/http-listener.ts'
import { createLog } from '#server/log.ts'
import { SECRETS, startFakeUpstream, type FakeUpstream } from '#server/testing/fake-upstream.ts'
import { startProxy, type ProxyUnderTest } from '#server/testing/proxy-under-test.ts'
import { ask, type Ask } from '#server/testing/raw-http.ts'
import { readScrape } from '#server/testing/scrape-text.ts'
import { openScrapeListener, type ScrapeListener } from './scrape-listener.ts'

const ID = '67bca128e1519efb914e6b51'
const CHOSEN = { host: '127.0.0.1', port: 0, isPortChosen: true }

let upstream: FakeUpstream & { origin: string }
let proxy: ProxyUnderTest
let listener: ScrapeListener
const log = createLog('silent')

beforeEach(async () => {
  upstream = await startFakeUpstream()
  proxy = await startProxy(upstream.origin)
  listener = await openScrapeListener(CHOSEN, () => proxy.app.scrape(), log)
})

afterEach(async () => {
  await listener.close()
  await proxy.close()
  await upstream.close()
})

function scrape(path = '/metrics', options: Ask = {}) {
  const [, port = ''] = /:(\d+)\/metrics$/.exec(listener.sentences.join()) ?? []
  return ask(Number(port), path, options)
}

test('E12: a scrape is valid text that knows requests and sign-ins, and no id or secret', async () => {
  expect((await proxy.ask('/api/sources?page=1')).status).toBe(200)
  expect((await proxy.ask(`/api/pipelines/${ID}/metrics`)).status).toBe(200)
  expect((await proxy.ask(`/api/secret-path-${ID}`)).status).toBe(404)
  // An answer is counted when it is out, which can be a moment after it has come in.
  await expect.poll(async () => (await scrape()).text).toContain('route="unknown"')
  const { status, headers, text } = await scrape()
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  const metrics = readScrape(text)
  const requests = metrics.get('streamgauge_http_requests_total')?.samples
  expect(requests?.get('{method="GET",route="/api/sources",status="200"}')).toBe(1)
  expect(requests?.get('{method="GET",route="/api/pipelines/{id}/metrics",status="200"}')).toBe(1)
  expect(requests?.get('{method="GET",route="unknown",status="404"}')).toBe(1)
  expect(metrics.get('streamgauge_token_renewals_total')?.samples.get('')).toBe(1)
  expect(metrics.get('streamgauge_token_expiry_seconds')?.samples.get('')).toBeGreaterThan(3000)
  for (const secret of [...SECRETS, ID, 'secret-path']) expect(text).not.toContain(secret)
})

test('E12: the public listener has no metrics, and the other has nothing else', async () => {
  const open = await proxy.ask('/metrics')
  expect(open.status).toBe(404)
  expect(open.text).not.toContain('streamgauge_')
  const paths = ['/', '/config.json', '/api/sources', '/metrics/', '/metrics2', '//metrics']
  const answers = await Promise.all(paths.map((path) => scrape(path)))
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404))
  expect((await scrape('/metrics', { method: 'POST' })).status).toBe(404)
  expect((await scrape('/metrics?x=1')).status).toBe(200)
  const head = await scrape('/metrics', { method: 'HEAD' })
  expect(head).toMatchObject({ status: 200, text: '' })
})

test('a scrape that fails answers 500 without details, and the next one works', async () => {
  await listener.close()
  let isBroken = true
  const text = 'a 1\n'
  listener = await openScrapeListener(
    CHOSEN,
    () =>
      isBroken
        ? Promise.reject(new Error('client-secret-4711'))
        : Promise.resolve({ type: 'text/plain', text }),
    log,
  )
  const failed = await scrape()
  expect(failed.status).toBe(500)
  expect(failed.text).not.toContain('4711')
  isBroken = false
  expect(await scrape()).toMatchObject({ status: 200, text })
})

test('a taken port stops the start when it was chosen, and is given up when it was not', async () => {
  const other: Server = createServer()
  const { port } = new URL(await listen(other, { host: '127.0.0.1', port: 0 }))
  const taken = { host: '127.0.0.1', port: Number(port) }
  const open = (isPortChosen: boolean) =>
    openScrapeListener({ ...taken, isPortChosen }, () => proxy.app.scrape(), log)
  const refused = open(true)
  await expect(refused).rejects.toThrow(ListenError)
  await expect(refused).rejects.toThrow(/^METRICS_PORT: another program .* Streamgauge did not/)
  const { sentences, close } = await open(false)
  expect(sentences).toEqual([expect.stringMatching(/^Metrics: none, .*METRICS_PORT/)])
  await close()
  other.close()
})

test('switched off it says nothing and opens nothing', async () => {
  const { sentences, close } = await openScrapeListener(null, () => proxy.app.scrape(), log)
  expect(sentences).toEqual([])
  await close()
})
