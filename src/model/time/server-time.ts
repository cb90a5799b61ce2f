/** What one answer says about the server's clock. All epoch ms; the first two by this device's clock. */
export type ClockReading = {
  readonly sentMs: number
  readonly receivedMs: number
  readonly serverMs: number
  /** Steps in which the server's time was told, in ms; 0: to the millisecond. */
  readonly stepMs: number
}

/** What is known of the two clocks. `skewMs`: how far the server's is ahead of this device's. */
export type ClockDifference = {
  readonly skewMs: number
  /** The true difference lies within `skewMs` ± this: half of the way there and back, half a step. */
  readonly uncertaintyMs: number
}

/** Skew up to this makes no age wrong that matters, and the `Date` header has steps of one second. */
export const NOTABLE_SKEW_MS = 2000
/** A slower answer says something only about clocks that differ by far more than it took. */
const LONGEST_ROUND_TRIP_MS = 2000
const FAR_MORE = 4
/** A reading this far from the others means that one of the clocks was set. */
const CLOCK_WAS_SET_MS = 5000
const MOST_READINGS = 9

let readings: readonly ClockDifference[] = []

/**
 * Takes in one answer. Slow answers are left out, such as one that a sleeping device waited for; after
 * a clock was set, earlier ones are forgotten.
 */
export function observeServerTime({ sentMs, receivedMs, serverMs, stepMs }: ClockReading): void {
  const roundTripMs = receivedMs - sentMs
  const skewMs = serverMs - (sentMs + receivedMs) / 2
  const isSlow = roundTripMs > LONGEST_ROUND_TRIP_MS && Math.abs(skewMs) < FAR_MORE * roundTripMs
  if (roundTripMs < 0 || isSlow || !Number.isFinite(skewMs)) return
  const reading = { skewMs, uncertaintyMs: (roundTripMs + stepMs) / 2 }
  const known = clockDifference()
  const isSet = known !== null && Math.abs(skewMs - known.skewMs) > CLOCK_WAS_SET_MS
  readings = isSet ? [reading] : [...readings, reading].slice(-MOST_READINGS)
}

/** The middle one of the last nine readings; null before the first. */
export function clockDifference(): ClockDifference | null {
  const sorted = readings.toSorted((a, b) => a.skewMs - b.skewMs)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}

/** How far the server's clock is ahead of this device's, in ms; 0 while unknown or within 2 s. */
export function clockSkewMs(): number {
  const skewMs = clockDifference()?.skewMs ?? 0
  return Math.abs(skewMs) > NOTABLE_SKEW_MS ? skewMs : 0
}

/**
 * Epoch ms now, by the server's clock where it is known to differ: ages and windows stay right on a
 * device whose clock is wrong.
 */
export function pageNow(): number {
  return Date.now() + clockSkewMs()
}

/** Forgets every reading; for tests. */
export function forgetServerTime(): void {
  readings = []
}
