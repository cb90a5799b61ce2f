import { MINUS, NOT_REPORTED_MARK } from '#src/format/digits.ts'
import { formatText, type DisplayUnit } from '#src/format/number.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { beforeAfter, type BeforeAfter, type Stretch } from '#src/series/before-after.ts'
import { completeBuckets } from '#src/series/recent.ts'
import type { PageChart } from './page-parts.ts'
import type { Subject } from './subject.tsx'

/** One series of the page inside a marked stretch and before it. */
export type BeforeAfterRow = BeforeAfter & {
  /** "Lag in Events"; the line's own name behind it where the chart has several. */
  readonly name: string
  readonly subject: Subject | null
  readonly unit: DisplayUnit
}

/** Every series of every chart, in the order of the page. A rate's running bucket is not counted. */
export function beforeAfterRows(
  charts: readonly PageChart[],
  mark: TimeWindow,
): readonly BeforeAfterRow[] {
  return charts.flatMap(({ drawn, lines, subject }) => {
    const { title, unit, time } = drawn
    const { window, step, answeredAtMs } = time
    return lines.map(({ label, series }) => {
      const isCut = typeof unit !== 'string' && answeredAtMs !== null
      const counted = isCut ? completeBuckets(series, step, answeredAtMs) : series
      const name = lines.length > 1 ? `${title}: ${label}` : title
      return { name, subject, unit, ...beforeAfter(counted, { mark, window, step }) }
    })
  })
}

/** The mean of a stretch, "≈" where some of its buckets are missing: "1.24 k", "≈ 1.24 k". */
export function meanText(stretch: Stretch | null, unit: DisplayUnit): string {
  if (!stretch) return NOT_REPORTED_MARK
  const isWhole = stretch.known === stretch.of
  return `${isWhole ? '' : '≈ '}${formatText(stretch.mean, unit, 'card')}`
}

/** The change with its sign and its part of before: "+20 (+200 %)", "−15/s (−100 %)". */
export function changeText({ change, ratio, unit }: BeforeAfterRow): string {
  if (change === null) return NOT_REPORTED_MARK
  if (change === 0) return 'no change'
  const amount = `${change > 0 ? '+' : ''}${formatText(change, unit, 'card')}`
  return ratio === null ? amount : `${amount} (${percentText(ratio)})`
}

function percentText(ratio: number): string {
  const percent = Math.round(Math.abs(ratio) * 100)
  const sign = ratio < 0 ? MINUS : '+'
  if (percent > 999) return `${Math.round(ratio + 1)} times as much`
  return `${sign}${percent} %`
}
