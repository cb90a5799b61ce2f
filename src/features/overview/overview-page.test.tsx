import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SimulatorOptions } from '#simulator/handler.ts'
import type { ScenarioName } from '#simulator/scenarios.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { answerWith, answerWithHtml } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const START_MS = Date.UTC(2026, 2, 3, 14, 2, 30)

// The simulated account is busy by day and has its waves by the hour.
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: START_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

function openOverview(scenario: ScenarioName, options: Partial<SimulatorOptions> = {}) {
  // The account stands still, so that a slow machine sees no other verdicts than a fast one.
  return renderUrl('/', { scenario, historyDays: 2, now: () => START_MS, ...options })
}

/** Waits for the judged account, and gives the counts of one kind: "12 Flowing". */
async function countsOf(kind: 'Pipelines' | 'Sources' | 'Destinations') {
  await screen.findByRole('heading', { name: 'Overview' })
  const main = screen.getByRole('main')
  const [list] = await within(main).findAllByRole('list', { name: `${kind} by state` })
  return list ? within(list).getAllByRole('listitem').map(textOf) : []
}

function textOf(element: HTMLElement): string {
  return (element.textContent ?? '').replaceAll(THIN_SPACE, ' ')
}

/** What the page asks somebody to look at, line by line. */
async function attention() {
  const region = await screen.findByRole('region', { name: 'Needs attention' })
  return within(region)
    .getAllByRole('listitem')
    .map((line) => textOf(line))
}

test('an account in which all is well says so in one line, and names no trouble', async () => {
  openOverview('healthy')
  const words = /^All 12 pipelines flowing or quiet since \d\d:\d\d UTC, observed on this screen$/
  expect(
    await screen.findByText((_, node) => words.test(node?.textContent ?? ''), { selector: 'span' }),
  ).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull()
  expect(await countsOf('Pipelines')).toEqual(['12 Flowing'])
  expect(document.title).toBe('Overview · Streamgauge')
})

test('a broken source is named once, with what it said and what depends on it', async () => {
  openOverview('source-broken')
  const [line, ...others] = await attention()
  expect(others).toEqual([])
  expect(line).toMatch(/^Brokenorders-postgressourceBroken, says the platform\./)
  expect(line).toMatch(/Affectsorders to Snowflakeorders to ClickHouseorders to BigQuery/)
  expect(line).toMatch(/, (seen )?since \d\d:\d\d UTC$/)
  expect(await countsOf('Pipelines')).toEqual(['3 Broken', '9 Flowing'])
  const link = screen.getByRole('link', { name: '1 Broken' })
  expect(link.getAttribute('href')).toBe('/sources?state=broken')
  await waitFor(() => expect(document.title).toBe('(4) Overview · Streamgauge'))
})

test('a destination that does not keep up is named with its number, and counts as late', async () => {
  openOverview('destination-lagging')
  const [line] = await attention()
  expect(line).toMatch(/^Latency criticalClickHouse – realtimedestinationLatency \d+ min/)
  const late = screen.getByText('Destinations late').parentElement
  expect(late && textOf(late)).toMatch(/^Destinations late1 of 5not observed yesterday/)
})

test.each([
  ['snapshot-running', ['2 Snapshot', '6 Flowing']],
  ['idle-night', ['8 Quiet']],
  ['restart', ['8 Flowing']],
] as const)('%s: sources are %j, and nobody is called', async (scenario, counts) => {
  openOverview(scenario)
  expect(await countsOf('Sources')).toEqual(counts)
  expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull()
})

test('a silent night reads as zero, not as missing', async () => {
  openOverview('idle-night')
  const written = (await screen.findByText('Records written')).parentElement
  await waitFor(() =>
    expect(written && textOf(written)).toMatch(/^Records written0 \/s▼ 100 % less/),
  )
})

test('what cannot be read out of a messy answer is Unknown with its reason, never green', async () => {
  openOverview('messy-wire')
  const lines = await attention()
  expect(lines.some((line) => line.startsWith('Broken') && line.includes('search replica'))).toBe(
    true,
  )
  const unknown = lines.filter((line) => line.startsWith('Unknown'))
  expect(unknown.length).toBeGreaterThan(0)
  expect(unknown.every((line) => /\w\.(Affects|$)/.test(line))).toBe(true)
})

test.each([
  ['the API is down', { scenario: 'api-down' } as const],
  ['nobody is signed in', { scenario: 'token-expired', authorised: false } as const],
])(
  '%s: the page says that it could not read the account, and calls nothing well',
  async (_, options) => {
    openOverview(options.scenario, options)
    expect(await screen.findByText(/^Could not read the account\./)).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/Flowing|Quiet|Active/i)
  },
)

test('without metrics every verdict that rests on them is Unknown', async () => {
  openOverview('healthy')
  answerWith('/sources/metrics', { detail: 'down' }, 503)
  answerWith('/destinations/metrics', { detail: 'down' }, 503)
  expect(await countsOf('Pipelines')).toEqual(['12 Unknown'])
  expect(await countsOf('Sources')).toEqual(['8 Unknown'])
})

test('an account without anything says so', async () => {
  openOverview('empty-account')
  expect(
    await screen.findByText(/^The account has no pipelines, sources or destinations/),
  ).toBeTruthy()
})

test('sums say what they leave out, and what they were a day ago', async () => {
  openOverview('demo')
  const written = (await screen.findByText('Records written')).parentElement
  await waitFor(() =>
    expect(written && textOf(written)).toMatch(
      /^Records written≥ at least [\d.]+ k\/s[▲▼] \d+ % (more|less), yesterday [\d.]+ k\/s1 not reported$/,
    ),
  )
})

test('when answers stop, what was well is Unknown after three periods', async () => {
  openOverview('healthy')
  expect(await countsOf('Pipelines')).toEqual(['12 Flowing'])
  for (const path of ['/sources', '/destinations', '/pipelines']) answerWithHtml(path, 503)
  for (const path of ['/sources/metrics', '/destinations/metrics']) answerWithHtml(path, 503)
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  await waitFor(async () => expect(await countsOf('Pipelines')).toEqual(['12 Unknown']))
  expect(screen.queryByText(/flowing or quiet/)).toBeNull()
})
