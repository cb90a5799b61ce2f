import { ChartFrame } from '#src/charts/chart-frame.tsx'
import { EventLane } from '#src/charts/lanes/event-lane.tsx'
import { EVENT_LANE_PX } from '#src/charts/lanes/event-marks.ts'
import { StateLane } from '#src/charts/lanes/state-lane.tsx'
import { STATE_LANE_PX } from '#src/charts/lanes/state-marks.ts'
import { LegendTable } from '#src/charts/legend/legend-table.tsx'
import { ThresholdLegend } from '#src/charts/thresholds/threshold-legend.tsx'
import { TimeseriesChart } from '#src/charts/timeseries-chart.tsx'
import { MarkBand } from '#src/panels/incident/mark-band.tsx'
import { STATES, type DrawnChart } from './use-drawn-chart.ts'

/** Height of the plot with its axes, px; the lanes above and below come on top. */
export const CHART_HEIGHT = 176
/** The same where charts stand in one column under each other, on one time line. */
export const STACKED_CHART_HEIGHT = 132

export type DrawnMetricsProps = {
  drawn: DrawnChart
  /** Height of the plot with its axes, px. */
  height: number
}

/** A chart with what belongs to it: events above, states and the legend below. */
export function DrawnMetrics({ drawn, height }: DrawnMetricsProps) {
  const { chart, all, choice, onChoice, sentence, source } = drawn
  const { title, lines, time, unit, thresholds = NO_THRESHOLDS } = chart
  return (
    <>
      <ChartFrame height={EVENT_LANE_PX + height + STATE_LANE_PX}>
        {({ width }) => (
          <>
            <EventLane width={width} events={source.events} time={time} />
            <div className="relative">
              <TimeseriesChart {...{ width, height, lines, time, unit, thresholds }} name={title} />
              <MarkBand {...{ width, height }} window={time.window} />
            </div>
            <StateLane width={width} name={STATES} spans={source.states} time={time} />
          </>
        )}
      </ChartFrame>
      <ThresholdLegend thresholds={thresholds} unit={unit} />
      {sentence !== null && <p className="text-2xs text-fg-2">{sentence}</p>}
      {all.length > 1 && (
        <LegendTable name={title} lines={all} {...{ unit, time, choice }} onChange={onChoice} />
      )}
    </>
  )
}

const NO_THRESHOLDS = [] as const
