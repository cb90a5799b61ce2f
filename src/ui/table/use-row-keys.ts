import { useEffect, useMemo } from 'react'
import { useKeyCommands, type KeyCommand } from '#src/ui/keys/key-commands.ts'
import { walkRows } from './row-walk.ts'

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

const HELD = { scope: 'list', isRepeated: true } as const

/** j and k anywhere on the page, and the arrow keys inside the table, move from row to row. */
export function useRowKeys(body: React.RefObject<HTMLElement | null>): void {
  useKeyCommands(
    useMemo<readonly KeyCommand[]>(
      () => [
        { ...HELD, id: 'row.next', keys: ['j'], name: 'Next row', run: () => walk(body, 1) },
        { ...HELD, id: 'row.previous', keys: ['k'], name: 'Row before', run: () => walk(body, -1) },
      ],
      [body],
    ),
  )
  useEffect(() => {
    const element = body.current
    const onKeyDown = (event: KeyboardEvent) => {
      const by = ARROWS[event.key]
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      walk(body, by)
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  }, [body])
}

function walk({ current }: React.RefObject<HTMLElement | null>, by: 1 | -1): void {
  if (current) walkRows(current, by)
}
