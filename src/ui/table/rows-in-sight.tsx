import { useEffect, useRef, useState, type ComponentType } from 'react'
import { watchScrollRest } from '#src/ui/scroll-rest.ts'
import type { TableItem } from './table-column.ts'

/** Is given the ids of the rows that rest on or near the screen, in their order. */
export type InSight = ComponentType<{ ids: readonly string[] }>

export type RowsInSightProps = {
  body: React.RefObject<HTMLElement | null>
  items: readonly TableItem<unknown>[]
  /** Of every row. */
  heightPx: number
  inSight: InSight
}

/** Rows so far from the screen are asked for with those on it: a small scroll finds them answered. */
const NEAR_PX = 200
/** Rows change places while their verdicts come. */
const SETTLE_MS = 150

/** Tells which rows are on or near the screen, without a look at any of them: all have one height. */
export function RowsInSight({ body, items, heightPx, inSight: Shown }: RowsInSightProps) {
  const [ids, setIds] = useState<readonly string[]>([])
  const rows = useRef({ items, heightPx })
  useEffect(() => {
    rows.current = { items, heightPx }
    const timer = setTimeout(() => setIds(lookAgain(body, rows.current)), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [body, items, heightPx])
  useEffect(() => {
    const look = () => setIds(lookAgain(body, rows.current))
    const unwatch = watchScrollRest(look)
    window.addEventListener('resize', look)
    return () => {
      unwatch()
      window.removeEventListener('resize', look)
    }
  }, [body])
  return <Shown ids={ids} />
}

type Rows = Pick<RowsInSightProps, 'items' | 'heightPx'>

/** The ids before when they are the same, so that nothing is drawn again. */
function lookAgain(
  { current: body }: RowsInSightProps['body'],
  { items, heightPx }: Rows,
): (before: readonly string[]) => readonly string[] {
  const topPx = body?.getBoundingClientRect().top ?? 0
  const first = Math.max(0, Math.floor((-NEAR_PX - topPx) / heightPx))
  const end = Math.max(0, Math.ceil((window.innerHeight + NEAR_PX - topPx) / heightPx))
  const ids = items.slice(first, end).flatMap(({ kind, id }) => (kind === 'row' ? id : []))
  return (before) =>
    ids.length === before.length && ids.every((id, at) => id === before[at]) ? before : ids
}
