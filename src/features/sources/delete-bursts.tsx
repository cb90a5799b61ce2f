import { useMemo } from 'react'
import type { Trace } from '#src/api/http/trace.ts'
import { formatMoment, zoneLabel } from '#src/format/clock-time.ts'
import { formatText } from '#src/format/number.ts'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { burstsIn, type EventMixRead } from './event-mix.ts'

/** More than these are a habit, and the chart shows them. */
const MOST = 5

export type DeleteBurstsProps = EventMixRead & {
  /** What went over the wire for the series. */
  readonly traces: readonly Trace[]
}

/** Bursts of deletes by name and time: they reach the destination within seconds. */
export function DeleteBursts({ traces, ...read }: DeleteBurstsProps) {
  const { timeseries, asOfMs, latest } = read
  const { zone } = useTimeState()
  const bursts = useMemo(
    () => burstsIn({ timeseries, asOfMs, latest }),
    [timeseries, asOfMs, latest],
  )
  if (bursts.length === 0) return null
  return (
    <section className="flex flex-col gap-1">
      <div className="flex items-start justify-between">
        <SectionHeading>
          {bursts.length === 1 ? 'A burst of deletes' : `${bursts.length} bursts of deletes`}
        </SectionHeading>
        <InspectButton what="the bursts of deletes" traces={traces} error={null} />
      </div>
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
