import { MINUTE_MS } from './track.ts'

/**
 * A pipeline that falls behind and drains in turns, for ever: for `fallMin` minutes its sink reads only a part
 * of what arrives, for the rest of `periodMin` it reads more than that and is even again at the end.
 * A cycle starts at minutes (since the epoch) that leave the remainder `phaseMin`.
 */
export type Wave = { periodMin: number; phaseMin: number; fallMin: number; readPart: number }

export type WavePhase = { phase: 'falling' | 'draining'; sinceMs: number; endsMs: number }

/** Where the wave is at `ms`. */
export function wavePhase(wave: Wave, ms: number): WavePhase {
  const period = wave.periodMin * MINUTE_MS
  const into = modulo(ms - wave.phaseMin * MINUTE_MS, period)
  const start = ms - into
  const turn = start + wave.fallMin * MINUTE_MS
  return ms < turn
    ? { phase: 'falling', sinceMs: start, endsMs: turn }
    : { phase: 'draining', sinceMs: turn, endsMs: start + period }
}

/** Minutes since the epoch that remain of the draining phase, 0 while falling. */
export function drainMinutesLeft(wave: Wave, minute: number): number {
  const into = modulo(minute - wave.phaseMin, wave.periodMin)
  return into < wave.fallMin ? 0 : wave.periodMin - into
}

/** How much slower than usual the sink writes at `ms`: 1 = as usual, up to 4 while falling behind. */
export function slownessAt(wave: Wave | null, ms: number): number {
  if (wave === null) return 1
  const { phase, sinceMs } = wavePhase(wave, ms)
  const ramp = Math.min(1, (ms - sinceMs) / (5 * MINUTE_MS))
  return phase === 'falling' ? 1 + 3 * ramp : 4 - 3 * ramp
}

/**
 * A source that gets behind its database and recovers: every `periodMin` minutes the delay grows in a straight
 * line to `peakMs` over `halfMin` minutes and shrinks again over as many.
 */
export type Incident = { periodMin: number; phaseMin: number; halfMin: number; peakMs: number }

/** The delay (ms) that the incident adds at `ms`. */
export function incidentDelayMs(incident: Incident | null, ms: number): number {
  if (incident === null) return 0
  const into = modulo(ms / MINUTE_MS - incident.phaseMin, incident.periodMin)
  const distance = Math.abs(into - incident.halfMin)
  return distance >= incident.halfMin ? 0 : incident.peakMs * (1 - distance / incident.halfMin)
}

/** The part of the database's changes that passes in this minute: the delay grows by what does not pass. */
export function incidentFlowFactor(incident: Incident | null, minute: number): number {
  if (incident === null) return 1
  const grown =
    incidentDelayMs(incident, (minute + 1) * MINUTE_MS) -
    incidentDelayMs(incident, minute * MINUTE_MS)
  return 1 - grown / MINUTE_MS
}

export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}
