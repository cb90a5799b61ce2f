import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { describeChart } from './describe.ts'

const at = (text: string) => Date.parse(text)
const HOUR = {
  window: { fromMs: at('2026-11-21T13:00Z'), toMs: at('2026-11-21T14:00Z') },
  step: stepOf('minute', 5),
  zone: 'UTC',
  answeredAtMs: null,
}
const LAG = { name: 'Lag in Events', unit: 'events' } as const

function line(id: string, label: string, values: readonly number[]) {
  const timesMs = values.map((_, index) => HOUR.window.fromMs + index * HOUR.step.ms)
  return { id, label, series: { timesMs, values } }
}
function hole(from: string, minutes: number) {
  return { fromMs: at(from), toMs: at(from) + minutes * MINUTE_MS }
}

test('one line is told in numbers, its hole in time', () => {
  const lines = [line('s0', 'orders', [80_000, 0, 62_000])]
  const holes = [hole('2026-11-21T13:30Z', 14)]
  expect(describeChart(LAG, { lines, holes }, HOUR)).toBe(
    'Lag in Events, 1 h to 14:00 UTC in 5 min steps: last 62,000, lowest 0, highest 80,000; no data 14 min from 13:30.',
  )
})

test('several lines are told by name', () => {
  const lines = [line('s0', 'orders', [1, 3]), line('s1', 'payments', [])]
  expect(describeChart(LAG, { lines, holes: [] }, HOUR)).toBe(
    'Lag in Events, 1 h to 14:00 UTC in 5 min steps: orders last 3, lowest 1, highest 3; payments no values.',
  )
})

test('times carry a date when the window crosses midnight', () => {
  const window = { fromMs: at('2026-11-20T14:00Z'), toMs: at('2026-11-21T14:00Z') }
  const sentence = describeChart(
    { name: 'Volume', unit: { rate: 'bytes' } },
    { lines: [line('s0', 'a', [1500])], holes: [hole('2026-11-20T23:00Z', 90)] },
    { ...HOUR, window, zone: 'Asia/Kathmandu' },
  )
  expect(sentence).toBe(
    'Volume, 24 h to 21 Nov 19:45 GMT+5:45 in 5 min steps: last 1,500 B/s, lowest 1,500 B/s, highest 1,500 B/s; no data 1 h 30 m from 21 Nov 04:45.',
  )
})

test('of many holes two are told and the others counted', () => {
  const holes = ['00', '10', '20', '30'].map((minute) => hole(`2026-11-21T13:${minute}Z`, 5))
  const sentence = describeChart(LAG, { lines: [line('s0', 'a', [1])], holes }, HOUR)
  expect(sentence).toContain('; no data 5 min from 13:00; no data 5 min from 13:10; 2 more holes.')
})

test('lines that are not drawn are counted', () => {
  const lines = Array.from({ length: 15 }, (_, index) =>
    line(`s${index}`, `topic ${index}`, [index]),
  )
  const sentence = describeChart(LAG, { lines, holes: [] }, HOUR)
  expect(sentence).toContain('topic 11 last 11')
  expect(sentence).not.toContain('topic 12')
  expect(sentence).toContain('; 3 more not drawn.')
})

test('the running bucket of a rate is not told: it is not full', () => {
  const lines = [line('s0', 'orders', [50, 40, 3])]
  const runningSince13h10 = { ...HOUR, answeredAtMs: at('2026-11-21T13:12Z') }
  const rate = { name: 'Orders', unit: { rate: 'records' } } as const
  expect(describeChart(rate, { lines, holes: [] }, runningSince13h10)).toContain(
    'last 40/s, lowest 40/s, highest 50/s',
  )
  expect(describeChart(LAG, { lines, holes: [] }, runningSince13h10)).toContain('last 3,')
})
