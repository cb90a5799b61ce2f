import { expect, test } from './fixtures.ts'

test.use({ tokenLifeSec: 4 })

test('with credentials the account is shown, through token renewals, and nothing secret leaks', async ({
  page,
  app,
  api,
}) => {
  const seen: string[] = []
  page.on('response', async (response) => {
    seen.push(JSON.stringify(response.headers()))
    seen.push(await response.text().catch(() => ''))
  })
  await page.goto('/sources')
  await expect(page.getByRole('table', { name: 'Sources' }).getByRole('row')).toHaveCount(9)
  await expect(page.getByText('Simulated account')).toHaveCount(0)

  // Three lives of a token; each reload reads everything anew.
  for (let life = 0; life < 3; life++) {
    await page.waitForTimeout(4_200)
    await page.reload()
    await expect(page.getByRole('table', { name: 'Sources' }).getByRole('row')).toHaveCount(9)
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
  }
  await api.control({ revokeTokens: true })
  await page.reload()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()

  const signIns = api.output().match(/POST \/auth\/access-token 200/g) ?? []
  expect(signIns.length).toBeGreaterThanOrEqual(3)
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  )
  const everything = [...seen, stored, app.output()].join('\n')
  expect(everything).not.toContain(api.secret)
  expect(everything).not.toContain(api.clientId)
  expect(everything).not.toMatch(/Bearer |eyJ|accessToken|refreshToken/)
  expect(everything).not.toMatch(/"config"|database\.password/)
})

test('an id that the account does not know is an answer, not an error', async ({
  page,
  complaints,
}) => {
  for (const kind of ['source', 'destination', 'pipeline']) {
    await page.goto(`/${kind}s/ffffffffffffffffffffffff`)
    await expect(page.getByText(`No ${kind} has this id in the account.`)).toBeVisible()
  }
  // The browser itself reports each 404 of the metrics reads.
  expect(complaints.every((text) => text.includes('404'))).toBe(true)
  complaints.length = 0
})
