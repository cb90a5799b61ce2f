import { useMemo } from 'react'
import { Button } from '#src/ui/button.tsx'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { metricOf } from './metric-of.ts'
import { subjectWords } from './subject.tsx'
import { TIMELINE_ID } from './timeline-place.ts'
import { timesOf } from './timeline-table.tsx'
import { isOngoing, timelineOf, timelineSources, type TimelineEntry } from './timeline.ts'
import { usePageCharts } from './use-page.ts'

/**
 * The newest thing that happened in the charts of a page, where it is seen without scrolling, and the
 * way to all of them. Keeps its place while the charts are on their way.
 */
export function LastHappening() {
  const { zone } = useTimeState()
  const charts = usePageCharts()
  const entries = useMemo(() => timelineOf(timelineSources(charts), metricOf), [charts])
  const window = charts[0]?.drawn.time.window
  const last = newestOf(entries)
  return (
    <div className="-my-3 flex min-h-8 flex-wrap items-center gap-x-3 text-table">
      {window && !last && (
        <p className="text-fg-2">
          In this range: no restart, no standstill, no hole, no limit crossed.
        </p>
      )}
      {window && last && (
        <>
          <p>
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
    </div>
  )
}

/** What goes on, else what ended last. */
function newestOf(entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  return entries.reduce<TimelineEntry | undefined>(
    (newest, entry) => (newest && endOf(newest) > endOf(entry) ? newest : entry),
    undefined,
  )
}

/** What has no length ended when it happened. */
function endOf(entry: TimelineEntry): number {
  return isOngoing(entry) ? Infinity : (entry.toMs ?? entry.atMs)
}

/** The browser scrolls to what gets the focus. */
function showTimeline(): void {
  document.getElementById(TIMELINE_ID)?.focus()
}
