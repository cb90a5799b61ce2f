import type { Trace } from '#src/api/http/trace.ts'
import { NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatAge, formatDuration } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'

/** The numbers of one request. */
export function TraceFacts({ trace }: { trace: Trace }) {
  const clock = useClockText()
  const { status, sentMs, tookMs, ageMs, characters, cacheStatus, requestId } = trace
  const facts = [
    ['Status', status === null ? 'no answer' : String(status)],
    ['Asked', clock(sentMs, 'second')],
    ['Took', formatDuration(Math.round(tookMs))],
    ['Age of the answer', ageMs === 0 ? 'new' : formatAge(ageMs)],
    [
      'Characters',
      characters === null ? NOT_REPORTED_MARK : formatText(characters, 'rows', 'full'),
    ],
    ['Request id', requestId ?? NOT_REPORTED_MARK],
    ['Proxy’s cache', cacheStatus ?? NOT_REPORTED_MARK],
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-table sm:grid-cols-4">
      {facts.map(([label, text]) => (
        <div key={label} className="min-w-0 last:col-span-2">
          <dt className="text-label text-fg-2">{label}</dt>
          <dd className="wrap-anywhere tabular-nums">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
