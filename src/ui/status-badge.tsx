import { statusLook, type StatusTone } from '#src/model/status.ts'
import { StatusShape } from './status-shape.tsx'

const TONE_TEXT: Record<StatusTone, string> = {
  ok: 'text-ok',
  info: 'text-info',
  warn: 'text-warn',
  crit: 'text-crit',
  off: 'text-off',
}

/** A status as shape, colour and word; any text the API sends is accepted, null is "not reported". */
export function StatusBadge({ status }: { status: string | null | undefined }) {
  const look = statusLook(status)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={look.meaning}>
      <span className={TONE_TEXT[look.tone]}>
        <StatusShape shape={look.shape} />
      </span>
      {look.word}
    </span>
  )
}
