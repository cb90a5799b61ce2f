import { expect, test, vi } from 'vitest'
import { HOUR_MS, stepOf } from '#src/model/time/time-range.ts'
import { pictureOf } from './export-draw.ts'
import { paint } from './export-png.ts'
import { svgOf } from './export-svg.ts'

const FROM = Date.parse('2026-11-21T04:00Z')
const VALUES = [0, 100, NaN, NaN, NaN, 100, NaN, 50, NaN, 25]
const CHART = {
  title: 'Lag <in> "Events" & more',
  lines: [
    {
      id: 's0',
      label: 'orders',
      series: { timesMs: VALUES.map((_, hour) => FROM + hour * HOUR_MS), values: VALUES },
      restartsMs: [FROM + HOUR_MS],
    },
  ],
  unit: 'events',
  time: {
    window: { fromMs: FROM, toMs: FROM + 10 * HOUR_MS },
    step: stepOf('hour', 1),
    zone: 'UTC',
    answeredAtMs: null,
  },
  thresholds: [{ value: 80, level: 'warn', label: 'agreed lag' }],
  source: 'Streamkap API, asked 14:05:07 UTC',
} as const

const inked = (colour: string) => `ink:${colour.slice(6, -1)}`

test('title, range, zone and source are printed', () => {
  const words = pictureOf(CHART, inked).marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.text] : [],
  )
  expect(words).toContain(CHART.title)
  expect(words).toContain('21 Nov 2026 04:00 to 21 Nov 2026 14:00, UTC, 1 point = 1 h')
  expect(words).toContain('Source: Streamkap API, asked 14:05:07 UTC')
  expect(words).toContain('warn 80')
  expect(words).toContain('warn 80: agreed lag')
})

test('holes break the drawn line, and isolated samples are dots a canvas can draw', () => {
  const drawn = pictureOf(CHART, inked).marks.flatMap((mark) =>
    mark.kind === 'path' && mark.stroke === 'ink:s1' ? [mark.d] : [],
  )
  expect(drawn).toEqual([
    'M80 352L164.8 72',
    'M504 72h0.01M673.6 212h0.01M843.2 282h0.01',
    'M16 414h24',
  ])
})

test('a comparison is a dashed grey line that closes no hole and has no unfinished end', () => {
  const past = {
    id: 'comparison',
    label: 'previous day',
    look: 'comparison',
    series: { timesMs: CHART.lines[0].series.timesMs, values: VALUES.map(() => 50) },
  } as const
  const time = { ...CHART.time, answeredAtMs: CHART.time.window.toMs - 1 }
  const plain = pictureOf(CHART, inked).marks
  const { marks } = pictureOf({ ...CHART, time, lines: [...CHART.lines, past] }, inked)
  const dashed = marks.filter((mark) => mark.kind === 'path' && mark.dash === '4 4')
  expect(dashed.map((mark) => mark.kind === 'path' && [mark.d, mark.stroke])).toEqual([
    [`M${VALUES.map((_, hour) => `${round(80 + hour * 84.8)} 212`).join('L')}`, 'ink:fg-3'],
    ['M16 432h24', 'ink:fg-3'],
  ])
  const hatches = (all: typeof marks) =>
    all.filter((mark) => mark.kind === 'path' && mark.opacity === 0.3)
  expect(hatches(marks)).toEqual(hatches(plain))
  expect(hatches(plain)).not.toEqual([])
})

function round(px: number): number {
  return Math.round(px * 10) / 10
}

test('the file stands alone: no variable of the page is left, and text is escaped', () => {
  const svg = svgOf(pictureOf(CHART, inked))
  expect(svg).not.toContain('var(')
  expect(svg).toContain('Lag &lt;in&gt; &quot;Events&quot; &amp; more</text>')
  expect(svg).toContain('stroke="ink:warn" stroke-width="1.5" stroke-dasharray="6 4"')
})

const HOUR_AT = (hour: number) => FROM + hour * HOUR_MS
const LANES = {
  events: [
    { atMs: HOUR_AT(1), toMs: HOUR_AT(2), kind: 'restart', label: 'restarted' },
    { atMs: HOUR_AT(2.1), kind: 'partition', label: 'partitions 4 to 6' },
  ],
  states: {
    name: 'State',
    spans: [
      { fromMs: HOUR_AT(2), toMs: HOUR_AT(8), status: 'Active' },
      { fromMs: HOUR_AT(8), toMs: HOUR_AT(8.1), status: 'Broken' },
    ],
  },
} as const

test('the lanes of the page are in the picture, in words and shapes', () => {
  const { marks, height } = pictureOf({ ...CHART, lanes: LANES }, inked)
  const words = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
  expect(words).toEqual(expect.arrayContaining(['×2', 'State', 'not observed', 'Active']))
  expect(words).toContain('2 events: restarted between 05:00 and 06:00; partitions 4 to 6 at 06:06')
  expect(words).toContain('Broken from 12:00 to 12:06, 6 min')
  const glyphs = marks.flatMap((mark) => (mark.kind === 'path' && mark.shift ? [mark] : []))
  // The restart over its hour; the filled circle of Active, in its own colour, in front of its word.
  expect(glyphs.map(({ shift, fill, stroke }) => [shift, fill ?? stroke])).toEqual([
    [{ x: 249.6, y: 64 }, 'ink:fg-2'],
    [{ x: 258.6, y: 389 }, 'ink:ok'],
  ])
  expect(height).toBeGreaterThan(pictureOf(CHART, inked).height + 38)
  expect(svgOf(pictureOf({ ...CHART, lanes: LANES }, inked))).toContain(
    'transform="translate(249.6 64)"',
  )
})

test('of many events the first are told and the others counted', () => {
  const events = Array.from({ length: 20 }, (_, place) => ({
    atMs: HOUR_AT(place / 2),
    kind: 'state' as const,
    label: `change ${place}`,
  }))
  const { marks } = pictureOf({ ...CHART, lanes: { ...LANES, events } }, inked)
  const words = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
  expect(words).toContain('change 11 at 09:30')
  expect(words).not.toContain('change 12 at 10:00')
  expect(words).toContain('8 more')
})

test('the painting is the drawing at twice its size, dashes and all', () => {
  vi.stubGlobal(
    'Path2D',
    class {
      readonly kind = 'path'
    },
  )
  const calls: string[] = []
  const note =
    (name: string) =>
    (...values: readonly unknown[]) => {
      calls.push(`${name} ${values.filter((value) => typeof value !== 'object').join(' ')}`.trim())
    }
  const context = {
    scale: note('scale'),
    translate: note('translate'),
    fillRect: note('fillRect'),
    fillText: note('fillText'),
    fill: note('fill'),
    stroke: note('stroke'),
    setLineDash: (dash: number[]) => calls.push(`dash ${dash.join(' ')}`.trim()),
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '',
    textAlign: 'start',
  } as const
  const picture = pictureOf(CHART, inked)
  paint(picture, { ...context })
  vi.unstubAllGlobals()
  expect(calls.slice(0, 2)).toEqual(['scale 2 2', `fillRect 0 0 960 ${picture.height}`])
  expect(calls).toContain(`fillText ${CHART.title} 16 30`)
  expect(calls).toContain('dash 6 4')
  expect(calls.filter((call) => call === 'stroke')).toHaveLength(
    picture.marks.filter((mark) => mark.kind === 'path' && mark.stroke !== null).length,
  )
})
