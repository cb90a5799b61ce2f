import { expect, test as base } from './fixtures.ts'
import { freePort, run } from './processes.ts'

/** The product as a container runs it, under a path: one build serves under any. */
const test = base.extend({
  app: async ({ api }, use) => {
    const port = await freePort()
    const app = await run(
      ['server/run.ts'],
      {
        LISTEN_PORT: String(port),
        METRICS_PORT: 'off',
        BASE_PATH: '/tools/streamgauge',
        STREAMKAP_HOST: api.origin,
        STREAMKAP_CLIENT_ID: api.clientId,
        STREAMKAP_SECRET: api.secret,
      },
      /"isConfined":true,"msg":"listening"/,
    )
    await use({ ...app, origin: `http://127.0.0.1:${port}` })
    await app.stop()
  },
})

test('under a path everything is found there: pages, their code, reads, links and reloads', async ({
  page,
  app,
}) => {
  const root = `${app.origin}/tools/streamgauge/`
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))

  await page.goto('/tools/streamgauge')
  await expect(page.getByRole('table', { name: 'Pipelines' }).getByRole('row')).not.toHaveCount(0)
  await page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click()
  await expect(page).toHaveURL(`${root}sources`)
  const sources = page.getByRole('table', { name: 'Sources' })
  await sources.getByRole('link', { name: 'orders-postgres' }).click()
  await expect(page).toHaveURL(new RegExp(`^${root}sources/[0-9a-f]{24}`))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'orders-postgres' })).toBeVisible()

  expect(asked.filter((url) => !url.startsWith(root) && url !== root.slice(0, -1))).toEqual([])
  expect(asked.some((url) => url.startsWith(`${root}api/sources`))).toBe(true)
})
