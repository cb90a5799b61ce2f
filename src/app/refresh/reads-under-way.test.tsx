import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answerWhenTold, answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)
const SOURCES = { result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }] }

/** The panels that have the line, by the heading they begin with. */
function panelsWithLine(): (string | undefined)[] {
  const lines = document.querySelectorAll('[data-part="refresh-line"]')
  return [...lines].map(({ parentElement }) => parentElement?.querySelector('h1, h2')?.textContent)
}

test('a panel whose content is asked for again has a line, the others have none', async () => {
  const { client } = renderUrl(`/sources/${ID}`)
  answerWith('/sources', SOURCES)
  answerWith(`/sources/${ID}/metrics`, { data: { latency: 5 }, metadata: {} })
  await screen.findByText('Latest values')
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(panelsWithLine()).toEqual([])

  const { isAsked, answer } = answerWhenTold(`/sources/${ID}/metrics`, { data: {}, metadata: {} })
  const asking = client.refetchQueries({ queryKey: ['sources', ID, 'latest'] })
  await isAsked
  await waitFor(() => expect(panelsWithLine()).toEqual(['Latest values']))
  answer()
  await act(() => asking)
  await waitFor(() => expect(panelsWithLine()).toEqual([]))
})

test('a list has the line while any of its reads is asked again', async () => {
  const { client } = renderUrl('/sources')
  answerWith('/sources', SOURCES)
  await screen.findByRole('link', { name: 'orders-postgres' })
  await waitFor(() => expect(client.isFetching()).toBe(0))
  const { isAsked, answer } = answerWhenTold('/sources', SOURCES)
  const asking = client.refetchQueries({ queryKey: ['sources', 'list'] })
  await isAsked
  await waitFor(() => expect(panelsWithLine()).toEqual(['Sources']))
  answer()
  await act(() => asking)
  await waitFor(() => expect(panelsWithLine()).toEqual([]))
})

test('what is asked for the first time has a skeleton and no line', async () => {
  const { isAsked, answer } = heldSources()
  await isAsked
  expect(await screen.findByText('Reading the sources')).toBeTruthy()
  expect(panelsWithLine()).toEqual([])
  answer()
  await screen.findByRole('link', { name: 'orders-postgres' })
})

function heldSources() {
  renderUrl('/sources')
  return answerWhenTold('/sources', SOURCES)
}
