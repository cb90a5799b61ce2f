/** One minute in ms: the grid of the world. */
export const MINUTE_MS = 60_000

/**
 * A running total on the minute grid: `data[i]` is the total at the start of minute `first + i`
 * (minutes since the epoch), `length` of them are filled. Between grid points the total is a straight line,
 * so it is defined at every millisecond. 8 bytes per minute: 11.5 KB per day.
 */
export type Track = { first: number; length: number; data: Float64Array }

export function createTrack(firstMinute: number): Track {
  return { first: firstMinute, length: 1, data: new Float64Array(1024) }
}

/** Adds the amount of the next minute. Amounts are never negative. */
export function append(track: Track, amount: number): void {
  if (track.length === track.data.length) {
    const grown = new Float64Array(track.length + Math.max(1024, track.length >> 2))
    grown.set(track.data)
    track.data = grown
  }
  track.data[track.length] = (track.data[track.length - 1] ?? 0) + amount
  track.length += 1
}

/** Makes room for all minutes up to `untilMinute` at once, so that a long first computation copies nothing. */
export function reserve(track: Track, untilMinute: number): void {
  const needed = untilMinute - track.first + 2
  if (needed <= track.data.length) return
  const grown = new Float64Array(needed + 1440)
  grown.set(track.data)
  track.data = grown
}

/** The minute that would be appended next. */
export function nextMinute(track: Track): number {
  return track.first + track.length - 1
}

/**
 * The total when the millisecond `ms` is over, so the last one of a minute has all of the minute. Outside the computed
 * range the nearest computed total.
 */
export function totalAt(track: Track, ms: number): number {
  const position = (ms + 1) / MINUTE_MS - track.first
  if (position <= 0) return track.data[0] ?? 0
  const last = track.length - 1
  if (position >= last) return track.data[last] ?? 0
  const left = Math.floor(position)
  const a = track.data[left] ?? 0
  const b = track.data[left + 1] ?? 0
  return a + (b - a) * (position - left)
}

/** The earliest moment (epoch ms, with fraction) at which the total was reached; the track's start if always. */
export function timeOfTotal(track: Track, total: number): number {
  let low = 0
  let high = track.length - 1
  if ((track.data[0] ?? 0) >= total) return track.first * MINUTE_MS
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((track.data[middle] ?? 0) >= total) high = middle
    else low = middle
  }
  const a = track.data[low] ?? 0
  const b = track.data[high] ?? 0
  const part = b > a ? Math.min(1, (total - a) / (b - a)) : 1
  return (track.first + low + part) * MINUTE_MS - 1
}

/** Forgets all but the newest `keepMinutes` minutes; totals stay what they are. */
export function forget(track: Track, keepMinutes: number): void {
  const drop = track.length - keepMinutes
  if (drop <= 0) return
  track.data = track.data.slice(drop, track.length)
  track.first += drop
  track.length -= drop
}
