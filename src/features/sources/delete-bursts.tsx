import { useMemo } from 'react'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { formatText } from '#src/format/number.ts'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { burstsIn, type EventMixRead } from './event-mix.ts'

/** More than these are a habit, and the chart shows them. */
const MOST = 5

/** Bursts of deletes by name and time: they reach the destination within seconds. */
export function DeleteBursts({ timeseries, asOfMs, latest }: EventMixRead) {
  const { zone } = useTimeState()
  const bursts = useMemo(
    () => burstsIn({ timeseries, asOfMs, latest }),
    [timeseries, asOfMs, latest],
  )
  if (bursts.length === 0) return null
  return (
    <section className="flex flex-col gap-1">
      <SectionHeading>
        {bursts.length === 1 ? 'A burst of deletes' : `${bursts.length} bursts of deletes`}
      </SectionHeading>
      <ul className="text-table">
        {bursts.slice(-MOST).map((burst) => (
          <li key={burst.atMs}>
            {formatMoment(burst.atMs, zone, { window: timeseries.window, style: 'minute' })}{' '}
            {zoneLabel(zone, burst.atMs)}: {perSec(burst.perSec)}, usually{' '}
            {perSec(burst.usualPerSec)}, and more than half of all events
          </li>
        ))}
      </ul>
      {bursts.length > MOST && (
        <p className="text-label text-fg-2">The newest {MOST} are listed.</p>
      )}
    </section>
  )
}

function perSec(value: number): string {
  return formatText(value, { rate: 'events' }, 'card')
}
