import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderUrl } from '#src/testing/render-url.tsx'
import { network } from '#src/testing/setup-page-tests.ts'

const TIME = 'from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z'

function link(name: string) {
  return within(screen.getByRole('navigation', { name: 'Sections' })).getByRole('link', { name })
}

test('the page stays until the next is there; focus, title and top of the page follow it', async () => {
  const scrolled = vi.spyOn(window, 'scrollTo')
  const { router } = renderUrl(`/diagnostics?${TIME}`)
  const heading = await screen.findByRole('heading', { level: 1, name: 'Diagnostics' })
  const main = screen.getByRole('main')
  expect(document.activeElement).toBe(document.body)

  const seen: boolean[] = []
  const watch = new MutationObserver(() => {
    seen.push(heading.isConnected || screen.queryByRole('table', { name: 'Sources' }) !== null)
  })
  watch.observe(document.body, { childList: true, subtree: true })
  fireEvent.click(link('Sources'))
  await screen.findByRole('table', { name: 'Sources' })
  watch.disconnect()
  expect(seen).not.toContain(false)
  expect(main.isConnected).toBe(true)
  expect(document.title).toContain('Sources')
  await waitFor(() => expect(document.activeElement).toBe(main))
  expect(scrolled).toHaveBeenLastCalledWith(0, 0)
  expect(router.state.location.search).toBe(`?${TIME}`)
})

test('back leads to where the page was left; a change of the range moves nothing', async () => {
  const { router } = renderUrl(`/sources?${TIME}`)
  await screen.findByRole('table', { name: 'Sources' })
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(420)
  fireEvent.scroll(window)
  const scrolled = vi.spyOn(window, 'scrollTo')
  fireEvent.click(screen.getByRole('button', { name: 'Back' }))
  await waitFor(() => expect(link('Diagnostics').getAttribute('href')).not.toContain(TIME))
  expect(scrolled).not.toHaveBeenCalled()

  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(0)
  fireEvent.click(link('Diagnostics'))
  await screen.findByRole('heading', { level: 1, name: 'Diagnostics' })
  expect(scrolled).toHaveBeenLastCalledWith(0, 0)
  await router.navigate(-1)
  await screen.findByRole('table', { name: 'Sources' })
  expect(scrolled).toHaveBeenLastCalledWith(0, 420)
})

test('what a page reads is asked for once', async () => {
  const asked: string[] = []
  network.events.on('request:start', ({ request }) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`)
  })
  renderUrl(`/diagnostics?${TIME}`)
  await screen.findByRole('heading', { level: 1, name: 'Diagnostics' })
  fireEvent.click(link('Sources'))
  await screen.findByRole('table', { name: 'Sources' })
  await waitFor(() => expect(asked.some((one) => one.includes('/sources'))).toBe(true))
  network.events.removeAllListeners()
  const sources = asked.filter((one) => one.includes('/sources'))
  expect(sources).toEqual([...new Set(sources)])
})
