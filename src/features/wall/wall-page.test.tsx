import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw/http'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

/** An hour at which `orders to BigQuery` falls behind and `billing to Databricks` drains. */
const EVEN_HOUR_MS = Date.parse('2026-11-20T10:32:10Z')

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
})

function openWall(search = '', options: Parameters<typeof renderUrl>[1] = {}) {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    now: EVEN_HOUR_MS,
    toFake: ['Date', 'setInterval', 'clearInterval'],
  })
  Object.assign(window, { innerWidth: 1920, innerHeight: 1080 })
  return renderUrl(`/wall${search}`, { historyDays: 2, ...options })
}

const tile = (name: RegExp) => screen.findByRole('article', { name })

test('the line at the top says what is wrong, the worst first', async () => {
  openWall()
  expect(
    await screen.findByRole('heading', { level: 1, name: /^1 broken · 1 no worker · 1 behind/ }),
  ).toBeTruthy()
})

test('a tile says name, state and what waits; trouble stands first', async () => {
  openWall()
  await tile(/^orders to BigQuery: Falling behind/)
  const tiles = screen.getAllByRole('article')
  expect(tiles).toHaveLength(12)
  const first = within(tiles[0] ?? document.body)
  expect(first.getByRole('heading', { level: 2 }).textContent).toBe('clickstream to search')
  expect(first.getByText('Broken')).toBeTruthy()
  expect(tiles[0]?.textContent).toMatch(/\d.*M.*waiting/)
})

test('without trouble the board is calm: since when, what moves, whether data comes, and names', async () => {
  openWall('', { scenario: 'healthy' })
  expect(await screen.findByRole('heading', { level: 1, name: 'All 12 well' })).toBeTruthy()
  expect(screen.queryByRole('article')).toBeNull()
  expect(fact('No problem seen for')).toMatch(/since this screen began to watch, 10:32\sUTC/)
  await vi.waitFor(
    () => expect(fact('Records now')).toMatch(/[1-9].*\/syesterday at this time [1-9].*\/s/),
    15_000,
  )
  expect(fact('Newer metrics came')).toMatch(/\d+\ss ago$/)
  expect(listed()).toHaveLength(12)
  expect(listed()).toContain('billing to Databricks')
})

/** What stands beside the label of a fact; an error while it is not there. */
function fact(label: string): string {
  const term = screen.getByText(label)
  return (term.parentElement?.textContent ?? '').replace(label, '')
}

test('in a quiet account metrics come without new records, and the board says so', async () => {
  openWall('', { scenario: 'idle-night' })
  await vi.waitFor(
    () => expect(fact('Newer metrics came')).toMatch(/ago.*no new records in them$/),
    15_000,
  )
  expect(fact('Records now')).toMatch(/^0\s?\/(s|min)/)
})

test('a problem that this screen saw is told when it is over, with its beginning and end', async () => {
  const { simulator, client } = openWall('', { scenario: 'healthy' })
  await screen.findByText('No problem seen for')
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round++) {
      await pass()
      await act(() => client.refetchQueries())
    }
  }
  // Answers come one by one, on a busy machine some of them a round later.
  const soon = (check: () => void) =>
    vi.waitFor(async () => {
      await rounds(1)
      check()
    }, 20_000)
  await rounds(4)
  simulator.setScenario('source-broken')
  await soon(() =>
    expect(screen.getByRole('main').textContent).toMatch(/10:3\d orders to \w+: Flowing → Broken/),
  )
  simulator.setScenario('healthy')
  await soon(() =>
    expect(fact('No problem seen for')).toMatch(/the last until 10:3\d\sUTC: orders to/),
  )
  expect(screen.getByRole('main').textContent).toMatch(/10:3\d orders to \w+: Broken → Flowing/)
}, 60_000)

test('of a large account trouble has tiles, and the rest is counted', async () => {
  openWall('', { scenario: 'large-account' })
  await screen.findByText(/^1–12 of \d+$/)
  expect(screen.getAllByRole('article')).toHaveLength(12)
  expect(screen.getByText(/^[78]\d\d flowing$/)).toBeTruthy()
})

test('what is folded can be counted by tag', async () => {
  openWall('?by=tag', { scenario: 'healthy' })
  await screen.findByRole('heading', { level: 1, name: 'All 12 well' })
  expect(listed()[0]).toMatch(/^12 /)
})

const listed = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

test('a filter chooses entities of every kind', async () => {
  openWall('?filter=snowflake')
  await vi.waitFor(() => expect(listed()).toContain('Snowflake – analytics'), 15_000)
  expect(listed()).toContain('crm to Snowflake')
  expect(listed().join()).not.toContain('BigQuery')
})

test('a filter that matches nothing is told in words, with what it was compared with', async () => {
  openWall('?filter=zzz')
  expect(await screen.findByRole('heading', { level: 1, name: 'Nothing to show' })).toBeTruthy()
  expect(screen.getByRole('main').textContent).toBe(
    'Of the 25 sources, destinations and pipelines none has “zzz” in its name.',
  )
})

test('the tab says which wall it is, and how many on it need somebody', async () => {
  openWall('?name=NOC east')
  await waitFor(() => expect(document.title).toBe('(4) NOC east · Streamgauge'))
  cleanup()
  openWall('?filter=crm', { scenario: 'healthy' })
  await waitFor(() => expect(document.title).toBe('Wall · Streamgauge'))
})

test('what the address cannot say is told at the bottom', async () => {
  openWall('?distance=far&screen=noc-9&dwel=10')
  expect(await screen.findByText(/distance=far is not metres from 0.5 to 50./)).toBeTruthy()
  expect(screen.getByText(/screen=noc-9 is not a named wall/)).toBeTruthy()
  expect(screen.getByText(/dwel is no parameter of a wall\./)).toBeTruthy()
})

async function pass() {
  await act(() => vi.advanceTimersByTimeAsync(5000))
}

test('after three rounds without an answer the board says that it is not live, and heals by itself', async () => {
  openWall()
  await tile(/^orders to BigQuery/)
  let isDown = true
  network.use(
    http.all('*/api/*', () => (isDown ? HttpResponse.json({}, { status: 503 }) : undefined)),
  )
  for (let second = 0; second < 70; second += 5) await pass()
  expect((await screen.findByRole('alert')).textContent).toMatch(/NOT LIVE since 10:3\d UTC/)
  expect(screen.getAllByRole('article')).toHaveLength(12)
  isDown = false
  await vi.waitFor(async () => {
    await pass()
    expect(screen.queryByRole('alert')).toBeNull()
  }, 15_000)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^1 broken/)
})

test('old answers of the proxy are not live, and the board says what fails behind it', async () => {
  openWall()
  await tile(/^orders to BigQuery/)
  const headers = {
    age: '300',
    'cache-status': 'streamkap-proxy; fwd=stale; fwd-status=503; ttl=-290; detail=upstream_error',
  }
  const answer = () => HttpResponse.json({ connectors: {} }, { headers })
  network.use(http.get('*/sources/metrics', answer), http.get('*/destinations/metrics', answer))
  await vi.waitFor(async () => {
    await pass()
    expect(screen.getByRole('alert').textContent).toContain('cannot answer now (503)')
  }, 15_000)
})

test('an account that has not been read yet is not shown as an empty one', async () => {
  openWall('', { scenario: 'api-down' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Waiting for the API' })).toBeTruthy()
})

test('a screen that is left gives the document back', async () => {
  const { unmount } = openWall('?theme=light&distance=10')
  await screen.findByRole('heading', { level: 1, name: /broken/ })
  expect(document.documentElement.dataset).toMatchObject({ screen: 'wall', theme: 'light' })
  expect(document.documentElement.style.getPropertyValue('--wall-scale')).toBe('2')
  unmount()
  await waitFor(() => expect(document.documentElement.dataset['screen']).toBeUndefined())
  expect(document.documentElement.style.getPropertyValue('--wall-scale')).toBe('')
})
