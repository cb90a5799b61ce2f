import { expect, test } from 'vitest'
import { hiddenText, parseHidden } from '#src/url/chart/hidden-text.ts'
import { markText, parseMark } from '#src/url/chart/mark-text.ts'

const MARK = '2026-11-21T13:50:00Z_2026-11-21T14:10:00Z'

test('a mark comes back as it was', () => {
  const mark = parseMark(MARK)
  expect(mark).toEqual({
    fromMs: Date.UTC(2026, 10, 21, 13, 50),
    toMs: Date.UTC(2026, 10, 21, 14, 10),
  })
  expect(mark && markText(mark)).toBe(MARK)
})

test.each([
  ['one instant', '2026-11-21T13:50:00Z'],
  ['the wrong way round', '2026-11-21T14:10:00Z_2026-11-21T13:50:00Z'],
  ['no length', '2026-11-21T14:10:00Z_2026-11-21T14:10:00Z'],
  ['no zone', '2026-11-21T13:50:00_2026-11-21T14:10:00'],
  ['three instants', `${MARK}_2026-11-21T15:00:00Z`],
  ['words', 'noon_two'],
])('%s is no mark', (_, text) => {
  expect(parseMark(text)).toBeNull()
})

test.each([
  ['one chart', 'recordsLag.s1.s2'],
  ['two charts', 'latency.s0*recordsLag.comparison'],
])('hidden lines of %s come back as they were', (_, text) => {
  expect(hiddenText(parseHidden(text))).toBe(text)
})

test('what cannot be read hides nothing', () => {
  expect(hiddenText(parseHidden('recordsLag*.s1*a b.s1*ok.s1.<b>'))).toBe('ok.s1')
  expect(hiddenText(parseHidden(''))).toBeNull()
  expect(hiddenText(new Map([['recordsLag', new Set<string>()]]))).toBeNull()
})
