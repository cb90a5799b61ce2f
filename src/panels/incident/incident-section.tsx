import { useMemo } from 'react'
import { InspectButton } from '#src/panels/inspect/inspect-button.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Button } from '#src/ui/button.tsx'
import { SectionHeading } from '#src/ui/section-heading.tsx'
import { EvidenceButton } from './evidence-button.tsx'
import { Marked } from './marked.tsx'
import { metricOf } from './metric-of.ts'
import { usePageMark } from './page-marks.tsx'
import { TIMELINE_ID } from './timeline-place.ts'
import { TimelineTable } from './timeline-table.tsx'
import { timelineOf, timelineSources } from './timeline.ts'
import { useMarkKey } from './use-mark-key.ts'
import { usePageCharts, useUntold } from './use-page.ts'

/** What happened in the charts of a page, a marked stretch beside the time before, and a file of all. */
export function IncidentSection() {
  const charts = usePageCharts()
  const { mark, setMark } = usePageMark()
  const entries = useMemo(() => timelineOf(timelineSources(charts), metricOf), [charts])
  const window = charts[0]?.drawn.time.window
  const traces = useMemo(
    () => [...new Set(charts.flatMap(({ source }) => source.traces))],
    [charts],
  )
  const marking = useMarkKey()
  const untold = useUntold()
  if (!window) return null
  return (
    <section
      id={TIMELINE_ID}
      aria-label="Incident"
      tabIndex={-1}
      className="mt-6 flex scroll-mt-20 flex-col gap-3 outline-none"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="max-sm:grow">
          <SectionHeading>What happened</SectionHeading>
        </div>
        <span className="sm:order-last sm:ml-auto">
          <InspectButton what="what happened" traces={traces} error={null} />
        </span>
        <span className="basis-full sm:hidden" />
        <MarkButton {...marking} />
        <EvidenceButton />
      </div>
      {mark && <Marked {...{ charts, mark, window }} onClear={() => setMark(null)} />}
      {untold.words && <p>{untold.words}</p>}
      {entries.length > 0 && <TimelineTable entries={entries} window={window} />}
      {entries.length === 0 && !untold.isAwaited && (
        <p className="text-fg-2">
          No restart, no standstill, no hole, no limit crossed, no change of state or partitions in
          this range, as far as the series and this screen tell.
        </p>
      )}
    </section>
  )
}

function MarkButton({ begunMs, press }: ReturnType<typeof useMarkKey>) {
  const clock = useClockText()
  return (
    <span className="flex items-center gap-2 text-label text-fg-2 print:hidden">
      <Button onClick={press}>
        {begunMs === null ? 'Mark' : `Mark from ${clock(begunMs)}`} <kbd>m</kbd>
      </Button>
      <span className="max-lg:hidden">Shift and drag over a chart, or pin both ends</span>
    </span>
  )
}
