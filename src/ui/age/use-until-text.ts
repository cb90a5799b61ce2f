import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { useFromNow } from './clock-context.tsx'

/** A moment to come (epoch ms) on the clock of the page's zone, with its day unless that is today. */
export function useUntilText(untilMs: number): string {
  const { zone } = useTimeState()
  return useFromNow((nowMs) => {
    const window = { fromMs: Math.min(nowMs, untilMs), toMs: untilMs }
    return `${formatMoment(untilMs, zone, { window, style: 'minute' })} ${zoneLabel(zone, untilMs)}`
  })
}
