import { screen, waitFor } from '@testing-library/react'
import { http } from 'msw/http'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '#src/model/time/time-range.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'
const FROM = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS
const WORDS = /^Nothing to compare with: the earlier values could not be read/

function iso(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}

/** Opens an hour compared with the day before, whose series fail while `isBroken` says so. */
function openCompared(isBroken: () => boolean) {
  const range = `from=${iso(FROM)}&to=${iso(FROM + HOUR_MS)}`
  const view = renderUrl(`${DESTINATION}?${range}&compare=day`, { scenario: 'healthy' })
  network.use(
    http.all(`*/api${DESTINATION}/metrics`, ({ request }) => {
      const from = new URL(request.url).searchParams.get('timestamp_from') ?? ''
      const isEarlier = from.startsWith(iso(FROM - DAY_MS).slice(0, 13))
      return isEarlier && isBroken() ? new Response('{}', { status: 503 }) : undefined
    }),
  )
  return view
}

test('a comparison that cannot be read is said, and drawn when it can', async () => {
  let isBroken = true
  const { client } = openCompared(() => isBroken)
  expect(await screen.findByText(WORDS)).toBeTruthy()
  expect(screen.queryByText('Lag in Events, previous day')).toBeNull()
  isBroken = false
  await client.refetchQueries({ type: 'active' })
  await waitFor(() => expect(screen.queryByText(WORDS)).toBeNull())
  expect((await screen.findAllByText('Lag in Events, previous day')).length).toBeGreaterThan(0)
})
