import { headShare } from '#src/features/wall/wall-size.ts'
import { formatClock, zoneLabel } from '#src/format/clock-time.ts'
import { failureText } from '#src/panels/cards/failure-text.ts'
import { NextTry } from '#src/ui/age/next-try.tsx'

type NotLiveProps = {
  /** Since when nothing on the board is known to be true, epoch ms. */
  sinceMs: number
  zone: string
  error: Error | null
  /** Of `wallScale`. */
  scale: number
  aspect: number
}

/** So many letters have room for the longest cause beside the title. */
const LETTERS = 36

/**
 * In place of the line at the top, and as high: nothing on the board can be trusted, why, and when it
 * is tried again.
 */
export function NotLive({ sinceMs, zone, error, scale, aspect }: NotLiveProps) {
  const title = `NOT LIVE since ${formatClock(sinceMs, zone, 'minute')} ${zoneLabel(zone, sinceMs)}`
  return (
    <div
      role="alert"
      className="flex h-[calc(9.5vh*var(--wall-head))] shrink-0 items-center gap-[2vh] bg-crit px-[2vh] text-on-status portrait:h-auto portrait:flex-col portrait:items-start portrait:gap-0 portrait:py-[0.4vh]"
    >
      <p
        className="shrink-0 leading-[1.1] font-semibold whitespace-nowrap"
        style={{
          fontSize: `calc(var(--text-wall-verdict) * ${headShare(LETTERS, scale, aspect)})`,
        }}
      >
        {title}
      </p>
      <p className="min-w-0 flex-1 text-[calc(2.9vh*var(--wall-head))] leading-[1.05]">
        <span className="block">
          {error ? failureText(error).title : 'No answer came in three rounds.'}
        </span>{' '}
        <NextTry />
      </p>
    </div>
  )
}
