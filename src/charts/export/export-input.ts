import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import type { Threshold } from '#src/charts/thresholds/threshold-place.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { StateSpan } from '#src/series/events/events-state.ts'
import type { ChartEvent } from '#src/series/events/events.ts'

/** A chart as it leaves the page. */
export type ChartExport = {
  /** Printed on top, and the beginning of the file's name. */
  readonly title: string
  /** The lines as they are drawn, looks included. */
  readonly lines: readonly ChartLine[]
  readonly unit: DisplayUnit
  readonly time: ChartTime
  readonly thresholds?: readonly Threshold[]
  /** What the page draws above and below the plot; absent: nothing. */
  readonly lanes?: ChartLanes
  /** Where the numbers come from and when they were asked, in words. */
  readonly source: string
}

/** What happened and what state it was in, over the same time line. */
export type ChartLanes = {
  readonly events: readonly ChartEvent[]
  readonly states: { readonly name: string; readonly spans: readonly StateSpan[] }
}

export type ExportFormat = 'csv' | 'png' | 'svg'
