import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { useKeyCommands } from '#src/ui/keys/key-commands.ts'

const EvidenceDialog = lazy(async () => ({
  default: (await import('./evidence/evidence-dialog.tsx')).EvidenceDialog,
}))

/** Opens what an evidence pack holds; its code comes with the first press. */
export function EvidenceButton() {
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => setIsOpen(false), [])
  useKeyCommands(
    useMemo(
      () => [{ id: 'export.pack', keys: [], name: 'Evidence pack', run: () => setIsOpen(true) }],
      [],
    ),
  )
  return (
    <>
      <Button className="print:hidden" onClick={() => setIsOpen(true)}>
        Evidence pack
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <EvidenceDialog onClose={close} />
        </Suspense>
      )}
    </>
  )
}
