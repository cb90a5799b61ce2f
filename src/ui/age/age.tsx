import { formatAge } from '#src/format/duration.ts'
import { isDate } from '#src/model/time/zone.ts'
import { useNow } from './clock-context.tsx'

/**
 * How long ago something was measured, moving with the page clock. A moment in the future (clocks of
 * two machines differ) is shown as no age at all.
 */
export function Age({ sinceMs }: { sinceMs: number }) {
  const ageMs = Math.max(0, useNow() - sinceMs)
  return (
    <time dateTime={isDate(sinceMs) ? new Date(sinceMs).toISOString() : undefined}>
      {formatAge(ageMs)}
    </time>
  )
}
