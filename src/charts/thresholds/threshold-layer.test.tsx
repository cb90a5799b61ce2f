import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { scaleOf } from '#src/charts/axes/scale.ts'
import { ThresholdLayer, ThresholdWords } from './threshold-layer.tsx'
import { ThresholdLegend } from './threshold-legend.tsx'
import { extentWith, placeThresholds } from './threshold-place.ts'
import type { Threshold } from './threshold-place.ts'

afterEach(cleanup)

/** 200 k are 200 px: 1 k is 1 px, and the top of the plot is 8. */
const PLOT = { x: 64, y: 8, width: 500, height: 200 }
const SCALE = scaleOf(PLOT, { fromMs: 0, toMs: 1000 }, { min: 0, max: 200_000 })
const WARN: Threshold = { value: 100_000, level: 'warn', label: 'agreed lag' }
const CRIT: Threshold = { value: 150_000, level: 'crit', label: 'call somebody' }

function placed(...thresholds: readonly Threshold[]) {
  return placeThresholds(thresholds, SCALE, 'events').map(({ text, textY, lineY, band }) => ({
    text: text.replaceAll('\u202f', ' '),
    textY,
    lineY,
    band: band && [band.y, band.height],
  }))
}

test.each([
  {
    name: 'the text stands on the line; the band reaches to the end of the axis',
    thresholds: [WARN],
    expected: [{ text: 'warn 100 k', lineY: 108, textY: 104, band: [8, 100] }],
  },
  {
    name: 'the band of warn ends where crit begins',
    thresholds: [WARN, CRIT],
    expected: [
      { text: 'crit 150 k', lineY: 58, textY: 54, band: [8, 50] },
      { text: 'warn 100 k', lineY: 108, textY: 104, band: [58, 50] },
    ],
  },
  {
    name: 'at the top of the plot the text hangs under its line',
    thresholds: [{ ...WARN, value: 195_000 }],
    expected: [{ text: 'warn 195 k', lineY: 13, textY: 25, band: [8, 5] }],
  },
  {
    name: 'texts of near thresholds keep clear of each other',
    thresholds: [WARN, { ...CRIT, value: 104_000 }],
    expected: [
      { text: 'crit 104 k', lineY: 104, textY: 100, band: [8, 96] },
      { text: 'warn 100 k', lineY: 108, textY: 120, band: [104, 4] },
    ],
  },
  {
    name: 'beyond the axis only the text is there, with an arrow',
    thresholds: [{ ...CRIT, value: 900_000 }],
    expected: [{ text: '↑ crit 900 k', lineY: null, textY: 18, band: null }],
  },
  {
    name: 'a floor is bad from there down',
    thresholds: [{ ...WARN, value: 50_000, isFloor: true }],
    expected: [{ text: 'warn 50 k', lineY: 158, textY: 154, band: [158, 50] }],
  },
])('$name', ({ thresholds, expected }) => {
  expect(placed(...thresholds)).toEqual(expected)
})

test.each([
  ['near ones widen the axis', 60_000, [100_000], 100_000],
  ['far ones do not press the line flat', 40_000, [100_000], 40_000],
  ['lower ones change nothing', 60_000, [10_000], 60_000],
])('%s', (_, max, values, expected) => {
  const thresholds = values.map((value) => ({ value }))
  expect(extentWith({ min: 0, max }, thresholds)).toEqual({ min: 0, max: expected })
})

test('a threshold is a dashed line over a faint band in its status colour', () => {
  const { container } = render(
    <svg>
      <ThresholdLayer thresholds={[WARN]} scale={SCALE} unit="events" />
      <ThresholdWords thresholds={[WARN]} scale={SCALE} unit="events" />
    </svg>,
  )
  const line = container.querySelector('path')
  const look = ['d', 'stroke', 'stroke-width', 'stroke-dasharray']
  expect(look.map((name) => line?.getAttribute(name))).toEqual([
    'M64 108H564',
    'var(--warn)',
    '1.5',
    '6 4',
  ])
  expect(container.querySelector('rect')?.getAttribute('fill-opacity')).toBe('0.08')
  const text = container.querySelector('text')
  expect([text?.getAttribute('x'), text?.getAttribute('text-anchor')]).toEqual(['560', 'end'])
})

test('the legend says what each threshold is for', () => {
  const floor = { ...CRIT, value: 5, isFloor: true }
  render(<ThresholdLegend thresholds={[WARN, floor]} unit="events" />)
  const words = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(words).toEqual(['warn 100\u202fk: agreed lag', 'crit 5: call somebody (from there down)'])
})
