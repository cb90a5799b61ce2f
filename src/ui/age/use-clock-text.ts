import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** An instant on the clock of the page's zone with its name: "13:50 UTC", "13:50:07 UTC". */
export type ClockText = (atMs: number, style?: 'minute' | 'second') => string

/** Writes instants in the zone that the address chose. */
export function useClockText(): ClockText {
  const { zone } = useTimeState()
  return (atMs, style = 'minute') => `${formatClock(atMs, zone, style)} ${zoneLabel(zone, atMs)}`
}
