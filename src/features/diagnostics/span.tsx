import { formatAge } from '#src/format/duration.ts'
import { NoValue } from '#src/ui/quantity.tsx'

/** How long something lasts or lasted, in ms, rounded down: what runs on has no use for tenths. */
export function Span({ ms }: { ms: number | null | undefined }) {
  if (ms === undefined || ms === null) return <NoValue value={ms} />
  return <span className="whitespace-nowrap">{formatAge(ms)}</span>
}
