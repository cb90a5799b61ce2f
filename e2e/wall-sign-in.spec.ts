import { expect } from './fixtures.ts'
import { test, TOKEN } from './token-server.ts'

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

  await server.stop()
  await server.start()
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
