import { Fragment, useState } from 'react'
import { Button } from '#src/ui/button.tsx'
import { keyNotes, type KeyNote } from '#src/ui/keys/key-commands.ts'
import { keyText } from '#src/ui/keys/keys-text.ts'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'

/** A note stands in the first group that has it. */
const GROUPS: readonly { readonly title: string; readonly has: (note: KeyNote) => boolean }[] = [
  { title: 'In the list', has: ({ scope }) => scope === 'list' },
  { title: 'Charts', has: ({ scope }) => scope === 'chart' },
  { title: 'Pages', has: ({ id }) => id.startsWith('go.') },
  { title: 'Time range', has: ({ id }) => id.startsWith('time.') },
  { title: 'Everywhere', has: () => true },
]

/** Every key of the page that was open, as it is registered. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const [notes] = useState(() => keyNotes().filter(({ keys }) => keys.length > 0))
  return (
    <ModalDialog label="Keys" className="w-3xl" onClose={onClose}>
      <form method="dialog" className="p-4">
        <header className="mb-3 flex items-center justify-between gap-3">
          <h2 className="text-base font-semibold">Keys</h2>
          <Button type="submit">Close</Button>
        </header>
        <div className="gap-x-8 sm:columns-2">
          {grouped(notes).map((group) => (
            <Keys key={group.title} {...group} />
          ))}
        </div>
        <p className="mt-3 text-label text-fg-2">
          Letters are pressed alone, one after the other. Inside a field they are text.
        </p>
      </form>
    </ModalDialog>
  )
}

function grouped(notes: readonly KeyNote[]) {
  return GROUPS.map(({ title }, place) => ({
    title,
    notes: notes.filter((note) => GROUPS.findIndex(({ has }) => has(note)) === place),
  }))
}

function Keys({ title, notes }: { title: string; notes: readonly KeyNote[] }) {
  if (notes.length === 0) return null
  return (
    <section className="mb-4 break-inside-avoid-column">
      <h3 className="mb-1 text-label text-fg-2">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5 text-table">
        {notes.map(({ id, keys, name, isEither = false }) => (
          <div key={id} className="contents">
            <dt className="flex gap-1">
              {keys.map((key, place) => (
                <Fragment key={key}>
                  {place > 0 && <span className="text-fg-2">{isEither ? 'or' : 'then'}</span>}
                  <kbd className="min-w-6 rounded-sm border border-line-strong px-1 text-center text-label whitespace-nowrap">
                    {keyText(key)}
                  </kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
