import {
  createContext,
  lazy,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { CrosshairGroup } from '#src/charts/crosshair/crosshair-group.tsx'
import { screenHold } from '#src/model/time/screen-hold.ts'
import { pageNow } from '#src/model/time/server-time.ts'
import { zoomOut } from '#src/model/time/shift-range.ts'
import type { TimeRange, TimeWindow } from '#src/model/time/time-range.ts'
import { PageMarks, usePageMark } from '#src/panels/incident/page-marks.tsx'
import { SubjectProvider, type Subject } from '#src/panels/incident/subject.tsx'
import { Button } from '#src/ui/button.tsx'
import { orNothing } from '#src/ui/or-nothing.ts'
import { useFullChart } from '#src/url/chart/use-full-chart.ts'
import { usePin } from '#src/url/chart/use-pin.ts'
import { isSameRange } from '#src/url/time/range-text.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { useChartKeys } from './use-chart-keys.ts'

/** Where a zoom began, and the range it led to. */
type Zoom = { readonly before: TimeRange; readonly to: TimeRange }

const ResetContext = createContext<(() => void) | null>(null)

export type PageCrosshairProps = {
  /** The entity the page is about; null: its name is not known yet. */
  subject: Subject | null
  children: React.ReactNode
}

/**
 * One crosshair for all charts of a page, the page's keys for charts, and below the charts what
 * happened in them.
 */
export function PageCrosshair({ subject, children }: PageCrosshairProps) {
  const { chart } = useFullChart()
  useChartKeys()
  return (
    <PageMarks>
      <SubjectProvider value={subject}>
        <RangeCrosshair isCovered={chart !== null}>
          {children}
          <Suspense>
            <IncidentSection />
          </Suspense>
        </RangeCrosshair>
      </SubjectProvider>
    </PageMarks>
  )
}

/** Comes after the charts: nobody waits for it. */
const IncidentSection = lazy(async () =>
  orNothing(
    import('#src/panels/incident/incident-section.tsx').then((module) => module.IncidentSection),
  ),
)

export type RangeCrosshairProps = {
  /** Whether a chart at full size lies over these: then that one shows the card of the pinned instant. */
  isCovered?: boolean
  children: React.ReactNode
}

/**
 * A crosshair whose pin and zoom go into the address; the range before the first zoom is kept until
 * another range is chosen. The page holds its redraw while somebody points.
 */
export function RangeCrosshair({ isCovered = false, children }: RangeCrosshairProps) {
  const { range, setRange } = useTimeState()
  const { pinMs, setPin } = usePin()
  const { setMark } = usePageMark()
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
      <CrosshairGroup
        pinMs={pinMs}
        onPin={setPin}
        onMark={setMark}
        {...{ onZoom, onZoomOut }}
        onHold={useHold()}
        hasPinCard={!isCovered}
      >
        {children}
      </CrosshairGroup>
    </ResetContext>
  )
}

/** Back to the range before the first zoom, in one click; nothing while there is no zoom. */
export function ResetZoom() {
  const reset = use(ResetContext)
  const place = useRef<HTMLSpanElement>(null)
  // The button goes with the zoom: who pressed it by key is left where it was.
  function press() {
    place.current?.focus({ preventScroll: true })
    reset?.()
  }
  return (
    <span ref={place} tabIndex={-1} className="outline-none">
      {reset && <Button onClick={press}>Reset zoom</Button>}
    </span>
  )
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
