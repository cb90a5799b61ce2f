import { Link } from 'react-router'
import { formatDuration } from '#src/format/duration.ts'
import { clockSkewMs } from '#src/model/time/server-time.ts'
import { failureText } from '#src/panels/cards/failure-text.ts'
import { NextTry } from '#src/ui/age/next-try.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { useKeptSearch } from '#src/url/list/use-kept-search.ts'
import { PATHS } from '#src/url/paths.ts'
import type { Connection, Failure } from './connection.ts'
import type { MetricsDelay } from './metrics-delay.ts'

/** What is behind the line in the top bar: each failed read, late metrics, and clocks that differ. */
export function ConnectionDetails({ connection }: { connection: Connection }) {
  const { asked, failures, delay } = connection
  return (
    <div className="absolute right-0 z-20 mt-2 flex max-h-96 w-104 max-sm:fixed max-sm:inset-x-4 max-sm:w-auto flex-col gap-2 overflow-y-auto rounded-tile border border-line-strong bg-surface p-tile text-table">
      <p className="font-medium">
        {asked - failures.length} of {asked} reads answered at their last try.
      </p>
      {failures.length > 0 && <Failures failures={failures} />}
      {delay && <Delay delay={delay} />}
      <Skew />
      <Link to={PATHS.diagnostics + useKeptSearch()} className="self-start py-1 text-fg-2">
        Diagnostics of the proxy
      </Link>
    </div>
  )
}

function Failures({ failures }: { failures: readonly Failure[] }) {
  const clockText = useClockText()
  return (
    <>
      <ul className="flex flex-col gap-2" aria-label="Failed reads">
        {failures.map(({ id, name, error, failedAtMs }) => {
          const { title, advice } = failureText(error)
          return (
            <li key={id}>
              <span className="font-medium">{name}</span>{' '}
              <span className="text-fg-3">{clockText(failedAtMs, 'second')}</span>
              <br />
              <span className="text-fg-2">
                {title} {advice}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="text-fg-2">
        <NextTry />
      </p>
    </>
  )
}

function Delay({ delay: { late, of, sinceMs } }: { delay: MetricsDelay }) {
  const clockText = useClockText()
  return (
    <p className="text-fg-2">
      {late} of {of} connectors have no point newer than {clockText(sinceMs)}. Their metrics are
      late; the pipelines may be fine.
    </p>
  )
}

function Skew() {
  const skewMs = clockSkewMs()
  if (skewMs === 0) return null
  const way = skewMs > 0 ? 'behind' : 'ahead of'
  return (
    <p className="text-fg-2">
      This device’s clock is {formatDuration(Math.round(Math.abs(skewMs) / 1000) * 1000)} {way} the
      server’s. Ages and ranges go by the server’s.
    </p>
  )
}
