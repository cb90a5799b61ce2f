import { Braces } from 'lucide-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import { traceBehind, type Trace } from '#src/api/http/trace.ts'

const InspectDialog = lazy(async () => ({
  default: (await import('./inspect-dialog.tsx')).InspectDialog,
}))

export type InspectButtonProps = {
  /** Names the content for people: "the sources". */
  what: string
  /** What the content was read by; absent: it was put together, or nothing was answered yet. */
  traces: readonly Trace[] | undefined
  /** Why the last try failed; null: it did not. */
  error: Error | null
}

/** Opens what went over the wire for a panel; nothing where nothing did. */
export function InspectButton({ what, traces = [], error }: InspectButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => setIsOpen(false), [])
  const failed = error && traceBehind(error)
  const all = failed ? [failed, ...traces] : traces
  if (all.length === 0) return null
  return (
    <>
      <button
        type="button"
        aria-label={`Inspect ${what}`}
        title="Inspect: request, answer, error"
        onClick={() => setIsOpen(true)}
        className="grid size-6 shrink-0 place-items-center self-center rounded-md text-fg-3 hover:bg-raised hover:text-fg pointer-coarse:size-11 print:hidden"
      >
        <Braces size={14} aria-hidden />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <InspectDialog what={what} traces={all} error={error} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
