import { useMemo } from 'react'
import type { ChartExport } from '#src/charts/export/export-input.ts'
import { chosenLines, measured, type LineChoice } from '#src/charts/legend/legend-choice.ts'
import type { ChartLine } from '#src/charts/lines/chart-line.ts'
import { comparisonLine, noComparisonSentence } from '#src/charts/lines/comparison-line.ts'
import { withLooks } from '#src/charts/lines/line-look.ts'
import { useLineChoice } from '#src/panels/incident/page-marks.tsx'
import { usePageChart } from '#src/panels/incident/page-parts.ts'
import { useSubject } from '#src/panels/incident/subject.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { drawnMetric, type ChartSource, type DrawnMetric } from './chart-lines.ts'
import { chartId, type ChartSpec } from './chart-spec.ts'
import { chartThresholds } from './chart-thresholds.ts'

export type DrawnChartInput = {
  readonly title: string
  readonly spec: ChartSpec
  readonly metrics: readonly DrawnMetric[]
  readonly source: ChartSource
}

/** A chart worked out once, for its card and for full size. */
export type DrawnChart = {
  /** As it is drawn: hidden lines are not in it. */
  readonly chart: ChartExport
  /** Every line there is, hidden ones too. */
  readonly all: readonly ChartLine[]
  readonly choice: LineChoice
  readonly onChoice: (choice: LineChoice) => void
  /** Why an earlier window has no line; null: it has one, or there is none. */
  readonly sentence: string | null
  readonly source: ChartSource
}

/** Works a chart out and tells the page of it, once, however often it is shown. */
export function useDrawnChart({ title, spec, metrics, source }: DrawnChartInput): DrawnChart {
  const { zone } = useTimeState()
  const [choice, onChoice] = useLineChoice(chartId(spec))
  const { window, step } = source.timeseries
  const { all, thresholds, sentence } = useAllLines(spec, metrics, source)
  const lines = useMemo(() => chosenLines(all, choice), [all, choice])
  const time = useMemo(
    () => ({ window, step, zone, answeredAtMs: source.asOfMs }),
    [window, step, zone, source.asOfMs],
  )
  const chart = useExported({ title, spec, source, lines, time, thresholds })
  useOnPage(chart, all, source)
  return { chart, all, choice, onChoice, sentence, source }
}

type Exported = Pick<DrawnChartInput, 'title' | 'spec' | 'source'> &
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

/** Name of the lane of statuses. */
export const STATES = 'State'
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
