import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { failureText } from '#src/panels/failure-text.ts'
import { NextTry } from '#src/ui/next-try.tsx'

type NotLiveProps = {
  /** Since when nothing on the board is known to be true, epoch ms. */
  sinceMs: number
  zone: string
  error: Error | null
}

/** Over the whole board: nothing on it can be trusted, why, and when it is tried again. */
export function NotLive({ sinceMs, zone, error }: NotLiveProps) {
  const since = `${formatClock(sinceMs, zone, 'minute')} ${zoneLabel(zone, sinceMs)}`
  return (
    <div role="alert" className="shrink-0 bg-crit px-[2vh] py-[0.4vh] text-on-status">
      <p className="truncate text-wall-verdict leading-[1.1] font-semibold portrait:text-wall-name portrait:whitespace-normal">
        NOT LIVE since {since}
      </p>
      <p className="truncate text-wall-note leading-[1.15] portrait:whitespace-normal">
        {error ? failureText(error).title : 'No answer came in three rounds.'} <NextTry />
      </p>
    </div>
  )
}
