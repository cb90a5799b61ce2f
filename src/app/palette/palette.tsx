import { Command } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { pageNow } from '#src/model/time/server-time.ts'
import { ModalDialog } from '#src/ui/modal-dialog.tsx'
import { rangeWords } from '#src/ui/time/range-words.ts'
import { rememberRange } from '#src/ui/time/recent-ranges.ts'
import { parseTyped } from '#src/url/time/typed-range.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { offeredItems } from './offered-items.ts'
import { findItems, type Found, type PaletteItem } from './palette-item.ts'
import { recentIds, rememberId } from './recent-items.ts'
import { useAttentionItems } from './use-attention-items.ts'
import { usePaletteItems } from './use-palette-items.ts'

/** One field to find a page, an entity or something to do, and to do it with Enter. */
export function Palette({ onClose }: { onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  // After the dialog has opened, which gives the focus to its first element.
  useLayoutEffect(() => field.current?.focus(), [])
  const [text, setText] = useState('')
  const typed = useTypedRange(text)
  const found = useFound(text)
  const shown = typed ? [typed, ...found.items] : found.items
  const count = found.count + (typed ? 1 : 0)
  function choose({ id, run }: PaletteItem) {
    rememberId(id)
    // First the dialog gives the focus back, then a page may take it.
    onClose()
    setTimeout(run)
  }
  return (
    <ModalDialog label="Find" className="mt-[12dvh] mb-auto w-2xl" onClose={onClose}>
      <Command label="Find" shouldFilter={false} vimBindings={false} loop>
        <Command.Input
          value={text}
          onValueChange={setText}
          ref={field}
          maxLength={100}
          placeholder="An entity, a page, a range such as 6h, an action"
          className="h-12 w-full border-b border-line-strong bg-surface px-4 text-base -outline-offset-2"
        />
        <Command.List label="Found" className="max-h-[60dvh] overflow-y-auto p-2">
          {groupsOf(shown).map(([group, members]) => (
            <Command.Group
              key={group}
              heading={group}
              className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-2xs **:[[cmdk-group-heading]]:text-fg-2"
            >
              {members.map((item) => (
                <Row key={item.id} item={item} onChoose={choose} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
        <output className="block border-t border-line px-4 py-1.5 text-2xs text-fg-2">
          {text.trim() === '' ? 'Type to find more.' : countWords(shown.length, count)}
        </output>
      </Command>
    </ModalDialog>
  )
}

function Row({ item, onChoose }: { item: PaletteItem; onChoose: (item: PaletteItem) => void }) {
  return (
    <Command.Item
      value={item.id}
      onSelect={() => onChoose(item)}
      className="flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-md px-2 text-table pointer-coarse:min-h-11 aria-selected:bg-raised aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
    >
      <span className="truncate">{item.name}</span>
      {item.note && <span className="shrink-0 text-2xs text-fg-2">{item.note}</span>}
    </Command.Item>
  )
}

/** What the text finds; what is offered while there is none. */
function useFound(text: string): Found {
  const [recent] = useState(recentIds)
  const items = usePaletteItems()
  const attention = useAttentionItems()
  return useMemo(() => {
    if (text.trim() !== '') return findItems(items, text, recent)
    const offered = offeredItems(attention, items, recent)
    return { items: offered, count: offered.length }
  }, [attention, items, text, recent])
}

/** A range that somebody types, such as "6h" or "yesterday"; null: it is none. */
function useTypedRange(text: string): PaletteItem | null {
  const { zone, setRange } = useTimeState()
  return useMemo(() => {
    const { range } = parseTyped(text, zone, pageNow())
    if (!range) return null
    return {
      id: 'range typed',
      group: 'Time range',
      name: `Show ${rangeWords(range, zone, 'short')}`,
      run: () => {
        rememberRange(range)
        setRange(range)
      },
    }
  }, [text, zone, setRange])
}

/** In the order in which each group's best stands. */
function groupsOf(items: readonly PaletteItem[]): readonly (readonly [string, PaletteItem[]])[] {
  const groups = new Map<string, PaletteItem[]>()
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  return [...groups]
}

function countWords(shown: number, count: number): string {
  if (count === 0) return 'Nothing has these words.'
  if (shown < count) return `${shown} of ${count} shown: type more to find the others.`
  return count === 1 ? '1 found' : `${count} found`
}
