import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { entityId } from '#simulator/account/entity-id.ts'
import { observedStore } from '#src/api/observed/observed-store.ts'
import { MINUTE_MS } from '#src/model/time/time-range.ts'
import { renderUrl } from '#src/testing/render-url.tsx'

const ID = entityId('pipeline', 'orders to BigQuery')

beforeEach(() => observedStore.clear())

test('latency and lag of a pipeline are drawn as this screen saw them, and say so', async () => {
  const nowMs = Date.now()
  for (const minutes of [30, 29, 28, 10, 9]) {
    const numbers = { latency: 1000 * minutes, recordsLag: 60 * minutes }
    const atMs = nowMs - minutes * MINUTE_MS
    observedStore.look([{ entityId: ID, atMs, status: 'Active', numbers }])
  }
  renderUrl(`/pipelines/${ID}?from=now-1h&to=now-5m`)
  expect(await screen.findByText('Observed on this screen')).toBeTruthy()
  const name = /^Pipeline Latency, .* last 9\.0 s, lowest 9\.0 s, highest 30\.0 s; no data /
  expect(await screen.findByRole('img', { name })).toBeTruthy()
  expect(
    await screen.findByRole('img', { name: /^Lag in Events, .* highest 1,800; / }),
  ).toBeTruthy()
})

test('where nobody watched there is a sentence and no empty chart', async () => {
  renderUrl(`/pipelines/${ID}?from=2026-01-01T00:00:00Z&to=2026-01-01T06:00:00Z`)
  const sentence = await screen.findByText(/Nobody watched this pipeline here in this range/)
  const section = sentence.closest('section')
  expect(section && within(section).getByText(/not kept on this device/)).toBeTruthy()
})
