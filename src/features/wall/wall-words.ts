import { formatAge } from '#src/format/duration.ts'
import { formatNumber, formatText } from '#src/format/number.ts'
import type { NumberParts } from '#src/format/number-parts.ts'
import { countStates, isTrouble, type Figure, type JudgedEntity } from '#src/panels/fleet/fleet.ts'

/**
 * The line at the top: what is wrong and how often, the worst first; or that nothing is. `isWhole`:
 * every list has been answered, so that what is not among the entities is not there.
 */
export function verdictLine(entities: readonly JudgedEntity[], isWhole: boolean): string {
  const trouble = entities.filter(isTrouble)
  if (entities.length === 0) return isWhole ? 'Nothing to show' : 'Waiting for the API'
  if (trouble.length === 0) {
    const unknown = entities.filter(({ verdict }) => verdict.state === 'unknown').length
    if (unknown === entities.length) return 'Nothing known'
    return unknown > 0 ? `${unknown} unknown, the rest well` : `All ${entities.length} well`
  }
  return countStates(trouble)
    .map(({ verdict, count }) => `${count} ${verdict.word.toLowerCase()}`)
    .join(' · ')
}

/** The number of a tile; null prints as not reported, never as 0. */
export function figureParts({ kind, value }: Figure): NumberParts {
  const unit = kind === 'rate' ? ({ rate: 'records' } as const) : 'records'
  return formatNumber(value ?? NaN, unit, { detail: 'card' })
}

/** What the number of a tile counts, and where it goes. */
export function figureWord(figure: Figure): string {
  if (figure.kind === 'rate') return figure.value === null ? 'rate not known' : 'records'
  const { value, trend, perSec } = figure
  if (value === null) return 'lag not reported'
  if (perSec === null || (trend !== 'rising' && trend !== 'falling')) return 'waiting'
  const change = formatText(Math.abs(perSec), { rate: 'records' }, 'card')
  return trend === 'rising' ? `waiting ▲ ${change}` : `waiting ▼ ${change}`
}

/** "for 12 min": how long a state lasts; null: not known since when. */
export function lastingText(sinceMs: number | null, nowMs: number): string | null {
  return sinceMs === null ? null : `for ${formatAge(nowMs - sinceMs)}`
}
