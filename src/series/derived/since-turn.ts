import type { Series } from '#src/model/metrics/series.ts'
import { LEAST_POINTS, trendOf } from './trend.ts'

/** Fewer samples after an extreme are not yet a turn. */
const LEAST_AFTER = 3
/** A turn is looked for among the newest samples, and judged by as many before it. */
const NEWEST = 60
const BEFORE = 30

/**
 * The part of a series since it last turned: from its peak on when it had clearly risen before, or
 * from its trough on when it had clearly fallen. A line through both sides of a turn has a slope that
 * neither side has. The whole series when there was no clear turn.
 */
export function sinceTurn(series: Series, turn: 'peak' | 'trough'): Series {
  const { values } = series
  const first = Math.max(0, values.length - NEWEST)
  let at = first
  for (let index = first; index < values.length; index++) {
    const isBeyond = (values[index] ?? NaN) > (values[at] ?? NaN) === (turn === 'peak')
    if (isBeyond) at = index
  }
  if (at > values.length - LEAST_AFTER) return series
  const before = trendOf(part(series, Math.max(0, at - BEFORE), at + 1), { least: LEAST_POINTS })
  if (before === null) return series
  const isTurn = turn === 'peak' ? before.lowPerSec > 0 : before.highPerSec < 0
  return isTurn ? part(series, at, values.length) : series
}

function part({ timesMs, values }: Series, start: number, end: number): Series {
  return { timesMs: timesMs.slice(start, end), values: values.slice(start, end) }
}
