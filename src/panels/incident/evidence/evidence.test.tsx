import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { answerWith } from '#src/testing/answers.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = 'a'.repeat(24)
const SECRET = 'customer-4711'
const RANGE = 'from=2026-11-20T10:00:00Z&to=2026-11-20T10:10:00Z'

function answerWithLastEvent() {
  const delay = Array.from({ length: 10 }, (_, minute) => ({
    value: 100 + minute,
    timestamp: `2026-11-20 10:0${minute}:00`,
  }))
  answerWith('/sources', {
    result: [{ id: ID, name: 'orders-postgres', connector_status: 'Active' }],
  })
  answerWith(`/sources/${ID}/metrics`, {
    data: { StreamingMilliSecondsBehindSource: delay, StreamingLastEvent: SECRET },
    metadata: {},
  })
}

/** The next file that the page hands to the browser to keep, as text. */
function nextFile(): () => Promise<string> {
  const files: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL')
  create.mockImplementation((file) => {
    if (file instanceof Blob) files.push(file)
    return 'blob:kept'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  return async () => {
    await waitFor(() => expect(files).toHaveLength(1))
    return new Promise((resolve) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => {
        resolve(typeof reader.result === 'string' ? reader.result : '')
      })
      reader.readAsText(files[0] ?? new Blob())
    })
  }
}

async function openDialog() {
  renderUrl(`/sources/${ID}?${RANGE}`)
  answerWithLastEvent()
  fireEvent.click(await screen.findByRole('button', { name: 'Evidence pack' }))
  return within(await screen.findByRole('dialog', { name: 'Evidence pack', hidden: true }))
}

test.each([
  ['is left out', false],
  ['is in the pack when its box is ticked', true],
])('the text of the last event %s', async (_, isTicked) => {
  const file = nextFile()
  const dialog = await openDialog()
  const box = dialog.getByRole<HTMLInputElement>('checkbox', { hidden: true })
  expect(box.checked).toBe(false)
  if (isTicked) fireEvent.click(box)
  fireEvent.click(dialog.getByRole('button', { name: 'Download', hidden: true }))
  const text = await file()
  expect(text).toContain('# Source orders-postgres')
  expect(text).toContain('2026-11-20T10:09:00.000Z,')
  expect(text).toContain('frozen=20')
  expect(text.includes(SECRET)).toBe(isTicked)
})
