import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw/http'
import { afterEach, expect, test, vi } from 'vitest'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

const ID = 'a'.repeat(24)
const NIGHT = 'from=2026-11-20T20:15:00Z&to=2026-11-20T21:15:00Z'

afterEach(() => localStorage.clear())

function answerWithSource() {
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }],
  })
  answerWith(`/sources/${ID}/metrics`, { data: {}, metadata: {} })
}

/** Query of each request for the source's series, as they are sent. */
function seriesQueries() {
  const asked: URLSearchParams[] = []
  network.use(
    http.all(`*/api/sources/${ID}/metrics`, ({ request }) => {
      const query = new URL(request.url).searchParams
      if (query.get('time_type') === 'timeseries') asked.push(query)
    }),
  )
  return asked
}

const rangeButton = () => screen.findByRole('button', { name: /^Time range/ })

async function openDialog() {
  fireEvent.click(await rangeButton())
  return screen.findByRole('dialog', { name: 'Time range' })
}

function press(...keys: string[]) {
  for (const key of keys) fireEvent.keyDown(document.body, { key })
}

test.each([
  ['UTC', '', /20 Nov 20:15 – 21:15 UTC/],
  ['Kathmandu', '&tz=Asia/Kathmandu', /21 Nov 02:00 – 03:00 GMT\+5:45/],
  ['Berlin', '&tz=Europe/Berlin', /20 Nov 21:15 – 22:15 CET/],
])('a link opened in %s asks for the same instants on its own clock', async (_, tz, words) => {
  renderUrl(`/sources/${ID}?${NIGHT}${tz}`)
  answerWithSource()
  const asked = seriesQueries()
  expect((await rangeButton()).textContent).toMatch(words)
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    timestamp_from: '2026-11-20T20:15:00Z',
    timestamp_to: '2026-11-20T21:15:00Z',
    time_unit: 'minute',
    time_interval: '1',
  })
})

test('the step of the address is the step that is asked for', async () => {
  renderUrl(`/sources/${ID}?from=now-30d&to=now&step=1w`)
  answerWithSource()
  const asked = seriesQueries()
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]?.get('time_unit')).toBe('week')
  expect(new Date(asked[0]?.get('timestamp_from') ?? '').getUTCDay()).toBe(1)
})

test('range and zone survive the way from a list to a detail, on to a list, and back', async () => {
  const { router } = renderUrl(`/sources?${NIGHT}&tz=Asia/Kathmandu`)
  answerWithSource()
  fireEvent.click(await screen.findByRole('link', { name: 'orders-postgres' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/sources/${ID}`))
  expect(router.state.location.search).toBe(`?${NIGHT}&tz=Asia/Kathmandu`)
  // Until the page is on screen, a link to the page before it would replace the address.
  await screen.findByRole('heading', { level: 1, name: 'orders-postgres' })
  fireEvent.click(screen.getByRole('link', { name: 'Sources' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/sources'))
  expect(router.state.location.search).toBe(`?${NIGHT}&tz=Asia/Kathmandu`)
  await act(() => router.navigate(-1))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/sources/${ID}`))
  expect((await rangeButton()).textContent).toMatch(/21 Nov 02:00 – 03:00/)
})

test('a beginning that is no time is told once, and the last 24 h are shown', async () => {
  const { router } = renderUrl('/sources?from=yesterday-ish&to=now&tz=Europe/Berlin')
  answerWithSource()
  const told = 'from=yesterday-ish is not a time; showing the last 24 h.'
  expect(await screen.findByText(told, { exact: false })).toBeTruthy()
  expect((await rangeButton()).textContent).toContain(`Last 24${THIN_SPACE}h CET`)
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(router.state.location.search).toBe('?tz=Europe/Berlin'))
  expect(screen.queryByText(told, { exact: false })).toBeNull()
})

test('headings say the range, not another one', async () => {
  renderUrl(`/sources/${ID}?${NIGHT}`)
  answerWithSource()
  const words = '20 Nov 2026 20:15 – 21:15 UTC'
  expect(await screen.findAllByText(words)).toHaveLength(2)
  expect(screen.queryByText(/24\s?h/)).toBeNull()
})

test('a preset is a new entry of the history', async () => {
  const { router } = renderUrl('/sources')
  answerWithSource()
  fireEvent.click(within(await openDialog()).getByRole('button', { name: /^Last 6/ }))
  await waitFor(() => expect(router.state.location.search).toBe('?from=now-6h&to=now'))
  await act(() => router.navigate(-1))
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

test('a typed range is shown; one that cannot be read is told in the dialog', async () => {
  const { router } = renderUrl('/sources?tz=Asia/Kathmandu')
  answerWithSource()
  const dialog = within(await openDialog())
  const field = dialog.getByLabelText('Type or paste a range')
  fireEvent.change(field, { target: { value: 'soon' } })
  fireEvent.submit(field)
  expect(dialog.getByRole('alert').textContent).toMatch(/“soon” is not a time/)
  fireEvent.change(field, { target: { value: '2026-11-21 02:00 to 03:00' } })
  fireEvent.submit(field)
  await waitFor(() => expect(router.state.location.search).toContain(NIGHT))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the calendar shows and means the clock of the zone', async () => {
  const { router } = renderUrl(`/sources?${NIGHT}&tz=Asia/Kathmandu`)
  answerWithSource()
  const dialog = within(await openDialog())
  expect(dialog.getByDisplayValue('2026-11-21T02:00')).toBeTruthy()
  fireEvent.change(dialog.getByLabelText('To'), { target: { value: '2026-11-21T04:00' } })
  fireEvent.submit(dialog.getByLabelText('To'))
  await waitFor(() => expect(router.state.location.search).toContain('&to=2026-11-20T22:15:00Z'))
})

test('ranges chosen before are offered again; storage with nonsense in it is empty', async () => {
  localStorage.setItem('streamgauge.recent-ranges', '{"not": ["a", "list"]')
  renderUrl('/sources')
  answerWithSource()
  const first = within(await openDialog())
  expect(first.queryByRole('group', { name: 'Recent on this device' })).toBeNull()
  const field = first.getByLabelText('Type or paste a range')
  fireEvent.change(field, { target: { value: 'now-3h' } })
  fireEvent.submit(field)
  const recent = within(await openDialog()).getByRole('group', { name: 'Recent on this device' })
  expect(within(recent).getByRole('button').textContent).toMatch(/^Last 3\sh$/)
})

test('eight ranges are kept, the newest first', async () => {
  const texts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((hours) => `from=now-${hours}h&to=now`)
  localStorage.setItem('streamgauge.recent-ranges', JSON.stringify([42, 'nonsense', ...texts]))
  renderUrl('/sources')
  answerWithSource()
  const recent = within(await openDialog()).getByRole('group', { name: 'Recent on this device' })
  const shown = within(recent).getAllByRole('button')
  expect(shown).toHaveLength(8)
  expect(shown[0]?.textContent).toMatch(/^Last 1\sh$/)
})

test('the step says how many points it gives, and one that is too fine cannot be chosen', async () => {
  const { router } = renderUrl('/sources?from=now-30d&to=now')
  answerWithSource()
  const dialog = within(await openDialog())
  expect(dialog.getByText(/1 point = 3\sh, 24[01] points/)).toBeTruthy()
  expect(dialog.getByRole<HTMLOptionElement>('option', { name: /^1\smin/ }).disabled).toBe(true)
  fireEvent.change(dialog.getByLabelText(/^Points/), { target: { value: '1d' } })
  await waitFor(() => expect(router.state.location.search).toContain('step=1d'))
})

test('a zone nobody has is refused, one of the list is taken', async () => {
  const { router } = renderUrl('/sources')
  answerWithSource()
  const dialog = within(await openDialog())
  const field = dialog.getByLabelText('Time zone')
  fireEvent.change(field, { target: { value: 'Mars/Olympus' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(dialog.getByRole('alert').textContent).toBe('No zone has this name.')
  fireEvent.change(field, { target: { value: 'America/New_York' } })
  await waitFor(() => expect(router.state.location.search).toBe('?tz=America/New_York'))
})

test('keys move the range: back, forward, out, absolute', async () => {
  const { router } = renderUrl(`/sources?${NIGHT}`)
  answerWithSource()
  await rangeButton()
  const search = () => router.state.location.search
  press('t', 'ArrowLeft')
  await waitFor(() => expect(search()).toBe('?from=2026-11-20T19:15:00Z&to=2026-11-20T20:15:00Z'))
  press('t', 'ArrowRight')
  await waitFor(() => expect(search()).toBe(`?${NIGHT}`))
  press('t', 'z')
  await waitFor(() => expect(search()).toBe('?from=2026-11-20T19:45:00Z&to=2026-11-20T21:45:00Z'))
})

test('one key turns the last 24 h into the instants they stand for', async () => {
  const { router } = renderUrl('/sources')
  answerWithSource()
  await rangeButton()
  press('t', 'a')
  await waitFor(() => expect(router.state.location.search).toMatch(/^\?from=2\d{3}-.*Z&to=.*Z$/))
  const { searchParams } = new URL(router.state.location.search, 'http://x')
  const [from, to] = ['from', 'to'].map((key) => Date.parse(searchParams.get(key) ?? ''))
  expect((to ?? 0) - (from ?? 0)).toBe(24 * 3_600_000)
})

test('a range is copied as text and pasted from text', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined)
  const readText = vi.fn<() => Promise<string>>(async () => 'from=now-2h&to=now')
  const clipboard = { configurable: true, value: { writeText, readText } }
  Object.defineProperty(navigator, 'clipboard', clipboard)
  const { router } = renderUrl(`/sources?${NIGHT}`)
  answerWithSource()
  await rangeButton()
  press('t', 'c')
  expect(await screen.findByText(`Copied: ${NIGHT}`)).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith(NIGHT)
  press('t', 'v')
  await waitFor(() => expect(router.state.location.search).toBe('?from=now-2h&to=now'))
  Reflect.deleteProperty(navigator, 'clipboard')
})

test('keys typed into a field stay there', async () => {
  const { router } = renderUrl(`/sources?${NIGHT}`)
  answerWithSource()
  const field = within(await openDialog()).getByLabelText('Type or paste a range')
  fireEvent.keyDown(field, { key: 't' })
  fireEvent.keyDown(field, { key: 'z' })
  press('t', 'ArrowLeft')
  await waitFor(() => expect(router.state.location.search).not.toBe(`?${NIGHT}`))
  expect(router.state.location.search).toBe('?from=2026-11-20T19:15:00Z&to=2026-11-20T20:15:00Z')
})
