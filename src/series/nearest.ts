/**
 * Index of the time nearest to `atMs` in ascending `timesMs`, by binary search; -1 when there is
 * none. Of two equally near times the earlier one is taken.
 */
export function nearestIndex(timesMs: readonly number[], atMs: number): number {
  let low = 0
  let high = timesMs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timesMs[middle] ?? NaN) < atMs) low = middle + 1
    else high = middle
  }
  const after = timesMs[low]
  const before = timesMs[low - 1]
  if (before === undefined) return after === undefined ? -1 : low
  if (after === undefined) return low - 1
  return after - atMs < atMs - before ? low : low - 1
}
