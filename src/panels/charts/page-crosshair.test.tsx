import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '#src/model/time/time-range.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const DESTINATION = '/destinations/67471c91a61c5704fc527e3f'
const FROM = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS
const PIN = iso(FROM + 50 * MINUTE_MS)
const HEALTHY = { scenario: 'healthy' } as const
const LAG = 'Lag in Events'
const RANGE = `from=${iso(FROM)}&to=${iso(FROM + HOUR_MS)}`

function iso(atMs: number): string {
  return new Date(atMs).toISOString().replace('.000Z', 'Z')
}
function pinned() {
  return screen.findByRole('region', { name: /^Pinned: / })
}

test.each([
  ['UTC', PIN.slice(11, 16)],
  ['Asia/Kathmandu', iso(FROM + 395 * MINUTE_MS).slice(11, 16)],
])('a link opens with its pin, told in %s', async (zone, clock) => {
  renderUrl(`${DESTINATION}?${RANGE}&tz=${zone}&pin=${PIN}`, HEALTHY)
  const card = await pinned()
  expect(card.textContent).toContain(clock)
  expect(within(card).getByRole('definition').textContent).toMatch(/\d/)
})

test('a pin goes into the address in place, and out of it again', async () => {
  const { router } = renderUrl(`${DESTINATION}?${RANGE}`, HEALTHY)
  const chart = await screen.findByRole('application', { name: LAG })
  fireEvent.keyDown(chart, { key: 'Home' })
  fireEvent.keyDown(chart, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}&pin=${iso(FROM)}`))
  expect(router.state.historyAction).toBe('REPLACE')
  fireEvent.click(within(await pinned()).getByRole('button', { name: 'Unpin' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
  expect(screen.queryByRole('region', { name: /^Pinned: / })).toBeNull()
})

test('a pin that is no instant is told once, and nothing is pinned', async () => {
  const { router } = renderUrl(`${DESTINATION}?${RANGE}&pin=noon`, HEALTHY)
  expect(await screen.findByText(/^pin=noon is not an instant such as/)).toBeTruthy()
  await screen.findByRole('application', { name: LAG })
  expect(screen.queryByRole('region', { name: /^Pinned: / })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
  expect(screen.queryByText(/^pin=noon/)).toBeNull()
})

test('a zoom by keys leaves the focus in the chart, its reset leaves it beside the button', async () => {
  const { router } = renderUrl(`${DESTINATION}?${RANGE}`, HEALTHY)
  const before = await screen.findByRole('application', { name: LAG })
  act(() => before.focus())
  fireEvent.keyDown(before, { key: 'Home' })
  for (let step = 0; step < 9; step++) {
    fireEvent.keyDown(before, { key: 'ArrowRight', shiftKey: true })
  }
  fireEvent.keyDown(before, { key: 'Enter' })
  const zoomed = `?from=${iso(FROM)}&to=${iso(FROM + 10 * MINUTE_MS)}`
  await waitFor(() => expect(router.state.location.search).toBe(zoomed))
  await waitFor(() => expect(before.isConnected).toBe(false))
  const after = await screen.findByRole('application', { name: LAG })
  await waitFor(() => expect(document.activeElement).toBe(after))

  const reset = screen.getByRole('button', { name: 'Reset zoom' })
  act(() => reset.focus())
  fireEvent.click(reset)
  await waitFor(() => expect(reset.isConnected).toBe(false))
  expect(document.activeElement?.tagName).toBe('SPAN')
  expect(router.state.location.search).toBe(`?${RANGE}`)
})

test('another page is not pinned', async () => {
  const { router } = renderUrl(`${DESTINATION}?${RANGE}&pin=${PIN}`, HEALTHY)
  await pinned()
  fireEvent.click(screen.getByRole('link', { name: 'Sources' }))
  await screen.findByRole('table', { name: 'Sources' })
  expect(router.state.location.search).toBe(`?${RANGE}`)
})
