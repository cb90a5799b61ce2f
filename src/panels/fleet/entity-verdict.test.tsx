import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { DEMO_ROLES } from '#simulator/story.ts'
import { renderUrl } from '#src/testing/render-url.tsx'
import { deviceMutes } from './mutes.ts'

const idOf = (role: string) => DEMO_ROLES.find((one) => one.role === role)?.id ?? ''

afterEach(() => {
  for (const id of deviceMutes.current().keys()) deviceMutes.mute(id, null)
})

async function openVerdict(path: string) {
  renderUrl(path, { historyDays: 2 })
  return screen.findByRole('region', { name: 'Verdict' })
}

test('a destination says what is wrong, what else is, and from what it is known', async () => {
  const verdict = await openVerdict(`/destinations/${idOf('broken destination')}`)
  await waitFor(() =>
    expect(verdict.textContent).toMatch(/^BrokenBroken, says the platform: .* records waiting\./),
  )
  expect(verdict.textContent).toContain('Also task down: 1 of 1 tasks failed')
  const evidence = within(verdict).getByRole('table', { name: 'Evidence' })
  expect(within(evidence).getByRole('row', { name: /connector_status Broken/ })).toBeTruthy()
})

test('a pipeline is judged by its ends, and its status stays as a fact', async () => {
  const verdict = await openVerdict(`/pipelines/${idOf('broken pipeline')}`)
  await waitFor(() => expect(verdict.textContent).toMatch(/^Broken/))
  expect((await screen.findByRole('heading', { level: 1 })).parentElement?.textContent).toContain(
    'Status Broken',
  )
})

test('a mute is kept on this device, looks handled, and is taken back by a press', async () => {
  const id = idOf('broken destination')
  const verdict = await openVerdict(`/destinations/${id}`)
  await waitFor(() => expect(document.title).toMatch(/^\(\d\) /))
  const before = Number(/\d+/.exec(document.title)?.[0])
  fireEvent.change(await within(verdict).findByRole('combobox', { name: 'Mute on this device' }), {
    target: { value: '4 hours' },
  })
  expect(await within(verdict).findByText(/^Muted until .* on this device$/)).toBeTruthy()
  expect(
    within(verdict).getByText(/^muted until \d\d:\d\d UTC|^muted until \d+ \w+ \d\d:\d\d UTC/),
  ).toBeTruthy()
  expect(deviceMutes.current().has(id)).toBe(true)
  await waitFor(() => expect(document.title.startsWith(`(${before})`)).toBe(false))
  fireEvent.click(within(verdict).getByRole('button', { name: 'Unmute' }))
  await waitFor(() => expect(document.title.startsWith(`(${before})`)).toBe(true))
})

test('while the API is down the verdict is Unknown', async () => {
  renderUrl(`/sources/${idOf('idle source')}`, { scenario: 'api-down' })
  const verdict = await screen.findByRole('region', { name: 'Verdict' })
  expect(verdict.textContent).toBe('Unknown')
})
