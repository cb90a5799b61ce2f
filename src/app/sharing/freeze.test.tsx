import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUrl } from '#src/testing/render-url.tsx'

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'
const HEALTHY = { scenario: 'healthy' } as const

const paramsOf = (search: string) => Object.fromEntries(new URLSearchParams(search))

function press(key: string) {
  fireEvent.keyDown(document.body, { key })
}

test('b writes fixed instants, the zone and the way back into the address, and b goes on live', async () => {
  const { router } = renderUrl(`${DESTINATION}?from=now-6h&to=now&tz=Asia/Kathmandu`, HEALTHY)
  await screen.findByRole('application', { name: 'Lag in Events' })
  press('b')
  await screen.findByText(/^Frozen at \d\d:\d\d:\d\d GMT\+5:45\.$/)
  const { from = '', to = '', ...rest } = paramsOf(router.state.location.search)
  expect(Date.parse(to) - Date.parse(from)).toBe(6 * 3_600_000)
  expect(to).toMatch(/:\d[05]:00Z$/)
  expect(rest).toEqual({
    tz: 'Asia/Kathmandu',
    frozen: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    live: 'now-6h_now',
  })
  expect(router.state.historyAction).toBe('PUSH')
  expect(screen.getByRole('group', { name: 'Refresh' })).toHaveProperty('disabled', true)

  press('b')
  await waitFor(() => expect(screen.queryByText(/^Frozen at/)).toBeNull())
  expect(paramsOf(router.state.location.search)).toEqual({
    from: 'now-6h',
    to: 'now',
    tz: 'Asia/Kathmandu',
  })
})

test('a frozen link keeps its instants on the way to another page', async () => {
  const frozen = 'from=2026-11-20T10:00:00Z&to=2026-11-20T16:00:00Z&frozen=2026-11-20T16:02:10Z'
  const { router } = renderUrl(`${DESTINATION}?${frozen}&live=now-6h_now`, HEALTHY)
  await screen.findByText(/^Frozen at (20 Nov )?16:02:10 UTC\.$/)
  fireEvent.click(screen.getByRole('link', { name: 'Sources' }))
  await screen.findByRole('table', { name: 'Sources' })
  expect(router.state.location.search).toBe(`?${frozen}&live=now-6h_now`)
})

test('another fixed range stays frozen, a relative one goes on live', async () => {
  const nowMs = Date.now()
  const iso = (agoMs: number) => new Date(nowMs - agoMs).toISOString().replace(/\.\d+Z/, 'Z')
  const range = `from=${iso(2 * 3_600_000)}&to=${iso(3_600_000 + 60_000)}`
  const { router } = renderUrl(`${DESTINATION}?${range}&frozen=${iso(0)}&live=now-6h_now`, HEALTHY)
  await screen.findByText(/^Frozen at/)
  press('t')
  press('ArrowLeft')
  await waitFor(() => expect(router.state.location.search).toContain(`to=${iso(2 * 3_600_000)}`))
  expect(screen.getByText(/^Frozen at/)).toBeTruthy()
  press('t')
  press('z')
  await waitFor(() =>
    expect(router.state.location.search).not.toContain(`to=${iso(2 * 3_600_000)}`),
  )
  press('t')
  press('ArrowRight')
  await waitFor(() => expect(router.state.location.search).toMatch(/^\?from=now-\w+&to=now$/))
  expect(screen.queryByText(/^Frozen at/)).toBeNull()
})
