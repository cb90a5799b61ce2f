import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContractError, HttpError } from '#src/api/http/errors.ts'
import { stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import { destinationMetrics } from './destination-metrics.ts'
import { fetchPipelineLatest } from './pipeline-metrics.ts'
import { sourceMetrics } from './source-metrics.ts'
import { fakeApi } from './testing/fake-api.ts'

const NOW = Date.UTC(2025, 2, 2, 8, 7)
const now = () => NOW
const LAST_DAY: TimeRange = { kind: 'last', ms: 86_400_000 }
const WINDOW = { range: LAST_DAY, step: stepOf('hour', 1) }

function answering(body: unknown, status = 200) {
  const api = fakeApi(() => new Response(JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', api.fetch)
  return api
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('metrics of one entity', () => {
  it('has the latest values and their metadata', async () => {
    const { requests } = answering({
      data: { connector_status: 'Active', latency: 0.0, bytesConsumedTotal: null },
      metadata: { latency: { name: 'Destination Latency', unit: 'milliseconds' } },
    })
    const { value } = await destinationMetrics.fetchLatest('d1', { now })
    expect(value?.data.values).toEqual({
      connector_status: 'Active',
      latency: 0,
      bytesConsumedTotal: null,
    })
    expect(value?.metadata).toEqual({
      latency: { name: 'Destination Latency', unit: 'milliseconds' },
    })
    expect(requests).toMatchObject([
      { method: 'GET', path: '/destinations/d1/metrics', query: { time_type: 'latest' } },
    ])
  })

  it('has series with the window and step they answer', async () => {
    const { requests } = answering({
      data: { recordsLag: [{ timestamp: '2025-03-02 08:00:00', value: 12 }], latency: null },
    })
    const { value } = await destinationMetrics.fetchTimeseries('d1', WINDOW, { now })
    expect(value).toEqual({
      window: { fromMs: Date.UTC(2025, 2, 1, 8), toMs: Date.UTC(2025, 2, 2, 9) },
      step: WINDOW.step,
      series: { recordsLag: { timesMs: [Date.UTC(2025, 2, 2, 8)], values: [12] }, latency: null },
      problems: [],
      metadata: {},
    })
    expect(requests[0]?.query).toEqual({
      time_type: 'timeseries',
      timestamp_from: '2025-03-01T08:00:00Z',
      timestamp_to: '2025-03-02T09:00:00Z',
      time_unit: 'hour',
      time_interval: '1',
    })
  })

  it('has a summary with the window it covers', async () => {
    answering({ data: { byteTotal: 6000, snapshotState: 'completed' } })
    const { value } = await sourceMetrics.fetchTimesummary('s1', WINDOW, { now })
    expect(value?.data.values).toEqual({ byteTotal: 6000, snapshotState: 'completed' })
    expect(value?.window.toMs).toBe(Date.UTC(2025, 2, 2, 9))
  })

  it('has no metrics when data is null', async () => {
    answering({ data: null, metadata: {} })
    expect(await sourceMetrics.fetchLatest('s1', { now })).toMatchObject({
      value: null,
      asOfMs: NOW,
    })
  })

  it.each([
    ['without data', { metadata: {} }],
    ['with a list for data', { data: [] }],
    ['that is a list', []],
  ])('is not understood from an answer %s', async (_, body) => {
    answering(body)
    await expect(sourceMetrics.fetchLatest('s1')).rejects.toBeInstanceOf(ContractError)
  })

  it('asks for a pipeline without time type and window', async () => {
    const { requests } = answering({ data: { latency: '1', recordsLag: 0, status: 'Active' } })
    const { value } = await fetchPipelineLatest('p1', { now })
    expect(value?.data.values).toEqual({ latency: 1, recordsLag: 0, status: 'Active' })
    expect(requests).toMatchObject([{ method: 'GET', path: '/pipelines/p1/metrics', query: {} }])
  })

  it('takes the 404 of a path the proxy does not know for a failure, not for "no metrics"', async () => {
    answering({ status: 404, code: 'unknown_path', detail: 'Nothing here.' }, 404)
    await expect(sourceMetrics.fetchLatest('s1')).rejects.toBeInstanceOf(HttpError)
  })

  it.each([400, 403, 422, 500, 503])('fails with status %i', async (status) => {
    answering({ detail: 'no' }, status)
    await expect(sourceMetrics.fetchLatest('s1')).rejects.toMatchObject({ status, detail: 'no' })
  })

  it('asks nothing for a text that cannot be an id', async () => {
    const { requests } = answering({})
    expect((await sourceMetrics.fetchLatest('../pipelines', { now })).value).toBeNull()
    expect((await sourceMetrics.fetchTimeseries('metrics', WINDOW, { now })).value).toBeNull()
    expect(requests).toEqual([])
  })
})
