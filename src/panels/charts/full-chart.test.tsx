import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)
const CHART = 'Behind source'
const CHART_ID = 'StreamingMilliSecondsBehindSource'
const RANGE = 'from=2026-11-20T20:15:00Z&to=2026-11-20T21:15:00Z'

function series() {
  return Array.from({ length: 12 }, (_, place) => ({
    timestamp: `2026-11-20 20:${15 + place}:00`,
    value: 100 + place,
  }))
}

function open(search: string) {
  const page = renderUrl(`/sources/${ID}?${RANGE}${search}`)
  answerWith('/sources', { result: [{ id: ID, name: 'orders-postgres' }] })
  answerWith(`/sources/${ID}/metrics`, { data: { [CHART_ID]: series() }, metadata: {} })
  return page
}

const fullSize = () => screen.findByRole('dialog', { name: CHART })

test('f shows the chart that has the focus at full size, and closing it leaves no trace', async () => {
  const { router } = open('')
  const chart = await screen.findByRole('application', { name: CHART })
  act(() => chart.focus())
  fireEvent.keyDown(chart, { key: 'f' })
  const dialog = await fullSize()
  expect(router.state.location.search).toBe(`?${RANGE}&chart=${CHART_ID}`)
  await waitFor(() =>
    expect(document.activeElement).toBe(within(dialog).getByRole('application', { name: CHART })),
  )
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?${RANGE}`))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('f without a chart in use says how to choose one', async () => {
  open('')
  await screen.findByRole('application', { name: CHART })
  fireEvent.keyDown(document.body, { key: 'f' })
  expect(await screen.findByText('Point at a chart or go to it by Tab, then press F.')).toBeTruthy()
})

test('a link opens the chart at full size', async () => {
  open(`&chart=${CHART_ID}`)
  expect(await fullSize()).toBeTruthy()
})

test('the button beside the title opens it, and "back" closes it', async () => {
  const { router } = open('')
  fireEvent.click(await screen.findByRole('button', { name: `Full size: ${CHART}` }))
  expect(await fullSize()).toBeTruthy()
  await act(() => router.navigate(-1))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(router.state.location.search).toBe(`?${RANGE}`)
})

test('a pinned instant has one card, also where the address opens a chart at full size', async () => {
  const { router } = open(`&chart=${CHART_ID}&pin=2026-11-20T20:20:00Z`)
  const dialog = await fullSize()
  expect(await within(dialog).findByRole('region', { name: `Pinned: ${CHART}` })).toBeTruthy()
  expect(document.querySelectorAll('[data-part="pinned"]')).toHaveLength(1)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(router.state.location.search).not.toContain('chart='))
  await waitFor(() => expect(document.querySelectorAll('[data-part="pinned"]')).toHaveLength(1))
})

test('a chart at full size is one chart of the page', async () => {
  open(`&chart=${CHART_ID}`)
  await within(await fullSize()).findByRole('application', { name: CHART })
  fireEvent.click(await screen.findByRole('button', { name: 'Evidence pack', hidden: true }))
  const pack = await screen.findByRole('dialog', { name: 'Evidence pack' })
  expect(pack.textContent).toContain('every sample of 1 charts')
})

test('the head of the card opens the table of values and closes it', async () => {
  open('')
  const button = await screen.findByRole('button', { name: `Table: values of ${CHART}` })
  expect(button.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(button)
  expect(await screen.findByRole('table', { name: `Values of ${CHART}` })).toBeTruthy()
  expect(button.getAttribute('aria-expanded')).toBe('true')
  fireEvent.click(button)
  expect(screen.queryByRole('table', { name: `Values of ${CHART}` })).toBeNull()
})
