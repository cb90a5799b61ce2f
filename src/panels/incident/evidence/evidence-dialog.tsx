import { useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'
import type { Pack } from './pack.ts'
import { savePack } from './save-pack.ts'
import { usePack } from './use-pack.ts'

/** What a pack holds, the one choice there is, and the download. */
export function EvidenceDialog({ onClose }: { onClose: () => void }) {
  const [hasLastEvents, setHasLastEvents] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { pack, lastEvents } = usePack()
  if (!pack) return null
  function download(whole: Pack) {
    try {
      savePack({ ...whole, lastEvents: hasLastEvents ? lastEvents : [] })
      onClose()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <ModalDialog label="Evidence pack" className="w-120 p-4" onClose={onClose}>
      <div className="flex flex-col gap-3">
        <h2 className="text-base font-semibold">Evidence pack</h2>
        <Contents pack={pack} />
        {lastEvents.length > 0 && (
          <label className="flex items-start gap-2">
            <input
              type="checkbox"
              checked={hasLastEvents}
              onChange={({ target }) => setHasLastEvents(target.checked)}
              className="mt-1"
            />
            <span>
              Include the text of the last event. It can hold keys and values of customers&apos;
              rows.
            </span>
          </label>
        )}
        <output className="text-crit">
          {failure === null ? '' : `No file was made: ${failure}.`}
        </output>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={() => download(pack)}>Download</Button>
        </div>
      </div>
    </ModalDialog>
  )
}

function Contents({ pack: { timeline, charts, marked } }: { pack: Pack }) {
  return (
    <>
      <p>
        One ZIP file: a page to read (Markdown) with the verdict, {timeline.length} entries of the
        timeline, {marked ? 'the marked stretch before and after, ' : ''}the derived numbers with
        their inputs and a frozen link; every sample of {charts.length} charts as CSV; the charts as
        SVG.
      </p>
      {!marked && (
        <p className="text-fg-2">
          Nothing is marked, so it has no before and after. Mark a stretch first if it should.
        </p>
      )}
    </>
  )
}
