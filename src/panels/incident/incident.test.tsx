import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { THIN_SPACE } from '#src/format/digits.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { answerWith, breakConnection } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'd'.repeat(24)
const FROM = Date.UTC(2026, 10, 20, 10)
const RANGE = 'from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z'
const MARK = 'mark=2026-11-20T10:30:00Z_2026-11-20T10:40:00Z'

const MINUTES = Array.from({ length: 60 }, (_, minute) => minute)
const TIMES = MINUTES.map((minute) => new Date(FROM + minute * MINUTE_MS).toISOString())

function block(values: readonly number[]) {
  return values.map((value, minute) => ({ value, timestamp: TIMES[minute] }))
}

/** Lag: 1000, and from 10:30 to 10:40 ten times the limit of a warning. Sent: 60 records a minute. */
function answerWithLag() {
  const lag = MINUTES.map((minute) => (minute >= 30 && minute < 40 ? 1_000_000 : 1000))
  answerWith('/destinations', {
    result: [{ id: ID, name: 'warehouse', connector_status: 'Active' }],
  })
  answerWith(`/destinations/${ID}/metrics`, {
    data: {
      recordsLag: block(lag),
      sinkRecordSendTotal: block(MINUTES.map((minute) => 60 * minute)),
      sinkRecordReadTotal: block(MINUTES.map((minute) => 120 * minute)),
    },
    metadata: {},
  })
}

const text = (element: Element | null | undefined) =>
  element?.textContent?.replaceAll(THIN_SPACE, ' ')

async function rowOf(table: string, name: RegExp | string) {
  const found = await screen.findByRole('table', { name: table })
  const row = within(found).getByRole('rowheader', { name }).closest('tr')
  return [...(row?.cells ?? [])].map(text)
}

test('a marked stretch beside the four times as long one before it', async () => {
  renderUrl(`/destinations/${ID}?${RANGE}&${MARK}`)
  answerWithLag()
  expect(await rowOf('Before and after', 'Lag in Events')).toEqual([
    'Lag in Events',
    'destination warehouse',
    '1.00 k',
    '1.00 M',
    '+999 k (1000 times as much)',
    '1.00 M',
  ])
  const marked = screen.getByRole('region', { name: 'Marked' })
  expect(text(marked)).toContain('compared with 20 Nov 10:00 – 10:30')
  const recovery = screen.getByRole('region', { name: 'Lag of destination warehouse' })
  const number = (label: string) => text(within(recovery).getByText(label).nextElementSibling)
  expect(number('Peak lag')).toBe('1.00 M at 10:30 UTC')
  expect(number('At or over 100 k')).toBe('10 min')
  expect(number('Onset to alarm here')).toBe('5 min')
  expect(number('Area under the lag')).toBe('10.0 M record-minutes')
  // Half an hour of an hour in: the band begins in the middle of the plot, and is a sixth of it.
  const { left = '', width = '' } =
    document.querySelector<HTMLElement>('[data-part="mark"]')?.style ?? {}
  const plotWidth = 6 * Number.parseFloat(width)
  expect(Number.parseFloat(left)).toBeCloseTo(64 + plotWidth / 2, 2)
  expect(plotWidth).toBeGreaterThan(0)
})

test('the timeline tells the limit, and its buttons pin and zoom', async () => {
  const { router } = renderUrl(`/destinations/${ID}?${RANGE}`)
  answerWithLag()
  const words = 'Lag in Events at or over 1 M, critical, then clear under 80 k'
  expect((await rowOf('Timeline', /10:30/))[1]).toBe(words)
  const last = await screen.findByText(/^Last in this range:$/)
  expect(text(last.parentElement)).toBe(
    `Last in this range: ${words}, 10:30 – 10:40 destination warehouse`,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Show it' }))
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Incident' }))
  fireEvent.click(screen.getByRole('button', { name: /^Pin 10:30, / }))
  await waitFor(() => expect(router.state.location.search).toContain('pin=2026-11-20T10:30:00Z'))
  fireEvent.click(screen.getByRole('button', { name: /^Show 15 min around 10:30, / }))
  await waitFor(() =>
    expect(router.state.location.search).toMatch(
      /from=2026-11-20T10:15:00Z&to=2026-11-20T10:45:00Z/,
    ),
  )
})

test('keys mark what is selected in a chart, and the mark can be taken away', async () => {
  const { router } = renderUrl(`/destinations/${ID}?${RANGE}`)
  answerWithLag()
  const chart = await screen.findByRole('application', { name: 'Lag in Events' })
  await screen.findByRole('button', { name: /^Mark/ })
  chart.focus()
  fireEvent.keyDown(chart, { key: 'Home' })
  for (let step = 0; step < 4; step++)
    fireEvent.keyDown(chart, { key: 'ArrowRight', shiftKey: true })
  fireEvent.keyDown(chart, { key: 'm' })
  await waitFor(() =>
    expect(router.state.location.search).toBe(
      `?${RANGE}&mark=2026-11-20T10:00:00Z_2026-11-20T10:05:00Z`,
    ),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Clear the mark' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
})

test('two pins are the ends of a mark', async () => {
  const { router } = renderUrl(`/destinations/${ID}?${RANGE}&pin=2026-11-20T10:40:00Z`)
  answerWithLag()
  fireEvent.click(await screen.findByRole('button', { name: 'Mark m' }))
  await screen.findByRole('button', { name: 'Mark from 10:40 UTC m' })
  fireEvent.click(screen.getByRole('button', { name: /^Pin 10:30, / }))
  await waitFor(() => expect(router.state.location.search).toContain('pin=2026-11-20T10:30:00Z'))
  fireEvent.click(screen.getByRole('button', { name: 'Mark from 10:40 UTC m' }))
  await waitFor(() => expect(router.state.location.search).toContain(MARK))
})

test('a line hidden in the address is not drawn; showing it takes it out of the address', async () => {
  const hidden = 'hide=sinkRecordReadTotal.s1'
  const { router } = renderUrl(`/destinations/${ID}?${RANGE}&${hidden}`)
  answerWithLag()
  const legend = await screen.findByRole('table', { name: 'Events received and sent per second' })
  const [first, second] = within(legend).getAllByRole('button')
  expect(legend.querySelectorAll('tbody tr.line-through')).toHaveLength(1)
  if (!first || !second) throw new Error('the legend has no two lines')
  fireEvent.click(second, { shiftKey: true })
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
  fireEvent.click(second)
  await waitFor(() =>
    expect(router.state.location.search).toBe(`?${RANGE}&hide=sinkRecordReadTotal.s0`),
  )
})

test('a mark that is none is told once', async () => {
  const { router } = renderUrl(`/destinations/${ID}?${RANGE}&mark=noon`)
  answerWithLag()
  await screen.findByText(/^mark=noon is not two instants such as/)
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
})

test('of an end that does not answer nobody says that nothing happened', async () => {
  renderUrl(`/pipelines/${entityId('pipeline', 'orders to Snowflake')}`, { historyDays: 2 })
  breakConnection(`/destinations/${entityId('destination', 'Snowflake – analytics')}/metrics`)
  const said = await screen.findAllByText('No series came of destination Snowflake – analytics.')
  expect(said.length).toBeGreaterThan(0)
  expect(screen.queryByText(/^In this range: no restart/)).toBeNull()
  expect(await screen.findByText(/^In this range, as far as answered: no restart/)).toBeTruthy()
})
