import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { tileFill } from '#src/features/wall/wall-size.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { judgedPipeline } from '#src/testing/judged.ts'
import { WallTilesGrid } from './wall-tiles-grid.tsx'

const grid = { columns: 2, rows: 1 }
const board = (tiles: readonly JudgedEntity[]) => (
  <WallTilesGrid
    {...grid}
    {...{ tiles }}
    fill={tileFill(grid, 1, 16 / 9)}
    zone="UTC"
    noticed={new Map()}
  />
)

/** Breaks the tile that prints its number. */
const breaking: JudgedEntity = {
  ...judgedPipeline('orders', 'broken'),
  get figure(): never {
    throw new Error('a number that cannot be read')
  },
}

test('a tile that breaks says so and leaves the others alone, and heals with the next answer', () => {
  // React reports what a boundary catches; here that is wanted.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const billing = judgedPipeline('billing', 'flowing')
  const { rerender } = render(board([breaking, billing]))
  const broken = screen.getByRole('article', { name: 'orders: could not be drawn' })
  expect(broken.textContent).toContain('Tried again with the next answer')
  expect(screen.getByRole('article', { name: /^billing: Flowing/ })).toBeTruthy()
  rerender(board([judgedPipeline('orders', 'broken'), billing]))
  expect(screen.getByRole('article', { name: /^orders: Broken/ })).toBeTruthy()
})

test.each([
  ['broken', { isAtLeast: false }, ['for8']],
  ['broken', { isAtLeast: true }, ['over8']],
  ['flowing', { isAtLeast: false }, ['for8']],
  ['flowing', { isAtLeast: true }, []],
] as const)('%s since eight minutes %o says %j', (state, { isAtLeast }, words) => {
  const since = { sinceMs: pageNow() - 8.5 * 60_000, isAtLeast, isObserved: true }
  render(board([{ ...judgedPipeline('orders', state), since }]))
  const text = screen.getByRole('article').textContent
  expect([...text.matchAll(/(for|over)\d+/g)].map(([found]) => found)).toEqual(words)
})
