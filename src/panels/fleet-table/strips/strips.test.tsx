import { act, render, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { verdictHistoryId } from '#src/panels/fleet/since.ts'
import { answerWith } from '#src/testing/answers.ts'
import { fleetRowNamed } from '#src/testing/fleet-rows.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { STRIP_COLUMN } from './strip-column.tsx'
import { StripsInSight } from './strips-in-sight.tsx'
import { StripsProvider } from './strips-provider.tsx'

const ORDERS = '0'.repeat(24)
const BILLING = '1'.repeat(24)

/** `/sources` of an account of two. */
async function openSources(search = '') {
  const rows = [
    { id: ORDERS, name: 'orders', connector: 'postgresql', connector_status: 'Paused' },
    { id: BILLING, name: 'billing', connector: 'mysql', connector_status: 'Paused' },
  ]
  renderUrl(`/sources${search}`)
  answerWith('/sources', { result: rows, page: 1, page_size: 100, total: rows.length })
  await screen.findByRole('row', { name: /orders/ })
}

/** Looks every minute at a verdict of a source; minutes before now. */
function look(status: string, from: number, to: number, id = ORDERS) {
  const nowMs = Date.now()
  observedStore.look(
    Array.from({ length: from - to + 1 }, (_, at) => ({
      entityId: verdictHistoryId('source', id),
      atMs: nowMs - (from - at) * MINUTE_MS,
      status,
    })),
  )
}

function strip(row: RegExp) {
  return within(screen.getByRole('row', { name: row })).getByRole('img', {
    name: /^Observed on this screen/,
  })
}

function cellOf(id: string) {
  return STRIP_COLUMN.cell(fleetRowNamed(id, null))
}

function looksOf(strip: HTMLElement) {
  return [...strip.querySelectorAll('path')].map(({ dataset }) => dataset['look'])
}

test('a row in sight says what this screen saw of its last day', async () => {
  look('flowing', 300, 241)
  look('broken', 240, 226)
  look('flowing', 225, 200)
  await openSources()
  await waitFor(() => expect(strip(/orders/)).toBeTruthy())
  expect(strip(/orders/).textContent).toMatch(/: Broken once, 15.min; .*not watched \d+.h/)
  expect(strip(/billing/).textContent).not.toContain('Broken')
})

test('a strip follows what is seen, and only rows that are looked up have one', async () => {
  look('flowing', 90, 31, 'alone')
  render(
    <StripsProvider>
      <StripsInSight kind="source" ids={['alone']} />
      {cellOf('alone')}
      {cellOf('beyond the screen')}
    </StripsProvider>,
  )
  const seen = await screen.findByRole('img', { name: /No trouble seen; not watched/ })
  expect(looksOf(seen)).toEqual(['unseen', 'ok'])
  act(() => look('stalled', 30, 0, 'alone'))
  await waitFor(() => expect(seen.textContent).toContain('Stalled once, 3'))
  expect(looksOf(seen)).toEqual(expect.arrayContaining(['unseen', 'ok', 'crit']))
})

test('what only rows in sight have is nothing to sort by', async () => {
  await openSources('?sort=seen')
  const head = screen.getByRole('columnheader', { name: 'Seen, last 24 h' })
  expect(within(head).queryByRole('button')).toBeNull()
  expect(await screen.findByText(/seen.* is not known: the worst stand first/)).toBeTruthy()
})
