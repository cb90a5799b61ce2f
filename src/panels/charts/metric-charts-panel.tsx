import { useMemo } from 'react'
import type { Threshold } from '#src/model/health/threshold.ts'
import type { MetricDefinition, MetricValues } from '#src/model/metrics/metric.ts'
import { QueryPanel, type Read } from '#src/panels/cards/query-panel.tsx'
import { usePageRead } from '#src/panels/incident/page-parts.ts'
import { useSubject } from '#src/panels/incident/subject.tsx'
import { newestSampleMs } from '#src/series/answer-reading.ts'
import { stateEvents, type StateSpan } from '#src/series/events/events-state.ts'
import { Notice } from '#src/ui/notice.tsx'
import { eventsOf } from './chart-events.ts'
import type { EntityTimeseries } from './chart-lines.ts'
import type { ChartSpec } from './chart-spec.ts'
import { DEFAULT_THRESHOLDS } from './chart-thresholds.ts'
import { ComparisonFailure } from './comparison-failure.tsx'
import { MetricChart } from './metric-chart.tsx'

export type MetricChartsPanelProps = {
  heading: React.ReactNode
  query: Read<EntityTimeseries | null>
  charts: readonly ChartSpec[]
  /** Every metric the entity can have; what happened to it is read from all of them. */
  definitions: readonly MetricDefinition[]
  latest: MetricValues | undefined
  states: readonly StateSpan[]
  /** The series of the window compared with, asked for only while there is one. */
  comparison: Read<EntityTimeseries | null>
  /** Limits that hold for the entity; absent: the built-in ones. */
  thresholds?: readonly Threshold[]
  periodMs: number
  /** In one column, so that one crosshair is one line through all of them. */
  isStacked?: boolean
  /** Names the entity for people: "this source". */
  entity: string
}

const CHART_CARD_HEIGHT = 300

/** The charts of an entity, all over the same window. */
export function MetricChartsPanel(props: MetricChartsPanelProps) {
  const { heading, query, charts, periodMs, entity } = props
  useToldPage(query)
  return (
    <QueryPanel
      query={query}
      heading={heading}
      what={`the series of ${entity}`}
      height={Math.ceil(charts.length / (props.isStacked ? 1 : 2)) * CHART_CARD_HEIGHT}
      periodMs={Math.max(periodMs, query.data?.value?.step.ms ?? 0)}
      newestMs={newestOf}
      isOfRange
    >
      {(timeseries, asOfMs) =>
        timeseries === null ? (
          <p className="text-fg-2">The API has no series of {entity} yet (404).</p>
        ) : (
          <Charts {...props} timeseries={timeseries} asOfMs={asOfMs} />
        )
      }
    </QueryPanel>
  )
}

/** The page says what it knows nothing of, instead of that nothing happened. */
function useToldPage({ data, error, errorUpdateCount = 0 }: Read<EntityTimeseries | null>): void {
  const subject = useSubject()
  const hasFailed = error !== null || errorUpdateCount > 0
  const isMissing = data ? data.value === null : hasFailed
  const state = isMissing ? 'not told' : data ? 'told' : 'awaited'
  usePageRead(useMemo(() => ({ subject, state }), [subject, state]))
}

function newestOf(timeseries: EntityTimeseries | null): number | null {
  return timeseries && newestSampleMs(timeseries.series)
}

/** What of the answer could not be read: a series left out must not look like one that is absent. */
function Problems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <div className="mb-tile">
      <Notice tone="warn" title="Part of the answer could not be read.">
        {problems.join(' ')}
      </Notice>
    </div>
  )
}

const NO_TRACES = [] as const

type ChartsProps = MetricChartsPanelProps & { timeseries: EntityTimeseries; asOfMs: number }

function Charts({ timeseries, asOfMs, ...props }: ChartsProps) {
  const { charts, definitions, latest, states, thresholds = DEFAULT_THRESHOLDS } = props
  const { isStacked = false } = props
  const events = useMemo(
    () => [...eventsOf({ timeseries, asOfMs, latest }, definitions), ...stateEvents(states)],
    [timeseries, asOfMs, latest, definitions, states],
  )
  const comparison = props.comparison.data?.value ?? null
  const { traces = NO_TRACES } = props.query.data ?? {}
  const source = useMemo(() => {
    const { metadata } = timeseries
    const answered = { timeseries, asOfMs, metadata, latest, comparison }
    return { ...answered, events, states, thresholds, traces }
  }, [timeseries, asOfMs, latest, comparison, events, states, thresholds, traces])
  return (
    <>
      <Problems problems={timeseries.problems} />
      <ComparisonFailure read={props.comparison} />
      <div
        className={`grid gap-tile ${isStacked ? '' : 'lg:grid-cols-2 2xl:grid-cols-3 print:grid-cols-(--print-columns)'}`}
      >
        {charts.map((spec) => (
          <MetricChart key={spec.title} {...{ spec, source, isStacked }} />
        ))}
      </div>
    </>
  )
}
