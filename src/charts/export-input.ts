import type { DisplayUnit } from '#src/format/number.ts'
import type { ChartLine, ChartTime } from './chart-line.ts'
import type { Threshold } from './threshold-place.ts'

/** A chart as it leaves the page. */
export type ChartExport = {
  /** Printed on top, and the beginning of the file's name. */
  readonly title: string
  /** The lines as they are drawn, looks included. */
  readonly lines: readonly ChartLine[]
  readonly unit: DisplayUnit
  readonly time: ChartTime
  readonly thresholds?: readonly Threshold[]
  /** Where the numbers come from and when they were asked, in words. */
  readonly source: string
}

export type ExportFormat = 'csv' | 'png' | 'svg'
