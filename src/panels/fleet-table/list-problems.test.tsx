import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderUrl } from '#src/testing/render-url.tsx'

const TITLE = 'Not all of the address could be read.'

async function open(search: string) {
  const view = renderUrl(`/sources${search}`, { scenario: 'healthy' })
  await screen.findByRole('table', { name: 'Sources' })
  return view
}

function rowCount() {
  return screen.getAllByRole('rowheader').length
}

test('words that the list does not know are told, and hide no row', async () => {
  await open('')
  const all = rowCount()
  expect(screen.queryByText(TITLE)).toBeNull()

  cleanup()
  const { router } = await open('?state=xyz&sort=colour&by=mood&view=list&type=Fax')
  expect(
    await screen.findByText(/type=Fax is not known: not filtered by it; known are /),
  ).toBeTruthy()
  expect(screen.getByText(TITLE)).toBeTruthy()
  expect(screen.getByText(/state=xyz is not known: all states are shown/)).toBeTruthy()
  expect(screen.getByText(/sort=colour is not known: the worst stand first/)).toBeTruthy()
  expect(screen.getByText(/by=mood .*view=list /)).toBeTruthy()
  await waitFor(() => expect(rowCount()).toBe(all))

  fireEvent.click(screen.getByRole('button', { name: 'Understood' }))
  await waitFor(() => expect(screen.queryByText(TITLE)).toBeNull())
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

test('a known state among unknown ones still filters', async () => {
  renderUrl('/sources?state=broken,xyz', { scenario: 'healthy' })
  await screen.findByText(/state=xyz is not known: the other states are shown/)
  expect(await screen.findByText(/^None of the \d+ sources fits/)).toBeTruthy()
})
