/** A box or a screen, px. */
export type Size = { readonly width: number; readonly height: number }

/** Where a box is to be: beside an upright line, at a height of the screen; px from its top left. */
export type Anchor = { readonly x: number; readonly y: number }

const AWAY_PX = 12
const EDGE_PX = 8

/**
 * Top left corner of a box beside a crosshair, px of the screen: right of the line and below `y`
 * where there is room, else left of it and above; never outside the screen.
 */
export function placeBeside({ x, y }: Anchor, box: Size, screen: Size): Anchor {
  return {
    x: placeOne(x, box.width, screen.width),
    y: placeOne(y, box.height, screen.height),
  }
}

function placeOne(at: number, size: number, room: number): number {
  const after = at + AWAY_PX
  const wanted = after + size + EDGE_PX <= room ? after : at - AWAY_PX - size
  return Math.round(Math.max(EDGE_PX, Math.min(wanted, room - EDGE_PX - size)))
}
