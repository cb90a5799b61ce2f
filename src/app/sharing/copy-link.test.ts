import { afterEach, expect, test, vi } from 'vitest'
import { DAY_MS, stepOf, type TimeRange } from '#src/model/time/time-range.ts'
import { copyLink, linkText } from './copy-link.ts'

/** Two minutes into a bucket: a frozen page ends with the last full one. */
const NOW = Date.UTC(2026, 10, 21, 13, 52, 7)
const LAST_DAY: TimeRange = { kind: 'last', ms: DAY_MS }

afterEach(() => vi.unstubAllGlobals())

const LIVE = {
  step: stepOf('minute', 5),
  zone: 'Asia/Kathmandu',
  zoneChoice: 'utc',
  frozen: null,
} as const

function link(href: string, kind: 'frozen' | 'live', range: TimeRange = LAST_DAY) {
  return linkText({ href, time: { ...LIVE, range } }, kind, NOW)
}

test.each([
  [
    'frozen: a page that stands still, at the instants that the range means now',
    'frozen',
    'https://x.test/sources',
    'https://x.test/sources?from=2026-11-20T13:50:00Z&to=2026-11-21T13:50:00Z&frozen=2026-11-21T13:52:07Z&live=now-24h_now',
  ],
  [
    'live: the range itself, also where the address leaves it out',
    'live',
    'https://x.test/sources',
    'https://x.test/sources?from=now-24h&to=now',
  ],
  [
    'with the zone by its name, because "local" is another one elsewhere',
    'live',
    'https://x.test/sources?tz=local',
    'https://x.test/sources?tz=Asia/Kathmandu&from=now-24h&to=now',
  ],
  [
    'with the pin and the chart of the page, and without what a frozen page has no use for',
    'frozen',
    'https://x.test/s?refresh=5s&pin=2026-11-21T13:00:00Z&chart=lag',
    'https://x.test/s?pin=2026-11-21T13:00:00Z&chart=lag&from=2026-11-20T13:50:00Z&to=2026-11-21T13:50:00Z&frozen=2026-11-21T13:52:07Z&live=now-24h_now',
  ],
  [
    'behind the # of the demo',
    'live',
    'https://x.test/demo/#/sources',
    'https://x.test/demo/#/sources?from=now-24h&to=now',
  ],
] as const)('%s', (_, kind, href, text) => {
  expect(link(href, kind)).toBe(text)
})

test('a live link of a frozen page goes on with the range it had before', () => {
  const frozen = { atMs: NOW, live: LAST_DAY }
  const range: TimeRange = { kind: 'fixed', fromMs: NOW - DAY_MS, toMs: NOW }
  const address = 'from=2026-11-20T13:50:00Z&to=2026-11-21T13:50:00Z'
  const marks = 'frozen=2026-11-21T13:50:00Z&live=now-24h_now'
  const page = {
    href: `https://x.test/s?${address}&${marks}`,
    time: { ...LIVE, range, zone: 'UTC', frozen },
  }
  expect(linkText(page, 'live', NOW)).toBe('https://x.test/s?from=now-24h&to=now')
  expect(linkText(page, 'frozen', NOW)).toBe(`https://x.test/s?${address}&${marks}`)
})

test('a range of instants goes on with nothing', () => {
  const fixed: TimeRange = { kind: 'fixed', fromMs: NOW - DAY_MS, toMs: NOW }
  const address = 'https://x.test/sources?from=2026-11-20T13:52:07Z&to=2026-11-21T13:52:07Z'
  expect(link('https://x.test/sources', 'live', fixed)).toBe(address)
  expect(link('https://x.test/sources', 'frozen', fixed)).toBe(
    `${address}&frozen=2026-11-21T13:52:07Z`,
  )
})

test('says what was copied; where copying is forbidden, the link itself', async () => {
  const page = { href: 'https://x.test/s', time: { ...LIVE, range: LAST_DAY, zone: 'UTC' } }
  const writeText = vi.fn<(text: string) => Promise<void>>(async () => undefined)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  expect(await copyLink(page, 'live')).toMatch(
    /^Copied a live link: Last 24\s?h, at the time it is opened\.$/,
  )
  expect(writeText).toHaveBeenCalledWith('https://x.test/s?from=now-24h&to=now')
  expect(await copyLink(page, 'frozen')).toMatch(
    /^Copied a frozen link: \d+ \w+ \d{4} .* – .* UTC, whenever it is opened\.$/,
  )
  vi.stubGlobal('navigator', {})
  expect(await copyLink(page, 'live')).toBe(
    'The browser does not allow copying here. The link is https://x.test/s?from=now-24h&to=now',
  )
})
