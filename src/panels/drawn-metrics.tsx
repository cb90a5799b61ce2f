import { useMemo } from 'react'
import { ChartFrame } from '#src/charts/chart-frame.tsx'
import type { ChartLine } from '#src/charts/chart-line.ts'
import { comparisonLine, noComparisonSentence } from '#src/charts/comparison-line.ts'
import { DataTableButton } from '#src/charts/data-table-button.tsx'
import { EventLane } from '#src/charts/event-lane.tsx'
import { EVENT_LANE_PX } from '#src/charts/event-marks.ts'
import type { ChartExport } from '#src/charts/export-input.ts'
import { chosenLines, measured, type LineChoice } from '#src/charts/legend-choice.ts'
import { LegendTable } from '#src/charts/legend-table.tsx'
import { withLooks } from '#src/charts/line-look.ts'
import { StateLane } from '#src/charts/state-lane.tsx'
import { STATE_LANE_PX } from '#src/charts/state-marks.ts'
import { ThresholdLegend } from '#src/charts/threshold-legend.tsx'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import { useClockText } from '#src/ui/use-clock-text.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { ChartExportTools } from './chart-export.tsx'
import { drawnMetric, type ChartSource, type DrawnMetric } from './chart-lines.ts'
import { chartId, type ChartSpec } from './chart-spec.ts'
import { chartThresholds } from './chart-thresholds.ts'
import { MarkBand } from './incident/mark-band.tsx'
import { useLineChoice } from './incident/page-marks.tsx'
import { usePageChart } from './incident/page-parts.ts'
import { useSubject } from './incident/subject.tsx'

/** Height of the plot with its axes, px; the lanes above and below come on top. */
export const CHART_HEIGHT = 176
/** The same where charts stand in one column under each other, on one time line. */
export const STACKED_CHART_HEIGHT = 132

export type DrawnMetricsProps = {
  title: string
  spec: ChartSpec
  metrics: readonly DrawnMetric[]
  source: ChartSource
  /** Height of the plot with its axes, px. */
  height: number
}

/** A chart with what belongs to it: events above, states below, the legend, and its export. */
export function DrawnMetrics({ title, spec, metrics, source, height }: DrawnMetricsProps) {
  const { zone } = useTimeState()
  const [choice, setChoice] = useLineChoice(chartId(spec))
  const { window, step } = source.timeseries
  const { all, thresholds, sentence } = useAllLines(spec, metrics, source)
  const lines = useMemo(() => chosenLines(all, choice), [all, choice])
  const time = useMemo(
    () => ({ window, step, zone, answeredAtMs: source.asOfMs }),
    [window, step, zone, source.asOfMs],
  )
  const chart = useExported({ title, spec, source, lines, time, thresholds })
  useOnPage(chart, all, source)
  const { unit } = chart
  return (
    <>
      <ChartFrame height={EVENT_LANE_PX + height + STATE_LANE_PX}>
        {({ width }) => (
          <>
            <EventLane width={width} events={source.events} time={time} />
            <div className="relative">
              <TimeseriesChart
                {...{ width, lines, time, unit, thresholds }}
                height={height}
                name={title}
              />
              <MarkBand {...{ width, height, window }} />
            </div>
            <StateLane width={width} name={STATES} spans={source.states} time={time} />
          </>
        )}
      </ChartFrame>
      <ThresholdLegend thresholds={thresholds} unit={unit} />
      {sentence !== null && <p className="text-2xs text-fg-2">{sentence}</p>}
      <UnderPlot chart={chart} all={all} choice={choice} onChoice={setChoice} />
    </>
  )
}

type UnderPlotProps = {
  chart: ChartExport
  /** Every line there is, hidden ones too. */
  all: readonly ChartLine[]
  choice: LineChoice
  onChoice: (choice: LineChoice) => void
}

/** The lines by name, the ways to keep the chart as a file, and its table. */
function UnderPlot({ chart, all, choice, onChoice }: UnderPlotProps) {
  const { title, lines, unit, time } = chart
  return (
    <>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          {all.length > 1 && (
            <LegendTable name={title} lines={all} {...{ unit, time, choice }} onChange={onChoice} />
          )}
        </div>
        <div className="print:hidden">
          <ChartExportTools chart={chart} />
        </div>
      </div>
      <div className="print:hidden">
        <DataTableButton name={title} {...{ lines, unit, time }} />
      </div>
    </>
  )
}

type Exported = Pick<DrawnMetricsProps, 'title' | 'spec' | 'source'> &
  Pick<ChartExport, 'lines' | 'time' | 'thresholds'>

/** The chart as it leaves the page. */
function useExported(props: Exported): ChartExport {
  const { title, spec, lines, time, thresholds = NO_THRESHOLDS } = props
  const { events, states, asOfMs } = props.source
  const clockText = useClockText()
  const asked = `Streamkap metrics API, asked ${clockText(asOfMs)}`
  return useMemo(() => {
    const { kind, unit } = spec.definitions[0] ?? NO_METRIC
    return {
      title,
      lines,
      time,
      thresholds,
      unit: kind === 'counter' ? { rate: unit } : unit,
      lanes: { events, states: { name: STATES, spans: states } },
      source: asked,
    }
  }, [title, spec, lines, time, thresholds, events, states, asked])
}

const STATES = 'State'
const NO_METRIC = { kind: 'text', unit: 'text' } as const
const NO_THRESHOLDS = [] as const

/** Tells the page of the chart: what looks at the whole page finds it there. */
function useOnPage(drawn: ChartExport, all: readonly ChartLine[], source: ChartSource): void {
  const subject = useSubject()
  usePageChart(
    useMemo(
      () => ({ drawn, lines: measured(all), source, subject }),
      [drawn, all, source, subject],
    ),
  )
}

/** Everything that may be drawn as a line, and what to say where an earlier window has none. */
function useAllLines(spec: ChartSpec, metrics: readonly DrawnMetric[], source: ChartSource) {
  const { line: past, sentence } = usePastLine(spec, metrics, source)
  const thresholds = useMemo(
    () => chartThresholds(spec.definitions, source.thresholds),
    [spec, source.thresholds],
  )
  const all = useMemo(() => {
    const own = metrics.map((metric, index): ChartLine => ({ ...metric, id: lineId(index) }))
    return withLooks([...own, ...(past ?? [])], { isBesideStatus: thresholds.length > 0 })
  }, [metrics, past, thresholds])
  return { all, thresholds, sentence }
}

/**
 * The first metric of the chart in the window that it is compared with, moved onto this one. Its
 * counter is read like today's: a total of today says nothing about another day.
 */
function usePastLine(
  spec: ChartSpec,
  metrics: readonly DrawnMetric[],
  { timeseries, comparison }: ChartSource,
) {
  const { compare, zone } = useTimeState()
  const reading = metrics[0]?.reading ?? null
  return useMemo(() => {
    const definition = spec.definitions[0]
    if (compare === 'none' || !comparison || !definition) return NO_PAST
    const { window: earlier, metadata } = comparison
    const shift = { comparison: compare, earlier, window: timeseries.window, zone }
    const drawn = drawnMetric(definition, { timeseries: comparison, metadata }, reading)
    const line = drawn && comparisonLine(drawn, shift, { id: lineId(0), label: drawn.label })
    return line
      ? { line: [line], sentence: null }
      : { line: null, sentence: noComparisonSentence(shift) }
  }, [spec, timeseries, comparison, reading, compare, zone])
}

/** Never a label: topic names contain dots. */
function lineId(place: number): string {
  return `s${place}`
}

const NO_PAST = { line: null, sentence: null }
