import type { Series } from '#src/model/series.ts'
import type { Segments } from '#src/series/gaps.ts'
import { thinRun } from '#src/series/thin.ts'
import type { Scale } from './scale.ts'

/** SVG path data of one series; an empty text draws nothing. */
export type LinePath = {
  /** Straight segments, one subpath for each unbroken run. */
  readonly line: string
  /** The runs closed down to the zero line. */
  readonly area: string
  /** A subpath of no length at each isolated sample: round caps make it a dot. */
  readonly dots: string
  /** The last segment, where it leads to a sample whose bucket had not ended. */
  readonly unfinished: string
}

/** Samples in one column at most two px wide are thinned to their lowest and highest. */
const COLUMN_PX = 2

type Point = { readonly x: number; readonly y: number; readonly atMs: number }

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
  const columns = {
    window: scale.window,
    count: Math.max(1, Math.floor(scale.plot.width / COLUMN_PX)),
  }
  const zero = oneDecimal(scale.y(0))
  const path = { line: '', area: '', dots: '', unfinished: '' }
  for (const run of segments.runs) {
    const points = thinRun(series, run, columns).map((index) => pointAt(series, index, scale))
    const done = points.filter((point) => point.atMs <= finishedUntilMs)
    const [first] = points
    if (first && points.length === 1) path.dots += `M${first.x} ${first.y}h0`
    if (done.length > 1) path.line += polyline(done)
    if (done.length > 1) path.area += closedTo(zero, done)
    if (done.length < points.length)
      path.unfinished += polyline(points.slice(Math.max(0, done.length - 1)))
  }
  return path
}

function pointAt({ timesMs, values }: Series, index: number, scale: Scale): Point {
  const atMs = timesMs[index] ?? NaN
  return { atMs, x: oneDecimal(scale.x(atMs)), y: oneDecimal(scale.y(values[index] ?? NaN)) }
}

function polyline(points: readonly Point[]): string {
  if (points.length < 2) return ''
  return `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`
}

function closedTo(zero: number, points: readonly Point[]): string {
  return `${polyline(points)}V${zero}H${points[0]?.x ?? 0}Z`
}

function oneDecimal(px: number): number {
  return Math.round(px * 10) / 10
}
