import type { Scale } from '#src/charts/axes/scale.ts'
import { timeTicks } from '#src/charts/axes/time-ticks.ts'
import type { ValueTicks } from '#src/charts/axes/value-ticks.ts'
import { valueTickLabels } from '#src/charts/axes/value-ticks.ts'
import type { DrawnLines } from '#src/charts/drawing.ts'
import type { ChartLine, ChartTime } from '#src/charts/lines/chart-line.ts'
import { isComparison } from '#src/charts/lines/chart-line.ts'
import { lookOf } from '#src/charts/lines/line-look.ts'
import { linePath } from '#src/charts/lines/line-path.ts'
import type { Threshold } from '#src/charts/thresholds/threshold-place.ts'
import { placeThresholds } from '#src/charts/thresholds/threshold-place.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { Hole } from '#src/series/gaps.ts'
import type { Mark } from './export-picture.ts'
import { path, text } from './export-picture.ts'

const HATCH_PX = 8
const CHARACTER_PX = 6

/** Grid, ticks and their words. */
export function axisMarks(
  scale: Scale,
  { ticks, unit, zone }: { ticks: ValueTicks; unit: DisplayUnit; zone: string },
): readonly Mark[] {
  const { x, y, width, height } = scale.plot
  const labels = valueTickLabels(ticks, unit)
  const values = ticks.flatMap((tick, index): Mark[] => {
    const at = oneDecimal(scale.y(tick))
    return [
      path(`M${x} ${at}H${x + width}`, { stroke: 'var(--line)' }),
      text(labels[index] ?? '', { x: x - 8, y: at + 4 }, { anchor: 'end' }),
    ]
  })
  const times = timeTicks(scale.window, zone, width).flatMap(({ atMs, label, isDate }): Mark[] => {
    const at = oneDecimal(scale.x(atMs))
    const fill = isDate ? 'var(--fg-2)' : 'var(--fg-3)'
    return [
      path(`M${at} ${y + height}v4`, { stroke: 'var(--line-strong)' }),
      text(label, { x: at, y: y + height + 18 }, { anchor: 'middle', fill }),
    ]
  })
  return [...values, ...times]
}

/** Stretches without data: hatched, with words that say how long where they fit. */
export function holeMarks(holes: readonly Hole[], scale: Scale): readonly Mark[] {
  const { y, height } = scale.plot
  return holes.flatMap(({ fromMs, toMs }): Mark[] => {
    const x = oneDecimal(scale.x(fromMs))
    const width = Math.max(1, oneDecimal(scale.x(toMs) - scale.x(fromMs)))
    const words = `no data ${formatDuration(toMs - fromMs)}`
    const hatch = path(hatching({ x, y, width, height }), {
      stroke: 'var(--line-strong)',
      width: 2,
      opacity: 0.3,
    })
    if (width <= (words.length + 2) * CHARACTER_PX) return [hatch]
    return [hatch, text(words, { x: x + width / 2, y: y + height / 2 + 4 }, { anchor: 'middle' })]
  })
}

/** Threshold lines with their bands. */
export function thresholdMarks(
  thresholds: readonly Threshold[],
  scale: Scale,
  unit: DisplayUnit,
): readonly Mark[] {
  const { x, width } = scale.plot
  return placeThresholds(thresholds, scale, unit).flatMap((placed): Mark[] => {
    const colour = `var(--${placed.threshold.level})`
    const { band, lineY } = placed
    return [
      path(band ? `M${x} ${band.y}h${width}v${band.height}h${-width}Z` : '', {
        fill: colour,
        opacity: 0.08,
      }),
      path(lineY === null ? '' : `M${x} ${lineY}H${x + width}`, {
        stroke: colour,
        width: 1.5,
        dash: '6 4',
      }),
    ]
  })
}

/** The words of thresholds, to be drawn over the lines. */
export function thresholdWords(
  thresholds: readonly Threshold[],
  scale: Scale,
  unit: DisplayUnit,
): readonly Mark[] {
  const x = scale.plot.x + scale.plot.width - 4
  return placeThresholds(thresholds, scale, unit).map((placed) =>
    text(
      placed.text,
      { x, y: placed.textY },
      { anchor: 'end', fill: `var(--${placed.threshold.level})` },
    ),
  )
}

/** Restarts and lines, the unfinished end dotted. */
export function lineMarks(drawn: DrawnLines, scale: Scale, time: ChartTime): readonly Mark[] {
  const untilMs = (time.answeredAtMs ?? Infinity) - time.step.ms
  const lines = drawn.lines.flatMap((line, place): Mark[] => {
    const segments = drawn.segments[place]
    if (!segments) return []
    const finishedMs = isComparison(line) ? Infinity : untilMs
    const parts = linePath(line.series, segments, scale, finishedMs)
    const { stroke, width, dash = null } = lookOf(line, place)
    return [
      path(parts.line.join(''), { stroke, width, dash }),
      path(parts.unfinished, { stroke, width, dash: '1 3', opacity: 0.5 }),
      // A subpath of no length is a dot in SVG and nothing on a canvas.
      path(parts.dots.replaceAll('h0', 'h0.01'), { stroke, width: 4, cap: 'round' }),
    ]
  })
  return [path(restarts(drawn.lines, scale), { stroke: 'var(--fg-3)' }), ...lines]
}

function restarts(lines: readonly ChartLine[], { x, window, plot }: Scale): string {
  const times = new Set(lines.flatMap(({ restartsMs = [] }) => restartsMs))
  return [...times]
    .filter((atMs) => atMs >= window.fromMs && atMs <= window.toMs)
    .map((atMs) => `M${Math.round(x(atMs)) + 0.5} ${plot.y}v${plot.height}`)
    .join('')
}

/** Strokes at 45° that end at the edges of a rectangle: a path needs no pattern and no clipping. */
export function hatching({ x, y, width, height }: Scale['plot']): string {
  let d = ''
  for (let start = HATCH_PX; start < width + height; start += HATCH_PX * Math.SQRT2) {
    const x1 = Math.max(0, start - height)
    const x2 = Math.min(width, start)
    d += `M${oneDecimal(x + x1)} ${oneDecimal(y + start - x1)}L${oneDecimal(x + x2)} ${oneDecimal(y + start - x2)}`
  }
  return d
}

function oneDecimal(px: number): number {
  return Math.round(px * 10) / 10
}
