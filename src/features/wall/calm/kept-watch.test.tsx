import { beforeEach, expect, test, vi } from 'vitest'
import { judgedPipeline } from '#src/testing/judged.ts'
import { keepWatch, readWatch } from './kept-watch.ts'
import { calmSinceMs, look, NOTHING_SEEN, type WallWatch } from './wall-watch.ts'

const ROUND_MS = 15_000
const SEEN = (['flowing', 'flowing', 'broken', 'flowing'] as const).reduce<WallWatch>(
  (watch, state, round) => look(watch, [judgedPipeline('orders', state)], round * ROUND_MS),
  NOTHING_SEEN,
)

beforeEach(() => sessionStorage.clear())

test('a page that is loaded anew goes on with what it has seen', () => {
  keepWatch('all', SEEN)
  const read = readWatch('all')
  expect(read).toEqual({ ...SEEN, seen: new Map(), looks: 0 })
  expect(calmSinceMs(look(read, [judgedPipeline('orders', 'quiet')], 5 * ROUND_MS))).toBe(
    2 * ROUND_MS,
  )
})

test('after a longer absence it begins anew, and the changes stay', () => {
  keepWatch('all', SEEN)
  const later = look(readWatch('all'), [judgedPipeline('orders', 'flowing')], 3_600_000)
  expect(later).toMatchObject({ sinceMs: 3_600_000, problem: null })
  expect(later.transitions).toHaveLength(2)
})

test('another board has seen nothing', () => {
  keepWatch('all', SEEN)
  expect(readWatch('payments')).toBe(NOTHING_SEEN)
})

test.each([
  ['nothing', null],
  ['no JSON', 'x'],
  ['another shape', '{"board":"all","sinceMs":"noon"}'],
])('%s kept is nothing seen', (_, text) => {
  if (text !== null) sessionStorage.setItem('streamgauge.wall.watch', text)
  expect(readWatch('all')).toBe(NOTHING_SEEN)
})

test('what is half readable is used by half', () => {
  const kept = { board: 'all', sinceMs: 1, lookedMs: 2, problem: { name: 1 }, transitions: [7] }
  sessionStorage.setItem('streamgauge.wall.watch', JSON.stringify(kept))
  expect(readWatch('all')).toEqual({ ...NOTHING_SEEN, sinceMs: 1, lookedMs: 2 })
})

test('a browser without storage changes nothing', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementationOnce(refuse)
  expect(() => keepWatch('all', SEEN)).not.toThrow()
})

function refuse() {
  throw new DOMException('no room', 'QuotaExceededError')
}
