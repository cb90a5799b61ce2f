import { useMemo, useState } from 'react'
import { ChartFrame } from '#src/charts/chart-frame.tsx'
import type { ChartLine } from '#src/charts/chart-line.ts'
import { comparisonLine, noComparisonSentence } from '#src/charts/comparison-line.ts'
import { DataTableButton } from '#src/charts/data-table-button.tsx'
import { EVENT_LANE_PX, EventLane } from '#src/charts/event-lane.tsx'
import { ExportMenu } from '#src/charts/export-menu.tsx'
import { chosenLines, FIRST_CHOICE } from '#src/charts/legend-choice.ts'
import { LegendTable } from '#src/charts/legend-table.tsx'
import { withLooks } from '#src/charts/line-look.ts'
import { STATE_LANE_PX, StateLane } from '#src/charts/state-lane.tsx'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import { useClockText } from '#src/ui/use-clock-text.ts'
import { useTimeState } from '#src/url/use-time-state.tsx'
import { drawnMetric, type ChartSource, type DrawnMetric } from './chart-lines.ts'
import type { ChartSpec } from './chart-spec.ts'

/** Height of the plot with its axes, px; the lanes above and below come on top. */
export const CHART_HEIGHT = 176

export type DrawnMetricsProps = {
  title: string
  spec: ChartSpec
  metrics: readonly DrawnMetric[]
  source: ChartSource
}

/** A chart with what belongs to it: events above, states below, the legend, and its export. */
export function DrawnMetrics({ title, spec, metrics, source }: DrawnMetricsProps) {
  const { zone } = useTimeState()
  const clockText = useClockText()
  const [choice, setChoice] = useState(FIRST_CHOICE)
  const { window, step } = source.timeseries
  const past = usePastLine(spec, metrics, source)
  const all = useMemo(() => {
    const own = metrics.map((metric, index): ChartLine => ({ ...metric, id: `s${index}` }))
    return withLooks([...own, ...(past.line ?? [])], { isBesideStatus: false })
  }, [metrics, past.line])
  const lines = useMemo(() => chosenLines(all, choice), [all, choice])
  const time = useMemo(
    () => ({ window, step, zone, answeredAtMs: source.asOfMs }),
    [window, step, zone, source.asOfMs],
  )
  const first = spec.definitions[0]
  if (!first) return null
  const unit = first.kind === 'counter' ? { rate: first.unit } : first.unit
  const asked = `Streamkap metrics API, asked ${clockText(source.asOfMs)}`
  return (
    <>
      <ChartFrame height={EVENT_LANE_PX + CHART_HEIGHT + STATE_LANE_PX}>
        {({ width }) => (
          <>
            <EventLane width={width} events={source.events} time={time} />
            <TimeseriesChart {...{ width, lines, time, unit }} height={CHART_HEIGHT} name={title} />
            <StateLane width={width} name="State" spans={source.states} time={time} />
          </>
        )}
      </ChartFrame>
      {past.sentence !== null && <p className="text-2xs text-fg-2">{past.sentence}</p>}
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          {all.length > 1 && (
            <LegendTable
              name={title}
              lines={all}
              {...{ unit, time, choice }}
              onChange={setChoice}
            />
          )}
        </div>
        <ExportMenu chart={{ title, lines, unit, time, source: asked }} />
      </div>
      <DataTableButton name={title} {...{ lines, unit, time }} />
    </>
  )
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
    const line = drawn && comparisonLine(drawn.series, shift, drawn.label)
    return line
      ? { line: [line], sentence: null }
      : { line: null, sentence: noComparisonSentence(shift) }
  }, [spec, timeseries, comparison, reading, compare, zone])
}

const NO_PAST = { line: null, sentence: null }
