import { useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { PinCard } from '#src/charts/pin/pin-card.tsx'
import { CrosshairChart } from './crosshair-chart.ts'
import type { CrosshairShared } from './crosshair-context.ts'
import { listenToKeys } from './crosshair-keys.ts'
import { MarksFrame } from './crosshair-marks-frame.tsx'
import { listenToPointer } from './crosshair-pointer.ts'
import type { CrosshairView } from './crosshair-view.ts'

export type CrosshairLayerProps = {
  readonly view: CrosshairView
  readonly shared: CrosshairShared
  readonly width: number
  readonly height: number
}

/** For those who see the focus: the first of the keys that the description tells in full. */
const KEYS_HINT =
  'pointer-events-none absolute top-1 right-4 hidden rounded-sm bg-surface px-1 text-2xs text-fg-2 peer-focus-visible:block'

/**
 * Lies over one chart: the one tab stop that takes pointers and keys, and what the group's crosshair
 * moves. Renders when the chart is drawn and when something is pinned, never while a pointer moves.
 */
export function CrosshairLayer({ view, shared, width, height }: CrosshairLayerProps) {
  const { page, helpId, keysHint, hasPinCard } = shared
  const id = useId()
  const { surface, hover, pin: pinned, band } = useChart(id, view, shared)
  const pin = useSyncExternalStore(page.pin.subscribe, page.pin.current)
  function unpin() {
    page.setPin(null)
    page.say('Unpinned')
    surface.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <div
        ref={surface}
        role="application"
        aria-roledescription="chart"
        aria-label={view.name}
        aria-describedby={helpId}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys walk along the samples
        tabIndex={0}
        className="peer absolute top-0 left-0 touch-pan-y touch-pinch-zoom -outline-offset-2 select-none"
        style={{ width, height }}
      />
      <p aria-hidden className={KEYS_HINT}>
        {keysHint}
      </p>
      <MarksFrame {...{ view, width, height, hover, pin: pinned, band }} />
      {hasPinCard && pin?.chart === id && (
        <PinCard pin={pin} view={view} page={page} onUnpin={unpin} />
      )}
    </>
  )
}

/** Keeps a chart in its group while it is mounted, and tells the group what it shows now. */
function useChart(id: string, view: CrosshairView, { page }: CrosshairShared) {
  const surface = useRef<HTMLDivElement>(null)
  const hover = useRef<HTMLDivElement>(null)
  const pin = useRef<HTMLDivElement>(null)
  const band = useRef<HTMLDivElement>(null)
  const chart = useRef<CrosshairChart>(null)
  const firstView = useRef(view)

  useLayoutEffect(() => {
    if (!surface.current || !hover.current || !pin.current || !band.current) return undefined
    const made = new CrosshairChart(id, firstView.current, {
      surface: surface.current,
      hover: hover.current,
      pin: pin.current,
      band: band.current,
    })
    chart.current = made
    const ends = [page.join(made), listenToPointer(page, made), listenToKeys(page, made)]
    return () => {
      chart.current = null
      for (const end of ends.toReversed()) end()
    }
  }, [page, id])
  useLayoutEffect(() => {
    firstView.current = view
    if (!chart.current || chart.current.view === view) return
    chart.current.view = view
    page.changed(chart.current)
  }, [page, view])
  return { surface, hover, pin, band }
}
