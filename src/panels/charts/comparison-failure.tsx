import type { Read } from '#src/panels/cards/query-panel.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** Says that the charts have nothing to be compared with because it could not be read, while that is so. */
export function ComparisonFailure({ read }: { read: Read<unknown> }) {
  const { compare } = useTimeState()
  if (compare === 'none' || read.data || (read.errorUpdateCount ?? 0) === 0) return null
  return (
    <p className="mb-tile text-label text-fg-2">
      Nothing to compare with: the earlier values could not be read. They are asked for again by
      themselves.
    </p>
  )
}
