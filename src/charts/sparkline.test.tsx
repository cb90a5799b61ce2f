import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { Sparkline } from './sparkline.tsx'

afterEach(cleanup)

/** Ten minutes on 100 px between margins of 2 px; 20 px high. */
const FRAME = {
  window: { fromMs: 0, toMs: 10 * MINUTE_MS },
  step: stepOf('minute', 1),
  width: 104,
  height: 24,
}

function spark(values: readonly number[], label?: string) {
  const series = { timesMs: values.map((_, minute) => minute * MINUTE_MS), values }
  const { container } = render(
    <Sparkline series={series} {...FRAME} {...(label === undefined ? {} : { label })} />,
  )
  const d = (part: string) => container.querySelector(`[data-part="${part}"]`)?.getAttribute('d')
  return { line: d('line'), dots: d('dots'), svg: container.querySelector('svg') }
}

test.each([
  ['from zero at the bottom to the highest at the top', [0, 10, 5], 'M2 22L12 2L22 12', ''],
  ['a missing value breaks it', [10, 10, NaN, 10, 10], 'M2 2L12 2M32 2L42 2', ''],
  ['an isolated sample is a dot', [10, NaN, NaN], '', 'M2 2h0'],
  ['nothing but zeros lies at the bottom', [0, 0], 'M2 22L12 22', ''],
  ['negative values keep zero in the picture', [-10, 10], 'M2 22L12 2', ''],
  ['no sample draws nothing', [], '', ''],
])('%s', (_, values, line, dots) => {
  const drawn = spark(values)
  expect([drawn.line, drawn.dots]).toEqual([line, dots])
})

test('it is decoration unless it has a label', () => {
  expect(spark([1]).svg?.getAttribute('aria-hidden')).toBe('true')
  cleanup()
  spark([1], 'Lag, last hour')
  expect(screen.getByRole('img', { name: 'Lag, last hour' })).toBeDefined()
})
