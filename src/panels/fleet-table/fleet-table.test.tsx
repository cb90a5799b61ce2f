import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const STATUSES = {
  'orders-10': ['PostgreSQL', 'Broken'],
  'orders-2': ['PostgreSQL', 'Paused'],
  billing: ['MySQL', 'Paused'],
  archive: ['MySQL', 'Paused'],
} as const

/** `/sources` of an account of four, of which nothing but the status is known. */
async function openSources(search = '') {
  const rows = Object.entries(STATUSES).map(([name, [connector, status]], index) => ({
    id: String(index).repeat(24),
    name,
    connector_display_name: connector,
    connector: connector.toLowerCase(),
    connector_status: status,
    tags: name === 'billing' ? ['gold'] : [],
  }))
  const view = renderUrl(`/sources${search}`)
  answerWith('/sources', { result: rows, page: 1, page_size: 100, total: rows.length })
  const table = await screen.findByRole('table', { name: 'Sources' })
  await waitFor(() => expect(within(table).getAllByText('Broken')).toBeTruthy())
  return view
}

function names() {
  return screen
    .queryAllByRole('rowheader')
    .flatMap((one) => within(one).queryByRole('link')?.textContent ?? [])
}

function heading(name: RegExp) {
  return screen.getByRole('button', { name })
}

function addressOf({ router }: { router: { state: { location: { search: string } } } }) {
  return router.state.location.search
}

test('the worst stands first, then the names as people count', async () => {
  await openSources()
  expect(names()).toEqual(['orders-10', 'archive', 'billing', 'orders-2'])
})

test('a link with filters and an order shows the same rows to somebody else', async () => {
  await openSources('?state=broken,paused&q=orders&sort=-name')
  expect(names()).toEqual(['orders-10', 'orders-2'])
  expect(screen.getByText('2 of 4 shown')).toBeTruthy()
  expect(screen.getByRole('columnheader', { name: 'Source' }).getAttribute('aria-sort')).toBe(
    'descending',
  )
})

test('typing takes the place of the last address, a press is a new one', async () => {
  const view = await openSources()
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
    target: { value: 'orders' },
  })
  await waitFor(() => expect(names()).toEqual(['orders-10', 'orders-2']))
  await waitFor(() => expect(addressOf(view)).toBe('?q=orders'))
  fireEvent.click(screen.getByRole('button', { name: '3 Paused' }))
  await waitFor(() => expect(names()).toEqual(['orders-2']))
  await waitFor(() => expect(addressOf(view)).toBe('?q=orders&state=paused'))
  await act(() => view.router.navigate(-1))
  await waitFor(() => expect(names()).toEqual(['orders-10', 'orders-2']))
})

test('only failing shows what somebody should look at', async () => {
  const view = await openSources()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Only failing' }))
  await waitFor(() => expect(names()).toEqual(['orders-10']))
  await waitFor(() => expect(addressOf(view)).toBe('?failing=yes'))
})

test('a filter that nothing fits says so and can be taken away', async () => {
  const view = await openSources()
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
    target: { value: 'nobody' },
  })
  expect(
    await screen.findByText('None of the 4 sources fits the search and the filters.'),
  ).toBeTruthy()
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] ?? document.body)
  await waitFor(() => expect(names()).toHaveLength(4))
  await waitFor(() => expect(addressOf(view)).toBe(''))
})

test('groups roll up to their worst row, and a count leads to the culprits', async () => {
  const view = await openSources('?by=type')
  // The group without trouble is closed.
  expect(names()).toEqual(['orders-10', 'orders-2'])
  await screen.findByRole('button', { name: /^MySQL/ })
  expect(heading(/^MySQL/).getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(heading(/^MySQL/))
  await waitFor(() => expect(names()).toEqual(['orders-10', 'orders-2', 'archive', 'billing']))
  await waitFor(() => expect(addressOf(view)).toBe('?by=type&open=MySQL'))
  const group = heading(/^PostgreSQL/).closest('tr')
  fireEvent.click(within(group ?? document.body).getByRole('button', { name: '1 Broken' }))
  await waitFor(() => expect(names()).toEqual(['orders-10']))
  await waitFor(() => expect(addressOf(view)).toContain('state=broken'))
  expect(addressOf(view)).toContain('type=PostgreSQL')
})

test('sums follow the filters and say how many they count', async () => {
  await openSources('?q=orders')
  const sums = (await screen.findByText('Written')).parentElement
  // Nothing but statuses was answered: no rate is known.
  await waitFor(() => expect(sums?.textContent).toBe('Written—not reported 0 of 2 counted'))
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
  await waitFor(() => expect(sums?.textContent).toBe('Written—not reported 0 of 4 counted'))
})

test('what was so when watching began has lasted at least since then', async () => {
  answerWith('/sources/metrics', { connectors: {} })
  await openSources()
  const row = screen.getByRole('row', { name: /orders-10/ })
  const headers = screen.getAllByRole('columnheader').map((one) => one.textContent)
  const cell = row.children[headers.indexOf('Since')]
  await waitFor(() => expect(cell?.textContent).toMatch(/^≥ at least (<1|\d+)\u202fs$/))
  expect(within(row).getByTitle(/^Observed on this screen: so already when/)).toBeTruthy()
})

test('/ goes to the search field, Escape leaves it', async () => {
  await openSources()
  fireEvent.keyDown(document.body, { key: '/' })
  const field = screen.getByRole('searchbox', { name: 'Search' })
  expect(document.activeElement).toBe(field)
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(document.activeElement).not.toBe(field)
})

test('the map has a tile for each, worst first, and the arrow keys walk over them', async () => {
  await openSources()
  fireEvent.change(await screen.findByRole('combobox', { name: 'View' }), {
    target: { value: 'map' },
  })
  const map = await screen.findByRole('list', { name: 'Map of sources' })
  const groupBy = screen.getByRole('combobox', { name: 'Group by' })
  expect([groupBy.matches(':disabled'), groupBy.title]).toEqual([true, 'The map has no groups'])
  const tiles = within(map).getAllByRole('link')
  expect(tiles.map((tile) => tile.getAttribute('aria-label'))).toEqual([
    'orders-10, Broken',
    'archive, Paused',
    'billing, Paused',
    'orders-2, Paused',
  ])
  expect(tiles.map((tile) => tile.tabIndex)).toEqual([0, -1, -1, -1])
  act(() => tiles[0]?.focus())
  fireEvent.keyDown(tiles[0] ?? map, { key: 'ArrowRight' })
  expect(document.activeElement).toBe(tiles[1])
  const card = screen.getByRole('complementary', { name: 'Selected tile' })
  expect(within(card).getByRole('link', { name: 'archive' })).toBeTruthy()
  expect(tiles.map((tile) => tile.tabIndex)).toEqual([-1, 0, -1, -1])
})
