import { useMemo } from 'react'
import { Button } from '#src/ui/button.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { keepInView } from './keep-in-view.ts'
import { metricOf } from './metric-of.ts'
import { subjectWords } from './subject.tsx'
import { TIMELINE_ID } from './timeline-place.ts'
import { timesOf } from './timeline-table.tsx'
import { isOngoing, newestFirst, timelineOf, timelineSources } from './timeline.ts'
import { usePageCharts, useUntold } from './use-page.ts'

/**
 * The newest thing that happened in the charts of a page, where it is seen without scrolling, and the
 * way to all of them. Keeps its place while the charts are on their way.
 */
export function LastHappening() {
  const { zone } = useTimeState()
  const charts = usePageCharts()
  const entries = useMemo(() => timelineOf(timelineSources(charts), metricOf), [charts])
  const window = charts[0]?.drawn.time.window
  const [last] = newestFirst(entries)
  const untold = useUntold()
  return (
    <div className="-my-3 flex min-h-8 max-sm:min-h-20 flex-wrap items-center gap-x-3 text-table">
      {window && !last && !untold.isAwaited && (
        <p className="text-fg-2">
          In this range{untold.words && ', as far as answered'}: no restart, no standstill, no hole,
          no limit crossed.
        </p>
      )}
      {window && last && (
        <>
          <p className="min-w-0 wrap-anywhere">
            <span className="text-fg-2">Last in this range:</span> {last.words},{' '}
            {isOngoing(last) && 'since '}
            {timesOf(last, zone, window)}{' '}
            <span className="text-fg-2">{subjectWords(last.subject)}</span>
          </p>
          <Button className="print:hidden" onClick={showTimeline}>
            {entries.length === 1 ? 'Show it' : `Show all ${entries.length}`}
          </Button>
        </>
      )}
      {window && untold.words && <p>{untold.words}</p>}
    </div>
  )
}

function showTimeline(): void {
  const timeline = document.getElementById(TIMELINE_ID)
  if (timeline) keepInView(timeline)
}
