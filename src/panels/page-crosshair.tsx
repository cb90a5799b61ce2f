import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CrosshairGroup } from '#src/charts/crosshair-group.tsx'
import { screenHold } from '#src/model/screen-hold.ts'
import { zoomOut } from '#src/model/shift-range.ts'
import type { TimeRange, TimeWindow } from '#src/model/time-range.ts'
import { pageNow } from '#src/model/server-time.ts'
import { Button } from '#src/ui/button.tsx'
import { isSameRange } from '#src/url/range-text.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'

/** Where a zoom began, and the range it led to. */
type Zoom = { readonly before: TimeRange; readonly to: TimeRange }

const ResetContext = createContext<(() => void) | null>(null)

/**
 * One crosshair for all charts of a page. A zoom goes into the address; the range before the first
 * zoom is kept until another range is chosen. The page holds its redraw while somebody points.
 */
export function PageCrosshair({ children }: { children: React.ReactNode }) {
  const { range, setRange } = useTimeState()
  const [zoom, setZoom] = useState<Zoom | null>(null)
  const isZoomed = zoom !== null && isSameRange(zoom.to, range)
  const before = isZoomed ? zoom.before : range

  const onZoom = useCallback(
    (window: TimeWindow) => {
      const to: TimeRange = { kind: 'fixed', ...window }
      setZoom({ before, to })
      setRange(to)
    },
    [before, setRange],
  )
  const onZoomOut = useCallback(
    () => setRange(isZoomed ? before : zoomOut(range, pageNow())),
    [before, isZoomed, range, setRange],
  )
  const reset = useMemo(
    () => (isZoomed ? () => setRange(before) : null),
    [isZoomed, before, setRange],
  )
  return (
    <ResetContext value={reset}>
      <CrosshairGroup onZoom={onZoom} onZoomOut={onZoomOut} onHold={useHold()}>
        {children}
      </CrosshairGroup>
    </ResetContext>
  )
}

/** Back to the range before the first zoom, in one click; nothing while there is no zoom. */
export function ResetZoom() {
  const reset = use(ResetContext)
  return reset && <Button onClick={reset}>Reset zoom</Button>
}

/** Holds the page's redraw while told to, and lets go when the page is left. */
function useHold(): (isHeld: boolean) => void {
  const release = useRef<(() => void) | null>(null)
  const hold = useCallback((isHeld: boolean) => {
    release.current?.()
    release.current = isHeld ? screenHold.hold() : null
  }, [])
  useEffect(() => () => hold(false), [hold])
  return hold
}
