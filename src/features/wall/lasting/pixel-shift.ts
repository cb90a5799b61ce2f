/** Edge around a board and farthest way of the board from its middle: never closer to the glass than half the edge. */
const EDGE_SHARE = 0.012
const LEAST_EDGE_PX = 12
/** Minutes of one walk across and of one down, without a common divisor. */
const ACROSS_MIN = 17
const DOWN_MIN = 23

/** Width of the edge that stays free around a board on a window of this height, px. */
export function wallEdgePx(heightPx: number): number {
  return Math.max(LEAST_EDGE_PX, Math.round(EDGE_SHARE * heightPx))
}

/**
 * Where the whole board stands in a minute, so that no pixel shows one thing for weeks: at most half the
 * edge away from its middle.
 */
export function pixelShift(
  atMs: number,
  heightPx: number,
): { readonly xPx: number; readonly yPx: number } {
  const minute = Math.floor(atMs / 60_000)
  const reachPx = wallEdgePx(heightPx) / 2
  return { xPx: swing(minute, ACROSS_MIN, reachPx), yPx: swing(minute, DOWN_MIN, reachPx) }
}

function swing(minute: number, periodMin: number, reachPx: number): number {
  return Math.trunc(reachPx * Math.sin((2 * Math.PI * (minute % periodMin)) / periodMin)) + 0
}
