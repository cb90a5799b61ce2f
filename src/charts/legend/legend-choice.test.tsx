import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { lookOf, withLooks } from '#src/charts/lines/line-look.ts'
import { stepOf } from '#src/model/time/time-range.ts'
import { chosenLines, FIRST_CHOICE, largestFirst } from './legend-choice.ts'
import type { LineChoice } from './legend-choice.ts'
import { LegendTable } from './legend-table.tsx'

afterEach(cleanup)

const TIME = {
  window: { fromMs: 0, toMs: 3_600_000 },
  step: stepOf('minute', 5),
  zone: 'UTC',
  answeredAtMs: null,
}
const PAST: ChartLine = {
  id: 'comparison',
  label: 'previous day',
  look: 'comparison',
  series: { timesMs: [0], values: [1] },
}

function topics(count: number): readonly ChartLine[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `s${place}`,
    label: `topic ${place}`,
    series: { timesMs: [0], values: [place] },
  }))
}
function ids(lines: readonly ChartLine[]): string[] {
  return lines.map(({ id }) => id)
}
/** A legend that keeps its choice, and says below which lines would be drawn. */
function Legend({
  lines,
  first = FIRST_CHOICE,
}: {
  lines: readonly ChartLine[]
  first?: LineChoice
}) {
  const [choice, setChoice] = useState(first)
  return (
    <>
      <LegendTable
        name="Lag"
        lines={lines}
        unit="events"
        time={TIME}
        choice={choice}
        onChange={setChoice}
      />
      <p data-testid="drawn">{ids(chosenLines(lines, choice)).join(' ')}</p>
    </>
  )
}
function press(name: string, keys: { shiftKey?: boolean; ctrlKey?: boolean } = {}) {
  // A native button turns Enter and Space into a click that carries the modifier keys.
  const button = screen.getByRole('button', { name })
  button.focus()
  expect(document.activeElement).toBe(button)
  fireEvent.click(button, keys)
}
function drawn(): string | null {
  return screen.getByTestId('drawn').textContent
}

test('a press on a line shows it alone, and the same press again shows all', () => {
  render(<Legend lines={topics(3)} />)
  press('topic 1')
  expect(drawn()).toBe('s1')
  const pressed = screen.getAllByRole('button', { pressed: true })
  expect(pressed.map((button) => button.textContent)).toEqual(['topic 1'])
  press('topic 1')
  expect(drawn()).toBe('s0 s1 s2')
})

test('a press on another line moves on to it', () => {
  render(<Legend lines={topics(3)} />)
  press('topic 1')
  press('topic 2')
  expect(drawn()).toBe('s2')
})

test.each([{ shiftKey: true }, { ctrlKey: true }])(
  'a press with %o hides or shows a line',
  (keys) => {
    render(<Legend lines={topics(3)} />)
    press('topic 1', keys)
    expect(drawn()).toBe('s0 s2')
    expect(screen.getByText('showing 2 of 3')).toBeDefined()
    press('topic 1', keys)
    expect(drawn()).toBe('s0 s1 s2')
  },
)

test('hiding the last line shows all: an empty plot would say that there is no data', () => {
  render(<Legend lines={topics(2)} />)
  press('topic 0', { shiftKey: true })
  press('topic 1', { shiftKey: true })
  expect(drawn()).toBe('s0 s1')
})

test('"show all" brings back what was hidden', () => {
  render(<Legend lines={topics(3)} />)
  press('topic 1')
  press('show all')
  expect(drawn()).toBe('s0 s1 s2')
  expect(screen.queryByRole('button', { name: 'show all' })).toBeNull()
})

test('of many lines four are listed and drawn, and more on request', () => {
  render(<Legend lines={topics(143)} />)
  expect(screen.getByText('showing 4 of 143')).toBeDefined()
  expect(screen.queryByText('topic 4')).toBeNull()
  press('show more')
  expect(screen.getByText('showing 12 of 143')).toBeDefined()
  press('show fewer')
  expect(screen.getByText('showing 4 of 143')).toBeDefined()
})

test('a chart draws twelve lines at most; a later one is drawn when it is shown alone', () => {
  render(<Legend lines={topics(143)} first={{ ...FIRST_CHOICE, shown: 20 }} />)
  expect(screen.getByText('showing 12 of 143')).toBeDefined()
  expect(screen.getByRole('button', { name: 'topic 15' }).getAttribute('aria-pressed')).toBe(
    'false',
  )
  press('topic 15')
  expect(drawn()).toBe('s15')
})

test('a comparison is listed with its line, is not counted and cannot be hidden', () => {
  render(<Legend lines={[...topics(1), PAST]} />)
  expect(screen.getByRole('row', { name: /^previous day/ })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'previous day' })).toBeNull()
  expect(screen.queryByText(/^showing/)).toBeNull()
  press('topic 0')
  expect(drawn()).toBe('s0 comparison')
})

test('ids that no line has hide nothing', () => {
  expect(ids(chosenLines(topics(2), { hidden: new Set(['gone']), shown: 4 }))).toEqual(['s0', 's1'])
})

test('the lines that matter come first', () => {
  expect(ids(largestFirst(topics(3)))).toEqual(['s2', 's1', 's0'])
})

test.each([
  ['all four', false, ['var(--s1)', 'var(--s2)', 'var(--s3)', 'var(--s4)', 'var(--s-rest)']],
  [
    'no second beside thresholds',
    true,
    ['var(--s1)', 'var(--s3)', 'var(--s4)', 'var(--s-rest)', 'var(--s-rest)'],
  ],
])('colours: %s', (_, isBesideStatus, strokes) => {
  const lines = withLooks(topics(5), { isBesideStatus })
  expect(lines.map((line, place) => lookOf(line, place).stroke)).toEqual(strokes)
})

test('a line keeps its look when others are hidden, and a comparison has its own', () => {
  const lines = withLooks([...topics(3), PAST], { isBesideStatus: false })
  const shown = chosenLines(lines, { ...FIRST_CHOICE, hidden: new Set(['s0', 's1']) })
  expect(shown.map((line, place) => lookOf(line, place))).toEqual([
    { stroke: 'var(--s3)', width: 1.75, dash: '2 3' },
    { stroke: 'var(--fg-3)', width: 1.5, dash: '4 4' },
  ])
})
