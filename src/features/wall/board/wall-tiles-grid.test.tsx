import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { tileFill } from '#src/features/wall/wall-size.ts'
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

/** A moment that no calendar holds breaks the tile that prints it. */
const breaking = judgedPipeline('orders', 'broken', ['s', 'd'], {
  sentence: ['Broken since', { kind: 'clock', atMs: Number.MAX_VALUE }],
})

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
