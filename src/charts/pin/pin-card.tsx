import { useLayoutEffect, useRef } from 'react'
import type { CrosshairPage } from '#src/charts/crosshair/crosshair-page.ts'
import type { CrosshairView } from '#src/charts/crosshair/crosshair-view.ts'
import { isShown } from '#src/charts/crosshair/crosshair-view.ts'
import { bucketText, momentText } from '#src/charts/tooltip/tooltip-rows.ts'
import { PIN_BUTTON } from './pin-button.ts'
import { PinCopy } from './pin-copy.tsx'
import { PinRows } from './pin-rows.tsx'
import type { Pin } from './pin-state.ts'

export type PinCardProps = {
  readonly pin: Pin
  readonly view: CrosshairView
  readonly page: CrosshairPage
  /** Unpins and leaves the focus where it is of use. */
  readonly onUnpin: () => void
}

/** What a chart shows at the pinned instant, kept beside its line through every refresh. */
export function PinCard({ pin, view, page, onUnpin }: PinCardProps) {
  const card = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (!card.current) return undefined
    raise(card.current)
    return page.openPin(card.current)
  }, [page])

  return (
    <section
      ref={card}
      aria-label={`Pinned: ${view.name}`}
      data-part="pinned"
      className="fixed inset-auto top-0 left-0 z-40 m-0 w-64 max-w-[calc(100vw-1rem)] rounded-md border border-line-strong bg-surface p-2 text-2xs text-fg-2 tabular-nums"
      style={{ visibility: 'hidden' }}
    >
      <p className="flex justify-between gap-2">
        <strong className="font-medium whitespace-nowrap text-fg">
          {momentText(pin.atMs, view.time)}
        </strong>
        <span className="truncate text-fg-3">{bucketText(view.time)}</span>
      </p>
      {isShown(view, pin.atMs) ? (
        <PinRows view={view} atMs={pin.atMs} />
      ) : (
        <p>Outside the range shown.</p>
      )}
      <div className="mt-2 flex gap-2">
        <PinCopy view={view} atMs={pin.atMs} />
        <button type="button" className={PIN_BUTTON} onClick={onUnpin}>
          Unpin
        </button>
      </div>
    </section>
  )
}

/**
 * Into the top layer of the browser, where it has one: there no clipping and no filter of the elements
 * around the chart reaches the card.
 */
function raise(card: HTMLElement): void {
  if (!('showPopover' in card)) return
  card.popover = 'manual'
  card.showPopover()
}
