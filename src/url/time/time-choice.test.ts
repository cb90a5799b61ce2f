import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, LAST_24_HOURS, stepOf } from '#src/model/time/time-range.ts'
import { keptSearch } from '#src/url/list/use-kept-search.ts'
import { addressTexts, parseRange, rangeTexts } from './range-text.ts'
import { parseComparison, parseRefresh } from './refresh-text.ts'
import { parseStep, stepText } from './step-text.ts'
import { timeChoice, timeTexts } from './time-choice.ts'
import { parseZone } from './zone-text.ts'

const NOW_MS = Date.parse('2026-11-21T14:03:20Z')
const choiceOf = (search: string) => timeChoice(timeTexts(new URLSearchParams(search)), NOW_MS)

test.each([
  ['now-6h', 'now'],
  ['now-15m', 'now'],
  ['now-90m', 'now'],
  ['now-2d', 'now'],
  ['now-30d', 'now'],
  ['now-2h', 'now-1h'],
  ['now/d', 'now'],
  ['now-1d/d', 'now-1d/d'],
  ['now-1M', 'now'],
  ['now-1y/y', 'now/y'],
  ['2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z'],
  ['2026-11-20T14:00:00Z', 'now'],
])('from=%s&to=%s comes back as it was', (from, to) => {
  const { range } = parseRange({ from, to }, 'Asia/Kathmandu', NOW_MS)
  expect(range && rangeTexts(range)).toEqual({ from, to })
})

test.each([
  ['epoch ms', '1795226400000', '2026-11-21T02:00:00Z'],
  ['an offset', '2026-11-21T07:45:00+05:45', '2026-11-21T02:00:00Z'],
  ['a fraction', '2026-11-21T02:00:00.000Z', '2026-11-21T02:00:00Z'],
  ['wall time of the zone', '2026-11-21 07:45', '2026-11-21T02:00:00Z'],
  ['a date of the zone', '2026-11-21', '2026-11-20T18:15:00Z'],
])('%s is an instant', (_, from, expected) => {
  const { range } = parseRange({ from, to: 'now' }, 'Asia/Kathmandu', NOW_MS)
  expect(range && rangeTexts(range).from).toBe(expected)
})

test.each([
  ['a word', 'yesterday-ish', 'now'],
  ['nothing', '', 'now'],
  ['the 31st of February', '2026-02-31', 'now'],
  ['an hour nobody has', '2026-11-21T25:00:00Z', 'now'],
  ['another unit', 'now-6x', 'now'],
  ['a bad end', 'now-6h', 'soon'],
  ['ends the wrong way round', 'now', 'now-6h'],
  ['ends that are the same', '2026-11-21T02:00:00Z', '2026-11-21T02:00:00Z'],
  ['a beginning in the future', '2026-12-24T00:00:00Z', 'now'],
  ['a century', 'now-99999d', 'now'],
  ['more years than a calendar has', 'now-9999999y', 'now'],
  ['the same, rounded', 'now-9999999M/M', 'now'],
  ['an end before all calendars', 'now-9999999y', 'now-9999998y'],
  ['another millennium', '1026-11-21T02:00:00Z', '2026-11-21T02:00:00Z'],
])('%s is the last 24 h, and is told', (_, from, to) => {
  const choice = choiceOf(new URLSearchParams({ from, to }).toString())
  expect(choice.range).toEqual(LAST_24_HOURS)
  expect(choice.problems).toHaveLength(1)
})

test('a long text is cut in the sentence about it', () => {
  const [problem = ''] = choiceOf(`tz=${'x'.repeat(6000)}`).problems
  expect(problem).toMatch(/^tz=x{60}… is not a time zone/)
})

test('a bad beginning is named together with what is shown instead', () => {
  expect(choiceOf('from=yesterday-ish&to=now').problems).toEqual([
    'from=yesterday-ish is not a time; showing the last 24 h.',
  ])
})

test('an address without time is the default, without a word', () => {
  expect(choiceOf('')).toEqual({
    range: LAST_24_HOURS,
    step: stepOf('minute', 5),
    chosenStep: null,
    zone: 'UTC',
    zoneChoice: 'utc',
    refresh: 'auto',
    compare: 'none',
    frozen: null,
    problems: [],
  })
})

test.each([['now-24h'], ['now-1d'], ['now-1440m']])('the default is left out: %s', (from) => {
  const { range } = parseRange({ from, to: 'now' }, 'UTC', NOW_MS)
  expect(range && addressTexts(range)).toEqual({ from: null, to: null })
})

test.each(['5m', '1h', '1d', '1w', '1M', '3M', '2d'])('step %s comes back as it was', (text) => {
  const step = parseStep(text)
  expect(step && stepText(step)).toBe(text)
})

test.each(['', '0m', '5', 'm', '5s', '-5m', '1.5h', '99999m'])('%j is no step', (text) => {
  expect(parseStep(text)).toBeNull()
})

test('m is a minute and M a month', () => {
  expect([parseStep('1m'), parseStep('1M')]).toEqual([stepOf('minute', 1), stepOf('month', 1)])
})

test('a step that would give more than 5000 points is not used, and is told', () => {
  const choice = choiceOf('from=now-30d&to=now&step=1m')
  expect(choice.step).toEqual(stepOf('hour', 3))
  expect(choice.problems).toEqual(['step=1m is too fine for this range.'])
})

test.each([
  ['UTC', 'utc'],
  ['utc', 'utc'],
  ['local', 'local'],
  ['browser', 'local'],
  ['europe/berlin', 'Europe/Berlin'],
  ['Mars/Olympus', null],
  ['', null],
  ['+05:45', null],
])('zone %j is %j', (text, zone) => {
  expect(parseZone(text)).toBe(zone)
})

test('Kathmandu keeps the name it was asked for, whatever the browser calls it', () => {
  expect(parseZone('Asia/Kathmandu')).toMatch(/^Asia\/Kathmandu$/)
})

test.each([
  ['off', 'off'],
  ['30s', '30s'],
  ['auto', 'auto'],
  ['1s', null],
  ['', null],
])('refresh %j is %j', (text, refresh) => {
  expect(parseRefresh(text)).toBe(refresh)
})

test.each([
  ['none', 'none'],
  ['week', 'week'],
  ['year', null],
])('compare %j is %j', (text, comparison) => {
  expect(parseComparison(text)).toBe(comparison)
})

test('each bad text has a sentence of its own', () => {
  const { problems } = choiceOf('tz=Mars&step=x&refresh=1ms&compare=year')
  expect(problems).toHaveLength(4)
})

test('a day of the zone decides the step of a rounded range', () => {
  const { range, step } = choiceOf('from=now/d&to=now/d&tz=Asia/Kathmandu')
  expect(range.kind).toBe('ends')
  expect(step.ms).toBe(DAY_MS / 288)
  expect(step.ms * 12).toBe(HOUR_MS)
})

test('links keep time and nothing else', () => {
  expect(keptSearch('?from=now-6h&to=now&sort=lag&tz=local&topic=a')).toBe(
    '?from=now-6h&to=now&tz=local',
  )
  expect(keptSearch('?sort=lag')).toBe('')
})
