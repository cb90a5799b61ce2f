import { X } from 'lucide-react'
import { useState } from 'react'
import { curlOf, type Trace } from '#src/api/http/trace.ts'
import { failureText } from '#src/panels/cards/failure-text.ts'
import { Button } from '#src/ui/button.tsx'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'
import { CopyButton } from './copy-button.tsx'
import { RawBody } from './raw-body.tsx'
import { TraceFacts } from './trace-facts.tsx'

export type InspectDialogProps = {
  what: string
  /** At least one. */
  traces: readonly Trace[]
  error: Error | null
  onClose: () => void
}

/** What a panel asked, what came back and how long it took; the body is read again to be shown. */
export function InspectDialog({ what, traces, error, onClose }: InspectDialogProps) {
  const [place, setPlace] = useState(0)
  const trace = traces[place] ?? traces[0]
  if (!trace) return null
  const failure = error && failureText(error)
  return (
    <ModalDialog label={`Inspect ${what}`} className="w-200" onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <header className="flex items-center justify-between gap-4">
          <h2 className="text-base font-semibold">Inspect {what}</h2>
          <Button aria-label="Close" onClick={onClose}>
            <X size={14} aria-hidden />
          </Button>
        </header>
        {traces.length > 1 && <Choice traces={traces} place={place} onPlace={setPlace} />}
        {failure && (
          <p className="text-table">
            <strong className="font-semibold">Last error: {failure.title}</strong>{' '}
            <span className="text-fg-2">{error.message}</span>
          </p>
        )}
        <code className="rounded-md bg-raised p-2 text-label wrap-anywhere">
          {trace.method} {trace.address}
        </code>
        {trace.body !== null && (
          <code className="max-h-32 overflow-y-auto rounded-md bg-raised p-2 text-label wrap-anywhere">
            {trace.body}
          </code>
        )}
        <div>
          <CopyButton what="curl command" text={curlOf(trace, window.location.href)} />
        </div>
        <TraceFacts trace={trace} />
        <RawBody key={`${trace.method} ${trace.address}`} trace={trace} />
      </div>
    </ModalDialog>
  )
}

type ChoiceProps = { traces: readonly Trace[]; place: number; onPlace: (place: number) => void }

function Choice({ traces, place, onPlace }: ChoiceProps) {
  return (
    <label className="flex min-w-0 items-center gap-2 text-label">
      {traces.length} requests
      <select
        value={place}
        onChange={({ target }) => onPlace(Number(target.value))}
        className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-1.5 pointer-coarse:h-11"
      >
        {traces.map(({ method, address, status, sentMs }, index) => (
          <option key={`${method} ${address} ${sentMs}`} value={index}>
            {`${status ?? 'no answer'} ${method} ${address}`}
          </option>
        ))}
      </select>
    </label>
  )
}
