import type { NightSettings } from '#src/model/settings.ts'
import { wallMsOf } from '#src/model/time/wall-clock.ts'

const DAY_MIN = 24 * 60

/** Whether a moment lies in the night hours of a zone; `to` may be on the next day. */
export function isNight({ from, to }: NightSettings, atMs: number, zone: string): boolean {
  const start = minuteOf(from)
  const end = minuteOf(to)
  const minute = Math.floor(wallMsOf(atMs, zone) / 60_000) % DAY_MIN
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end
}

/** Minutes since midnight of "HH:MM". */
function minuteOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}
