import type { StatusShape as Shape, StatusTone } from '#src/model/status.ts'
import { StatusShape } from './status-shape.tsx'
import { TONE_TEXT } from './tone-text.ts'

const LOOKS: Readonly<Record<string, { tone: StatusTone; shape: Shape }>> = {
  completed: { tone: 'ok', shape: 'circle' },
  running: { tone: 'info', shape: 'half' },
  pending: { tone: 'off', shape: 'half' },
  failed: { tone: 'crit', shape: 'diamond' },
  cancelled: { tone: 'off', shape: 'bars' },
}
const UNKNOWN = { tone: 'off', shape: 'unknown' } as const

/** State of a table's snapshot in the API's own word; the set is open (API reference §9). */
export function SnapshotStatus({ status }: { status: string }) {
  const { tone, shape } = LOOKS[status.toLowerCase()] ?? UNKNOWN
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={TONE_TEXT[tone]}>
        <StatusShape shape={shape} />
      </span>
      {status}
    </span>
  )
}
