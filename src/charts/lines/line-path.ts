import type { Scale } from '#src/charts/axes/scale.ts'
import type { Series } from '#src/model/metrics/series.ts'
import type { Run, Segments } from '#src/series/gaps.ts'
import { thinRun } from '#src/series/thin.ts'

/** SVG path data of one series; an empty text draws nothing. */
export type LinePath = {
  /**
   * Straight segments, one subpath for each unbroken run. A long line comes in several pieces, at
   * least one: a browser fills only the part of the screen that a changed path covers, so a sample
   * more at the end of a line must not change all of it.
   */
  readonly line: readonly string[]
  /** A subpath of no length at each isolated sample: round caps make it a dot. */
  readonly dots: string
  /** The last segment, where it leads to a sample whose bucket had not ended. */
  readonly unfinished: string
}

/** Samples in one column at most two px wide are thinned to their lowest and highest. */
const COLUMN_PX = 2
/** About a tenth of a wide chart: more pieces cost more elements than they save pixels. */
const POINTS_PER_PIECE = 64

/**
 * Path data of a series in px with one decimal. A sample later than `finishedUntilMs` belongs to a
 * bucket that is still filling.
 */
export function linePath(
  series: Series,
  segments: Segments,
  scale: Scale,
  finishedUntilMs: number,
): LinePath {
  const path = { line: [''], dots: '', unfinished: '' }
  let room = POINTS_PER_PIECE
  for (const run of segments.runs) {
    const { points, finished } = runPoints(series, run, scale, finishedUntilMs)
    if (points.length === 1) path.dots += `M${points[0]}h0`
    else if (finished < points.length)
      path.unfinished += polyline(points.slice(Math.max(0, finished - 1)))
    // Neighbouring pieces of a run share a point.
    for (let start = 0; start < finished - 1; start += POINTS_PER_PIECE - 1) {
      const part = points.slice(start, Math.min(finished, start + POINTS_PER_PIECE))
      if (part.length > room) {
        path.line.push('')
        room = POINTS_PER_PIECE
      }
      path.line[path.line.length - 1] += polyline(part)
      room -= part.length
    }
  }
  return path
}

/** The runs of a series, each closed down (or up) to zero: the same points as its line. */
export function areaPath(
  series: Series,
  segments: Segments,
  scale: Scale,
  finishedUntilMs: number,
): string {
  const zero = oneDecimal(scale.y(0))
  let area = ''
  for (const run of segments.runs) {
    const { points, finished } = runPoints(series, run, scale, finishedUntilMs)
    const [first = ''] = points
    if (finished < 2) continue
    area += `${polyline(points.slice(0, finished))}V${zero}H${first.slice(0, first.indexOf(' '))}Z`
  }
  return area
}

/** "x y" of the samples worth drawing, and how many of them are of buckets that have ended. */
function runPoints({ timesMs, values }: Series, run: Run, scale: Scale, finishedUntilMs: number) {
  const columns = {
    window: scale.window,
    count: Math.max(1, Math.floor(scale.plot.width / COLUMN_PX)),
  }
  const points: string[] = []
  let finished = 0
  for (const index of thinRun({ timesMs, values }, run, columns)) {
    const atMs = timesMs[index] ?? NaN
    points.push(`${oneDecimal(scale.x(atMs))} ${oneDecimal(scale.y(values[index] ?? NaN))}`)
    if (atMs <= finishedUntilMs) finished++
  }
  return { points, finished }
}

function polyline(points: readonly string[]): string {
  return points.length > 1 ? `M${points.join('L')}` : ''
}

/** Texts by tenths of a px. The same few thousand come at every refresh; making them is what costs. */
const texts: string[] = []
const MOST_TEXTS = 40_000

function oneDecimal(px: number): string {
  const tenths = Math.round(px * 10)
  if (!(tenths >= 0 && tenths < MOST_TEXTS)) return String(tenths / 10)
  return (texts[tenths] ??= String(tenths / 10))
}
