import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stepOf } from '#src/model/time/time-range.ts'
import { ExportMenu } from './export-menu.tsx'

const CHART = {
  title: 'Lag',
  lines: [{ id: 's0', label: 'orders', series: { timesMs: [0], values: [5] } }],
  unit: 'events',
  time: {
    window: { fromMs: 0, toMs: 300_000 },
    step: stepOf('minute', 5),
    zone: 'UTC',
    answeredAtMs: null,
  },
  source: 'Streamkap API',
} as const

const saved: { name: string; file: Blob }[] = []
const files: Blob[] = []
const revoke = vi.fn<(url: string) => void>()

beforeEach(() => {
  saved.length = 0
  files.length = 0
  revoke.mockReset()
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override createObjectURL(file: Blob) {
        files.push(file)
        return `blob:${files.length}`
      }
      static override revokeObjectURL(url: string) {
        revoke(url)
      }
    },
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const file = files.at(-1)
    if (file) saved.push({ name: this.download, file })
  })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the menu saves the numbers under a name with title and range, and releases them', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'], shouldAdvanceTime: true })
  render(
    <ExportMenu chart={CHART} className="">
      Export
    </ExportMenu>,
  )
  expect(screen.getByRole('button', { name: 'Export Lag' })).toBeDefined()
  fireEvent.click(screen.getByText('CSV, all numbers'))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]?.name).toBe('lag_19700101T0000Z_19700101T0005Z.csv')
  expect(await saved[0]?.file.text()).toBe(
    'time (UTC),local time (UTC),orders (events)\r\n' +
      '1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000+00:00,5\r\n',
  )
  expect(revoke).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10_000)
  expect(revoke).toHaveBeenCalledExactlyOnceWith('blob:1')
})

test('the drawing is an SVG file', async () => {
  render(
    <ExportMenu chart={CHART} className="">
      Export
    </ExportMenu>,
  )
  fireEvent.click(screen.getByText('SVG drawing'))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(saved[0]?.name).toMatch(/\.svg$/)
  expect(await saved[0]?.file.text()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
})

test('a picture that cannot be made is said, not swallowed', async () => {
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return null
      }
    },
  )
  render(
    <ExportMenu chart={CHART} className="">
      Export
    </ExportMenu>,
  )
  fireEvent.click(screen.getByText('PNG picture'))
  const words = 'No PNG was made: this browser gives no canvas to draw on.'
  expect(await screen.findByText(words)).toBeDefined()
  expect(saved).toEqual([])
})
