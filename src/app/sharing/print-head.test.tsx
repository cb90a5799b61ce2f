import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUrl } from '#src/testing/render-url.tsx'

const RANGE = 'from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z'

test('on paper stand the range with its zone, the moment, and a frozen link', async () => {
  renderUrl(`/sources?${RANGE}&tz=Asia/Kathmandu`, { scenario: 'healthy' })
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByText(/^Streamgauge · /)).toBeNull()
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(screen.getByText(/^Streamgauge · /).textContent).toMatch(
    /^Streamgauge · 20 Nov 2026 15:45 – 16:45 GMT\+5:45 · 1 point = 1\smin · printed \d+ \w+ \d\d:\d\d:\d\d GMT\+5:45$/,
  )
  const link = new URL(screen.getByText(/^http.*frozen=/).textContent ?? '')
  expect(Object.fromEntries(link.searchParams)).toEqual({
    from: '2026-11-20T10:00:00Z',
    to: '2026-11-20T11:00:00Z',
    tz: 'Asia/Kathmandu',
    frozen: expect.stringMatching(/^20\d\d-/),
  })
})
