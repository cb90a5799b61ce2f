import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { unpinByEscape } from '#src/charts/pin/pin-escape.ts'
import { TooltipFrame } from '#src/charts/tooltip/tooltip-frame.tsx'
import { CrosshairContext } from './crosshair-context.ts'
import type { CrosshairEvents, CrosshairMode } from './crosshair-page.ts'
import { CrosshairPage } from './crosshair-page.ts'

export type CrosshairGroupProps = CrosshairEvents & {
  /** What a pointer shows; `tooltip` (the line and the tooltip) when absent. */
  readonly mode?: CrosshairMode
  /** The pinned instant, epoch ms; null: none. Counts when it changes; in between people pin and unpin. */
  readonly pinMs?: number | null
  /** Whether the pinned instant has a card; its line stands in every chart without one, too. */
  readonly hasPinCard?: boolean
  readonly children: React.ReactNode
}

const KEYS_HELP =
  'Arrow keys go to the next sample, Page Up and Page Down ten on, Home and End to the ends. Enter pins, Escape unpins.'
const KEYS_HINT = '← → samples, Enter: pin'
const ZOOM_HELP = ' Shift with these keys selects, then Enter zooms and Escape cancels.'

/**
 * Charts inside share one crosshair, by time, however different their samples lie. Belongs outside
 * of everything with a filter or a transform: the tooltip is placed on the screen. Two groups do not
 * touch each other, so a dialog has one of its own.
 */
export function CrosshairGroup(props: CrosshairGroupProps) {
  const { mode = 'tooltip', pinMs = null, hasPinCard = true } = props
  const { onPin, onHold, onZoom, onZoomOut, onMark } = props
  const [page] = useState(() => new CrosshairPage(pinMs))
  const tooltip = useRef<HTMLDivElement>(null)
  const live = useRef<HTMLOutputElement>(null)
  const helpId = useId()

  useLayoutEffect(() => {
    if (!tooltip.current || !live.current) return undefined
    const close = page.open(tooltip.current, live.current)
    const stop = unpinByEscape(page)
    return () => {
      stop()
      close()
    }
  }, [page])
  useLayoutEffect(() => page.showPin(pinMs), [page, pinMs])
  useLayoutEffect(() => {
    page.configure({ mode, onPin, onHold, onZoom, onZoomOut, onMark })
  }, [page, mode, onPin, onHold, onZoom, onZoomOut, onMark])

  const keysHint = onZoom ? `${KEYS_HINT}, with Shift: zoom` : KEYS_HINT
  const shared = useMemo(
    () => ({ page, helpId, keysHint, hasPinCard }),
    [page, helpId, keysHint, hasPinCard],
  )
  return (
    <CrosshairContext value={shared}>
      {props.children}
      <span id={helpId} hidden>
        {KEYS_HELP + (onZoom ? ZOOM_HELP : '')}
      </span>
      <output ref={live} aria-live="polite" className="sr-only" />
      <TooltipFrame ref={tooltip} />
    </CrosshairContext>
  )
}
