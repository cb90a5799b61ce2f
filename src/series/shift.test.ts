import { expect, test } from 'vitest'
import { comparisonWindow } from '#src/model/metrics/comparison.ts'
import { HOUR_MS, stepOf } from '#src/model/time/time-range.ts'
import { shiftOnto } from './shift.ts'

const HOURLY = stepOf('hour', 1)

function at(text: string): number {
  return Date.parse(text)
}
function isoTimes(timesMs: readonly number[]): string[] {
  return timesMs.map((atMs) => new Date(atMs).toISOString().slice(0, 16))
}
/** A sample each hour from a time on; the value is its number. */
function hourly(from: string, count: number) {
  const times = Array.from({ length: count }, (_, hour) => at(from) + hour * HOUR_MS)
  return { timesMs: times, values: times.map((_, index) => index) }
}

test('the previous period lands on the current one, sample by sample', () => {
  const window = { fromMs: at('2026-11-21T04:00Z'), toMs: at('2026-11-21T07:00Z') }
  const earlier = { fromMs: at('2026-11-21T01:00Z'), toMs: at('2026-11-21T04:00Z') }
  const shift = { comparison: 'period', earlier, window, zone: 'UTC' } as const
  expect(shiftOnto(hourly('2026-11-21T01:00Z', 3), shift)).toEqual({
    timesMs: [at('2026-11-21T04:00Z'), at('2026-11-21T05:00Z'), at('2026-11-21T06:00Z')],
    values: [0, 1, 2],
  })
})

test('what lands outside the window is left out, and a sample without a value stays one', () => {
  const window = { fromMs: at('2026-11-21T04:00Z'), toMs: at('2026-11-21T06:00Z') }
  const earlier = { fromMs: at('2026-11-20T04:00Z'), toMs: at('2026-11-20T06:00Z') }
  const shift = { comparison: 'day', earlier, window, zone: 'UTC' } as const
  const series = { ...hourly('2026-11-20T03:00Z', 4), values: [1, NaN, 3, 4] }
  const moved = shiftOnto(series, shift)
  expect(isoTimes(moved.timesMs)).toEqual(['2026-11-21T04:00', '2026-11-21T05:00'])
  expect(moved.values).toEqual([NaN, 3])
})

test.each([
  // Clocks went forward at 01:00Z on 29 March: 00:00 to 06:00 local is one hour shorter.
  {
    name: 'the hour that today does not have is left out',
    window: { fromMs: at('2026-03-28T23:00Z'), toMs: at('2026-03-29T04:00Z') },
    from: '2026-03-27T23:00Z',
    expected: ['03-28T23:00', '03-29T00:00', '03-29T01:00', '03-29T02:00', '03-29T03:00'],
    values: [0, 1, 3, 4, 5],
  },
  // Clocks went back at 01:00Z on 25 October: yesterday showed 02:00 twice.
  {
    name: 'of the hour that yesterday showed twice the first stays',
    window: { fromMs: at('2026-10-25T23:00Z'), toMs: at('2026-10-26T05:00Z') },
    from: '2026-10-24T22:00Z',
    expected: ['10-25T23:00', '10-26T00:00', '10-26T01:00', '10-26T02:00', '10-26T03:00'],
    values: [0, 1, 2, 4, 5],
  },
])('where the clocks changed, $name', ({ window, from, expected, values }) => {
  const zone = 'Europe/Berlin'
  const earlier = comparisonWindow(window, 'day', { step: HOURLY, zone })
  if (!earlier) throw new Error('there is no earlier window')
  const moved = shiftOnto(hourly(from, 6), { comparison: 'day', earlier, window, zone })
  expect(isoTimes(moved.timesMs)).toEqual(expected.map((time) => `2026-${time}`))
  expect(moved.values).toEqual(values)
})
