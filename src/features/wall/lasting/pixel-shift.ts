/** Farthest way from the middle, px; and the minutes of one walk across, without a common divisor. */
const REACH_PX = 12
const ACROSS_MIN = 17
const DOWN_MIN = 23

/** Where the whole board stands in a minute, so that no pixel shows one thing for weeks. */
export function pixelShift(atMs: number): { readonly xPx: number; readonly yPx: number } {
  const minute = Math.floor(atMs / 60_000)
  return { xPx: swing(minute, ACROSS_MIN), yPx: swing(minute, DOWN_MIN) }
}

function swing(minute: number, periodMin: number): number {
  return Math.round(REACH_PX * Math.sin((2 * Math.PI * (minute % periodMin)) / periodMin)) + 0
}
