import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { keyCommands, keyNotes } from '#src/ui/keys/key-commands.ts'
import { keyConflicts } from '#src/ui/keys/key-conflicts.ts'

const ID = 'a'.repeat(24)
const NIGHT = 'from=2026-11-20T20:15:00Z&to=2026-11-20T21:15:00Z'

/** jsdom has neither, and the palette's list asks for both. */
class NoSizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', NoSizes)
Element.prototype.scrollIntoView = () => undefined

afterEach(() => localStorage.clear())

/** A page whose commands are there. */
async function open(url: string) {
  const page = renderUrl(url)
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }],
  })
  await waitFor(() => expect(keyCommands().map(({ id }) => id)).toContain('palette.open'))
  return page
}

function press(...keys: string[]) {
  for (const key of keys) fireEvent.keyDown(document.body, { key })
}

async function openPalette() {
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  const dialog = within(await screen.findByRole('dialog', { name: 'Find' }))
  return { dialog, field: dialog.getByRole('combobox') }
}

async function find(text: string) {
  const { dialog, field } = await openPalette()
  fireEvent.change(field, { target: { value: text } })
  return { dialog, field }
}

test.each([
  ['o', '/'],
  ['p', '/pipelines'],
  ['s', '/sources'],
  ['d', '/destinations'],
  ['i', '/diagnostics'],
])('g %s goes to %s over the same time', async (letter, pathname) => {
  const { router } = await open(`/no-such-page?${NIGHT}&tz=Asia/Kathmandu`)
  press('g', letter)
  await waitFor(() => expect(router.state.location.pathname).toBe(pathname))
  expect(router.state.location.search).toBe(`?${NIGHT}&tz=Asia/Kathmandu`)
})

test.each(['/', '/pipelines', '/sources', `/sources/${ID}`, '/diagnostics'])(
  'no two commands of %s stand in each other’s way',
  async (url) => {
    await open(url)
    await screen.findByRole('heading', { level: 1 })
    expect(keyConflicts(keyCommands())).toEqual([])
  },
)

test('? lists every key of the page, and nothing else', async () => {
  await open('/diagnostics')
  const names = keyNotes()
    .filter(({ keys }) => keys.length > 0)
    .map(({ name }) => name)
  press('?')
  const sheet = within(await screen.findByRole('dialog', { name: 'Keys' }))
  const listed = sheet.getAllByRole('definition').map(({ textContent }) => textContent)
  expect(listed.toSorted()).toEqual(names.toSorted())
  expect(listed).toContain('Go to Sources')
  expect(sheet.getByText('Space').closest('div')?.textContent).toBe('SpacePause')
})

test('the palette finds an entity by a part of its id and keeps range and zone', async () => {
  const { router } = await open(`/diagnostics?${NIGHT}&tz=Asia/Kathmandu`)
  const { dialog, field } = await find('aaaa')
  expect(await dialog.findByRole('option', { name: /orders-postgres/ })).toBeTruthy()
  expect(dialog.getByText('1 found')).toBeTruthy()
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toBe(`/sources/${ID}`))
  expect(router.state.location.search).toBe(`?${NIGHT}&tz=Asia/Kathmandu`)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the palette shows a range that is typed', async () => {
  const { router } = await open('/diagnostics')
  const { dialog, field } = await find('6h')
  expect(dialog.getByRole('option', { name: /Show Last 6/ })).toBeTruthy()
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.search).toBe('?from=now-6h&to=now'))
})

test.each([
  ['berlin', '?tz=Europe/Berlin'],
  ['every 10s', '?refresh=10s'],
])('the palette sets %s', async (text, search) => {
  const { router } = await open('/diagnostics')
  const { field } = await find(text)
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.search).toBe(search))
})

test('the palette changes the theme, and the choice stays on the device', async () => {
  await open('/diagnostics')
  const { field } = await find('high contrast')
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('contrast'))
  expect(localStorage.getItem('streamgauge.theme')).toBe('contrast')
  fireEvent.change(await screen.findByRole('combobox', { name: 'Theme' }), {
    target: { value: 'dark' },
  })
  expect(document.documentElement.dataset['theme']).toBe('dark')
})

test('the palette does what keys do, and offers what was used last', async () => {
  await open('/diagnostics')
  const { field } = await find('pause')
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(screen.getByRole('button', { name: 'Play (Space)' })).toBeTruthy())
  const { dialog } = await openPalette()
  const used = within(dialog.getByRole('group', { name: 'Recent' }))
  expect(used.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['PlaySpace'])
})

test('an empty palette begins with what needs attention, the worst first', async () => {
  const { router } = renderUrl('/diagnostics', { scenario: 'source-broken' })
  await waitFor(() => expect(document.title).toMatch(/^\(4\) /))
  const { dialog, field } = await openPalette()
  const texts = () => dialog.getAllByRole('option').map(({ textContent }) => textContent ?? '')
  await waitFor(() => expect(texts()[0]).toBe('orders-postgresBroken · source'))
  const options = texts()
  expect(options.slice(1, 4).every((one) => one.endsWith(' · pipeline'))).toBe(true)
  expect(options[4]).toContain('Go to Overview')
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/sources\//))
})

test('among equals what is in trouble is found first, and by the word for it', async () => {
  renderUrl('/diagnostics', { scenario: 'source-broken' })
  await waitFor(() => expect(document.title).toMatch(/^\(4\) /))
  const { dialog, field } = await find('clickhouse')
  const texts = () => dialog.getAllByRole('option').map(({ textContent }) => textContent ?? '')
  const pipelines = () => texts().filter((one) => one.includes(' → '))
  await waitFor(() => expect(pipelines()[0]).toContain('Broken · '))
  expect(pipelines().length).toBeGreaterThan(1)
  expect(pipelines().filter((one) => one.includes('Broken · ')).length).toBe(1)
  fireEvent.change(field, { target: { value: 'broken' } })
  // A place in Australia has the word as well.
  const broken = () => texts().filter((one) => !one.startsWith('Time zone'))
  await waitFor(() => expect(broken().length).toBe(4))
  expect(broken().every((one) => one.includes('Broken · '))).toBe(true)
})

test('words that nothing has are told', async () => {
  await open('/diagnostics')
  const { dialog } = await find('mongolian yak')
  expect(dialog.getByText('Nothing has these words.')).toBeTruthy()
  expect(dialog.queryAllByRole('option')).toEqual([])
})

test('the page is copied as a frozen link from the bar and as a live one by keys', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined)
  const clipboard = { configurable: true, value: { writeText } }
  Object.defineProperty(navigator, 'clipboard', clipboard)
  await open('/diagnostics')
  fireEvent.click(await screen.findByRole('button', { name: 'Copy link' }))
  fireEvent.click(screen.getByRole('button', { name: /^Copy link, frozen/ }))
  expect(await screen.findByText(/^Copied a frozen link/)).toBeTruthy()
  expect(writeText.mock.lastCall?.[0]).toMatch(
    /\/diagnostics\?from=\d{4}-.*Z&to=\d{4}-.*Z&frozen=\d{4}-.*Z&live=now-24h_now$/,
  )
  press('y', 'l')
  expect(await screen.findByText(/^Copied a live link/)).toBeTruthy()
  expect(writeText.mock.lastCall?.[0]).toMatch(/\/diagnostics\?from=now-24h&to=now$/)
  Reflect.deleteProperty(navigator, 'clipboard')
})
