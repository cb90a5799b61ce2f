import { THIN_SPACE } from '#src/format/digits.ts'
import { formatDuration } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import type { Threshold } from '#src/model/health/threshold.ts'
import { DESTINATION_METRICS } from '#src/model/metrics/destination-metrics.ts'
import { metricNamed } from '#src/model/metrics/metric-named.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { drawnMetrics, type ChartSource } from '#src/panels/charts/chart-lines.ts'
import { recoveryOf, type Recovery } from '#src/series/derived/recovery.ts'
import { crossingsOf } from '#src/series/events/crossings.ts'
import type { PageChart } from './page-parts.ts'
import type { Subject } from './subject.tsx'

/** Numbers of one lag incident inside the mark (insight 27), in words. */
export type RecoveryNumbers = {
  readonly subject: Subject | null
  /** What every time is right to: "1 bucket of 5 min". */
  readonly resolution: string
  readonly numbers: readonly { readonly label: string; readonly text: string }[]
}

/** Writes an instant on the clock of the screen. */
export type ClockWords = (atMs: number) => string

const SENT = metricNamed(DESTINATION_METRICS, 'sinkRecordSendTotal')
const NOT_YET = 'not in the mark'

/** The lag incidents that a mark covers: one for each answer with a lag that reached its limit. */
export function recoveryNumbers(
  charts: readonly PageChart[],
  mark: TimeWindow,
  clock: ClockWords,
): readonly RecoveryNumbers[] {
  const perAnswer = new Map(charts.map((chart) => [chart.source.timeseries, chart]))
  return [...perAnswer.values()].flatMap(({ source, subject }) => {
    const lag = source.timeseries.series['recordsLag']
    const threshold = source.thresholds.find(({ metric }) => metric === 'recordsLag')
    const limit = threshold?.warn ?? threshold?.crit
    if (!lag || !threshold || limit === undefined || !subject) return []
    const { step } = source.timeseries
    const recovery = recoveryOf(lag, { step, window: mark, limit })
    if (!recovery || recovery.onsetMs === null) return []
    const detectedMs = detectedIn(lag, threshold, { mark, everyMs: step.ms })
    const told = { recovery, limit, detectedMs, writtenRows: writtenWhile(source, recovery), clock }
    return [{ subject, resolution: `1 bucket of ${duration(step.ms)}`, numbers: numbersOf(told) }]
  })
}

type Told = {
  readonly recovery: Recovery
  readonly limit: number
  /** When the limit counted as crossed, epoch ms; null: not in the mark. */
  readonly detectedMs: number | null
  /** Null: not known. */
  readonly writtenRows: number | null
  readonly clock: ClockWords
}

function numbersOf({ recovery, limit, detectedMs, writtenRows, clock }: Told) {
  const { peak, peakMs, aboveMs, recordMinutes, onsetMs, toPeakMs, toDrainMs, unknownMs } = recovery
  const toDetectMs = detectedMs === null || onsetMs === null ? null : detectedMs - onsetMs
  const span = (ms: number | null) => (ms === null ? NOT_YET : duration(ms))
  const events = (value: number) => plain(formatText(value, 'events', 'card'))
  return [
    { label: 'Peak lag', text: `${events(peak)} at ${clock(peakMs)}` },
    { label: `At or over ${plain(formatText(limit, 'events', 'axis'))}`, text: duration(aboveMs) },
    { label: 'Area under the lag', text: `${events(recordMinutes)} record-minutes` },
    { label: 'Onset', text: onsetMs === null ? NOT_YET : clock(onsetMs) },
    { label: 'Onset to alarm here', text: span(toDetectMs) },
    { label: 'Onset to peak', text: span(toPeakMs) },
    { label: 'Peak to below the limit', text: span(toDrainMs) },
    {
      label: 'Records sent meanwhile',
      text: writtenRows === null ? 'not known' : events(writtenRows),
    },
    ...(unknownMs > 0 ? [{ label: 'Without a value', text: duration(unknownMs) }] : []),
  ]
}

function detectedIn(
  lag: Series,
  threshold: Threshold,
  { mark, everyMs }: { readonly mark: TimeWindow; readonly everyMs: number },
): number | null {
  const raised = crossingsOf(threshold, { series: lag, everyMs }).find(
    ({ level, raisedMs }) => level !== 'none' && raisedMs >= mark.fromMs && raisedMs < mark.toMs,
  )
  return raised?.raisedMs ?? null
}

/** What the destination sent from the peak until the lag was under its limit; null: not all known. */
function writtenWhile(source: ChartSource, { peakMs, toDrainMs }: Recovery): number | null {
  const [sent] = drawnMetrics([SENT], source)
  if (!sent || toDrainMs === null) return null
  const { step } = source.timeseries
  const rates = sent.series.values.filter((_, index) => {
    const atMs = sent.series.timesMs[index] ?? NaN
    return atMs >= peakMs && atMs < peakMs + toDrainMs
  })
  const isWhole =
    rates.length * step.ms >= toDrainMs && rates.every((rate) => Number.isFinite(rate))
  return isWhole ? rates.reduce((sum, rate) => sum + (rate * step.ms) / 1000, 0) : null
}

function duration(ms: number): string {
  return ms === 0 ? '0 min' : plain(formatDuration(ms))
}

function plain(text: string): string {
  return text.replaceAll(THIN_SPACE, ' ')
}
