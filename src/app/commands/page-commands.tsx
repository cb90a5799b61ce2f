import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useKeyCommands, type KeyNote } from '#src/ui/keys/key-commands.ts'
import { KeySheet } from './key-sheet.tsx'
import { useGoCommands } from './use-go-commands.ts'

const Palette = lazy(async () => ({
  default: (await import('#src/app/palette/palette.tsx')).Palette,
}))

const ESCAPE: readonly KeyNote[] = [
  {
    id: 'page.close',
    keys: ['Escape'],
    name: 'Close what is open; the focus goes back to where it was',
  },
]

/**
 * What every page can do by key and from the palette, and the dialogs of both. Its code comes after
 * the first page is drawn.
 */
export function PageCommands() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const close = useCallback(() => setOpen(null), [])
  const openers = useMemo(
    () => [
      { id: 'palette.open', keys: ['Mod+k'], name: 'Find', run: () => setOpen('palette') },
      { id: 'keys.list', keys: ['?'], name: 'List of keys', run: () => setOpen('keys') },
    ],
    [],
  )
  useKeyCommands(openers)
  useKeyCommands(ESCAPE)
  useKeyCommands(useGoCommands())
  return (
    <>
      {open === 'keys' && <KeySheet onClose={close} />}
      {open === 'palette' && (
        <Suspense fallback={null}>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  )
}
