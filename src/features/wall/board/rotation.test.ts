import { expect, test } from 'vitest'
import {
  newsOf,
  rotate,
  startRotation,
  turnEndsMs,
  type PageContent,
  type Rotation,
} from './rotation.ts'

const dwellMs = 20_000
const calm: PageContent = { critical: [] }
const bad = (...critical: string[]): PageContent => ({ critical })

/** The pages shown at the end of each turn, looked at once a second. */
function turns(pages: readonly PageContent[], count: number, from?: Rotation): number[] {
  let rotation = from ?? rotate(startRotation(0), { pages, dwellMs, nowMs: 0 })
  const shown: number[] = []
  for (let second = 1; second <= count * 20; second++) {
    if (second % 20 === 19) shown.push(rotation.page)
    rotation = rotate(rotation, { pages, dwellMs, nowMs: second * 1000 })
  }
  return shown
}

test('calm pages take turns', () => {
  expect(turns([calm, calm, calm], 4)).toEqual([0, 1, 2, 0])
})

test('one page stays', () => {
  expect(turns([calm], 3)).toEqual([0, 0, 0])
})

test('a page with trouble is held for three turns', () => {
  expect(turns([bad('a'), calm], 6)).toEqual([0, 0, 0, 1, 0, 0])
})

test('new trouble interrupts at once', () => {
  const before = rotate(startRotation(0), { pages: [calm, calm, calm], dwellMs, nowMs: 0 })
  const pages = [calm, calm, bad('x')]
  expect(rotate(before, { pages, dwellMs, nowMs: 3000 })).toMatchObject({ page: 2, sinceMs: 3000 })
})

test('known trouble that moves to another page does not interrupt', () => {
  const before = rotate(startRotation(0), { pages: [bad('x'), calm], dwellMs, nowMs: 0 })
  const moved = rotate(before, { pages: [calm, bad('x')], dwellMs, nowMs: 5000 })
  expect(moved).toMatchObject({ page: 0, sinceMs: 0 })
})

test('trouble that went and comes again is new', () => {
  const pages = { bad: [calm, bad('x')], calm: [calm, calm] }
  const first = rotate(startRotation(0), { pages: pages.bad, dwellMs, nowMs: 0 })
  const gone = rotate({ ...first, page: 0 }, { pages: pages.calm, dwellMs, nowMs: 1000 })
  const again = rotate(gone, { pages: pages.bad, dwellMs, nowMs: 2000 })
  expect(again).toMatchObject({ page: 1 })
  expect(again.noticed.get('x')).toBe(2000)
})

test('a page that is gone is left for the first', () => {
  const onThird: Rotation = { page: 2, sinceMs: 0, heldTurns: 0, noticed: new Map() }
  expect(rotate(onThird, { pages: [calm], dwellMs, nowMs: 1000 }).page).toBe(0)
})

test('without pages nothing breaks', () => {
  expect(rotate(startRotation(0), { pages: [], dwellMs, nowMs: 60_000 }).page).toBe(0)
})

test('a calm board keeps what it noticed by identity, so that nothing draws again', () => {
  const first = rotate(startRotation(0), { pages: [bad('x')], dwellMs, nowMs: 0 })
  expect(rotate(first, { pages: [bad('x')], dwellMs, nowMs: 1000 }).noticed).toBe(first.noticed)
  expect(turnEndsMs(first, dwellMs)).toBe(20_000)
})

test('what was critical when the page was opened is no news', () => {
  const noticed = new Map([
    ['before', 20_000],
    ['after', 60_000],
  ])
  expect([...newsOf({ noticed }, 0).keys()]).toEqual(['after'])
})
