import { expect, test } from 'vitest'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'
import { beforeAfterRows } from '#src/panels/incident/before-after-rows.ts'
import type { PageChart } from '#src/panels/incident/page-parts.ts'
import { recoveryNumbers } from '#src/panels/incident/recovery-numbers.ts'
import { baselineOf } from '#src/series/before-after.ts'
import { seriesOf, START_MS } from '#src/testing/made-series.ts'
import { plainText } from './markdown.ts'
import type { Pack } from './pack.ts'
import { readmeOf } from './readme.ts'
import { seriesCsv } from './series-csv.ts'

const at = (minute: number) => START_MS + minute * MINUTE_MS
const STEP = stepOf('minute', 1)
const WINDOW = { fromMs: at(0), toMs: at(20) }
const MARK = { fromMs: at(8), toMs: at(14) }
const LAG = seriesOf(20, (index) => (index >= 10 && index < 12 ? 900 : 100))
const SUBJECT = { kind: 'destination', id: 'd1', name: 'ware|house' } as const
const THRESHOLD = { metric: 'recordsLag', warn: 500, forMin: 0, direction: 'above' } as const

const CHART: PageChart = {
  subject: SUBJECT,
  lines: [{ id: 's0', label: '=Lag', series: LAG }],
  drawn: {
    title: 'Lag in Events',
    lines: [],
    unit: 'events',
    time: { window: WINDOW, step: STEP, zone: 'Asia/Kathmandu', answeredAtMs: null },
    source: 'Streamkap',
  },
  source: {
    timeseries: { window: WINDOW, step: STEP, series: { recordsLag: LAG }, problems: [] },
    asOfMs: at(20),
    metadata: {},
    latest: undefined,
    events: [],
    states: [],
    thresholds: [THRESHOLD],
    comparison: null,
    traces: [],
  },
}

const clock = (atMs: number) => new Date(atMs).toISOString().slice(11, 16)

const PACK: Pack = {
  title: 'destination ware|house',
  window: WINDOW,
  zone: 'Asia/Kathmandu',
  link: 'https://gauge.test/destinations/d1?from=a&to=b',
  madeAtMs: at(21),
  isFrozen: false,
  build: '1.2.3',
  verdict: { words: 'Falling behind: 900 <records> wait.', asOfMs: at(20) + 250 },
  timeline: [
    {
      atMs: at(10),
      toMs: at(12),
      kind: 'threshold',
      words: 'Lag at or over 500, a warning',
      subject: SUBJECT,
      isObserved: false,
    },
    {
      atMs: at(15),
      toMs: null,
      kind: 'state',
      words: 'Active to Broken',
      subject: SUBJECT,
      isObserved: true,
    },
  ],
  untold: 'No series came of source orders.',
  marked: {
    mark: MARK,
    baseline: baselineOf(MARK, WINDOW),
    rows: beforeAfterRows([CHART], MARK),
    recoveries: recoveryNumbers([CHART], MARK, clock),
  },
  numbers: [
    {
      label: 'Drain time',
      text: '≈ 12 min',
      note: '10 to 14 min',
      inputs: [{ name: 'recordsLag', value: 900, unit: 'records', atMs: at(11) }],
    },
  ],
  charts: [CHART],
  lastEvents: [],
}

const README = readmeOf(PACK, ['charts/01-lag.svg']).split('\n')

test.each([
  ['the entity', String.raw`# Destination ware\|house`],
  [
    'the verdict and its age',
    String.raw`Falling behind: 900 \<records\> wait. (as of 2026-11-20T18:05:00+05:45)`,
  ],
  ['the window', '- From 2026-11-20T17:45:00+05:45 to 2026-11-20T18:05:00+05:45'],
  ['the link', '- The same picture: <https://gauge.test/destinations/d1?from=a&to=b>'],
  ['the build', '- Made at 2026-11-20T18:06:00+05:45 by Streamgauge 1.2.3'],
  [
    'what happened',
    String.raw`| 2026-11-20T17:55:00+05:45 to 2026-11-20T17:57:00+05:45 | Lag at or over 500, a warning | destination ware\|house | series of the API |`,
  ],
  [
    'what only this screen saw',
    String.raw`| 2026-11-20T18:00:00+05:45 | Active to Broken | destination ware\|house | observed on this screen |`,
  ],
  [
    'before and after',
    String.raw`| Lag in Events | destination ware\|house | 100 | 367 | +267 (+267 %) | 900 |`,
  ],
  ['the peak', '| Peak lag | 900 at 12:10 |'],
  ['time over the limit', '| At or over 500 | 2 min |'],
  ['the area', '| Area under the lag | 2.20 k record-minutes |'],
  ['how long it drained', '| Peak to below the limit | 2 min |'],
  [
    'a derived number',
    '| Drain time | ≈ 12 min | 10 to 14 min | recordsLag: 900 records at 2026-11-20T17:56:00+05:45 |',
  ],
  ['the age of a chart', 'Answered at 2026-11-20T18:05:00+05:45.'],
  ['the picture of a chart', '![Lag in Events](charts/01-lag.svg)'],
])('the page to read has %s', (_, line) => {
  expect(README).toContain(line)
})

test('last events are in it only when they were asked for', () => {
  const text = '{"id": 1}'
  expect(README.join('\n')).not.toContain('Last events')
  const asked = readmeOf({ ...PACK, lastEvents: [{ of: 'source orders', text }] }, [])
  expect(asked).toContain(
    `## Last events\n\n| of | text |\n| --- | --- |\n| source orders | ${text} |`,
  )
})

test.each([
  ['a table cell', 'a|b', String.raw`a\|b`],
  ['an element', '<img src=x>', String.raw`\<img src=x\>`],
  ['a link', '[x](y)', String.raw`\[x\](y)`],
  ['lines', 'a\n\nb', 'a b'],
])('text that looks like %s means nothing but itself', (_, text, expected) => {
  expect(plainText(text)).toBe(expected)
})

test('every sample in a row of its own, in UTC and in the zone, kept from being a formula', () => {
  const lines = [
    { id: 's0', label: '=cmd', series: { timesMs: [at(0), at(1)], values: [-1.5, NaN] } },
    { id: 's1', label: 'a,b', series: { timesMs: [at(0)], values: [0] }, lowerBoundsMs: [at(0)] },
  ]
  const drawn = { ...CHART.drawn, unit: { rate: 'events' } } as const
  const csv = seriesCsv([{ ...CHART, drawn, lines }], 'Asia/Kathmandu')
  const times = '2026-11-20T12:00:00.000Z,2026-11-20T17:45:00.000+05:45'
  expect(csv.split('\r\n')).toEqual([
    'time (UTC),local time (Asia/Kathmandu),of,chart,series,unit,value,is a lower bound',
    `${times},destination ware|house,Lag in Events,'=cmd,events per second,-1.5,`,
    `2026-11-20T12:01:00.000Z,2026-11-20T17:46:00.000+05:45,destination ware|house,Lag in Events,'=cmd,events per second,,`,
    `${times},destination ware|house,Lag in Events,"a,b",events per second,0,yes`,
    '',
  ])
})

test('the verdict of a frozen page is told apart from its window, and its numbers are of its end', () => {
  const readme = readmeOf({ ...PACK, isFrozen: true }, ['charts/1.svg'])
  expect(readme).toContain('Verdict when the pack was made, not of this window: Falling behind')
  expect(readme).not.toContain('As the page gave them when the pack was made.')
})
