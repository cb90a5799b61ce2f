import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { SpaceRow } from './space-row.tsx'

export type LongBodyProps = {
  body: React.RefObject<HTMLTableSectionElement | null>
  /** One per row, in order. */
  ids: readonly { readonly id: string }[]
  heightPx: number
  draw: (at: number) => React.ReactNode
}

/** Rows beyond the screen on each side: what a key press or two late frames of a fast scroll reach. */
const OVERSCAN = 6

/**
 * The rows of a long list that are near the screen, and the row that has the focus, wherever it is.
 * Empty rows keep the height of all the others.
 */
export function LongBody({ body, ids, heightPx, draw }: LongBodyProps) {
  const topPx = useTopPx(body)
  const focused = useFocusedRow(body, ids)
  // oxlint-disable-next-line react/incompatible-library -- its answers change while it stays the same: nothing here is memoised from it
  const virtualizer = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => heightPx,
    getItemKey: (at) => ids[at]?.id ?? at,
    overscan: OVERSCAN,
    scrollMargin: topPx,
    rangeExtractor: (range) => withFocused(range, placeOf(ids, focused.current)),
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, heightPx])
  const shown = virtualizer.getVirtualItems()
  const after = ids.length - 1 - (shown.at(-1)?.index ?? -1)
  return (
    <>
      {shown.flatMap(({ index }, place) => {
        const before = index - (shown[place - 1]?.index ?? -1) - 1
        return before > 0
          ? [<SpaceRow key={`before ${index}`} rows={before} heightPx={heightPx} />, draw(index)]
          : [draw(index)]
      })}
      {after > 0 && <SpaceRow key="after" rows={after} heightPx={heightPx} />}
    </>
  )
}

function withFocused(range: Range, focused: number): number[] {
  const shown = defaultRangeExtractor(range)
  if (focused === -1 || shown.includes(focused)) return shown
  return [...shown, focused].toSorted((a, b) => a - b)
}

/** -1: no row has the focus, or it has gone. */
function placeOf(ids: LongBodyProps['ids'], focused: string | null): number {
  return focused === null ? -1 : ids.findIndex(({ id }) => id === focused)
}

/** Distance of the first row from the top of the document, px; 0 until it is measured. */
function useTopPx(body: React.RefObject<HTMLElement | null>): number {
  const [topPx, setTopPx] = useState(0)
  useEffect(() => {
    if (!('ResizeObserver' in window)) return undefined
    // Whatever grows above the rows makes the page higher.
    const observer = new ResizeObserver(() => {
      const box = body.current?.getBoundingClientRect()
      setTopPx(Math.round((box?.top ?? 0) + window.scrollY))
    })
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [body])
  return topPx
}

/** Id of the row that has the focus, also after it has moved; null: none has. */
function useFocusedRow(
  body: React.RefObject<HTMLElement | null>,
  ids: LongBodyProps['ids'],
): React.RefObject<string | null> {
  const focused = useRef<string | null>(null)
  useEffect(() => {
    const element = body.current
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest('tr') : null
      const place = Number(row?.getAttribute('aria-rowindex')) - 2
      focused.current = ids[place]?.id ?? null
    }
    const onBlur = () => {
      focused.current = null
    }
    element?.addEventListener('focusin', onFocus)
    element?.addEventListener('focusout', onBlur)
    return () => {
      element?.removeEventListener('focusin', onFocus)
      element?.removeEventListener('focusout', onBlur)
    }
  }, [body, ids])
  return focused
}
