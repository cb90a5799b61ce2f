import { writeFileSync } from 'node:fs'
import { expect, test as base, type App } from './fixtures.ts'
import { freePort, run } from './processes.ts'

const TOKEN = 'hall-0123456789-0123456789-0123456789'

type Server = App & {
  restart(): Promise<void>
  /** Rewrites the file of tokens while the process runs. */
  writeTokens(text: string): void
}

/** The product where people need a password, with a file of tokens for screens. */
const test = base.extend<{ server: Server }>({
  app: async ({ server }, use) => use(server),

  server: async ({ api }, use, info) => {
    const port = await freePort()
    const file = info.outputPath('screens')
    const writeTokens = (text: string) => writeFileSync(file, text)
    const env = {
      LISTEN_PORT: String(port),
      METRICS_PORT: 'off',
      STREAMKAP_HOST: api.origin,
      STREAMKAP_CLIENT_ID: api.clientId,
      STREAMKAP_SECRET: api.secret,
      VIEWER_AUTH: 'basic',
      VIEWER_BASIC: 'ann:correct horse',
      VIEWER_TOKEN_FILE: file,
    }
    const start = () => run(['server/run.ts'], env, /"msg":"listening"/)
    writeTokens(`hall:${TOKEN}\n`)
    let running = await start()
    let printed = ''
    await use({
      origin: `http://127.0.0.1:${port}`,
      output: () => printed + running.output(),
      writeTokens,
      stop: () => running.stop(),
      restart: async () => {
        await running.stop()
        printed += running.output()
        running = await start()
      },
    })
    await running.stop()
  },
})

test('a wall screen signs in once, stays in through a restart, and is out when its token goes', async ({
  page,
  server,
  complaints,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const source = page.getByRole('table', { name: 'Sources' }).getByText('orders-postgres')

  await page.goto(`/wall-login?next=/sources#${TOKEN}`)
  await expect(source).toBeVisible()
  expect(asked.join()).not.toContain(TOKEN)
  expect(complaints).toEqual([])

  await server.restart()
  await page.goto('/sources')
  await expect(source).toBeVisible()
  await expect(page.getByText('Live')).toBeVisible()

  server.writeTokens('# nobody\n')
  const signedOut = page.getByText('You are signed out.')
  await expect(async () => {
    await page.keyboard.press('r')
    await expect(signedOut).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(source).toBeVisible()

  server.writeTokens(`hall:${TOKEN}\n`)
  await expect.poll(async () => (await page.request.get('/config.json')).status()).toBe(200)
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await expect(page.getByText('Live')).toBeVisible()
  await expect(signedOut).toBeHidden()

  expect(server.output()).not.toContain(TOKEN)
  // The browser itself reports each 401, and what it asked for while the server was restarting.
  expect(
    complaints.filter((text) => !/401|CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE/.test(text)),
  ).toEqual([])
  complaints.length = 0
})

test('a token that is not known, or none, is answered with words', async ({ page, complaints }) => {
  await page.goto('/wall-login#not-a-token-of-this-server')
  await expect(page.getByText('This token is not known here')).toBeVisible()
  await expect(page).toHaveURL(/wall-login$/)
  await page.reload()
  await expect(page.getByText('No token.')).toBeVisible()
  expect(complaints.filter((text) => !/40[13]/.test(text))).toEqual([])
  complaints.length = 0
})
