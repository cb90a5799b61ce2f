import type { StatusShape as Shape, StatusTone } from '#src/model/status.ts'
import { StatusShape } from '#src/ui/status/status-shape.tsx'

export type NoticeProps = {
  tone: StatusTone
  title: string
  children?: React.ReactNode
  /** Shown at the end of the line, such as a Retry button. */
  action?: React.ReactNode
}

const LOOKS: Record<StatusTone, { shape: Shape; text: string; fill: string }> = {
  ok: { shape: 'circle', text: 'text-ok', fill: 'bg-ok/10' },
  info: { shape: 'half', text: 'text-info', fill: 'bg-info/10' },
  warn: { shape: 'triangle', text: 'text-warn', fill: 'bg-warn/10' },
  crit: { shape: 'diamond', text: 'text-crit', fill: 'bg-crit/10' },
  off: { shape: 'unknown', text: 'text-off', fill: 'bg-raised' },
}

/** A fact about the page or a panel: what is so, why, and what happens next. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const look = LOOKS[tone]
  return (
    <div className={`flex items-start gap-2 rounded-tile px-3 py-2 text-table ${look.fill}`}>
      <span className={`mt-px ${look.text}`}>
        <StatusShape shape={look.shape} />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-semibold">{title}</strong>
        {children && <span className="text-fg-2"> {children}</span>}
      </div>
      {action}
    </div>
  )
}
