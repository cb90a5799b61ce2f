import type { TileFilter } from '#src/features/wall/board/wall-tiles.ts'
import { formatClock } from '#src/format/clock-time.ts'
import { formatAge } from '#src/format/duration.ts'
import type { NumberParts } from '#src/format/number-parts.ts'
import { formatNumber, formatText } from '#src/format/number.ts'
import type { MetricsLate } from '#src/model/health/metrics-late.ts'
import { DAY_MS } from '#src/model/time/time-range.ts'
import { countStates, isTrouble, type Figure, type JudgedEntity } from '#src/panels/fleet/fleet.ts'

type VerdictLineParts = {
  readonly entities: readonly JudgedEntity[]
  /** Every list has been answered, so that what is not among the entities is not there. */
  readonly isWhole: boolean
  readonly late: MetricsLate
}

/** The line at the top: what is wrong and how often, the worst first; or that nothing is. */
export function verdictLine({ entities, isWhole, late }: VerdictLineParts, zone: string): string {
  const trouble = entities.filter(isTrouble)
  if (late.kind === 'late' && entities.length > 0) {
    const since = `Metrics late since ${formatClock(late.sinceMs, zone, 'minute')}`
    return trouble.length === 0 ? since : `${since} · ${countsText(trouble, MOST_WORDS_BESIDE)}`
  }
  if (entities.length === 0) return isWhole ? 'Nothing to show' : 'Waiting for the API'
  if (trouble.length === 0) {
    const unknown = entities.filter(({ verdict }) => verdict.state === 'unknown').length
    if (unknown === entities.length) return 'Nothing known'
    if (unknown > 0) return `${unknown} unknown, the rest well`
    return entities.length === 1 ? 'All well' : `All ${entities.length} well`
  }
  return countsText(trouble, MOST_WORDS)
}

/** So many words have room on the line, and beside something else on it. */
const MOST_WORDS = 4
const MOST_WORDS_BESIDE = 2

/** Words of tiles that say too little without one. */
const LONGER: Readonly<Record<string, string>> = { limit: 'over limit' }

function countsText(trouble: readonly JudgedEntity[], mostWords: number): string {
  // Two states may share a word, as a critical and a warning limit do.
  const counts = new Map<string, number>()
  for (const { verdict, count } of countStates(trouble.map(({ verdict }) => verdict))) {
    const word = verdict.word.toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + count)
  }
  return joined([...counts], mostWords)
}

function joined(
  counts: readonly (readonly [word: string, count: number])[],
  mostWords: number,
): string {
  const shown = counts.length > mostWords ? counts.slice(0, mostWords - 1) : counts
  const more = counts.slice(shown.length).reduce((sum, [, count]) => sum + count, 0)
  const words = shown.map(([word, count]) => `${count} ${LONGER[word] ?? word}`)
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(' · ')
}

/** Why a board has nothing to show: what was asked for, of how many. */
export function emptyText({ group, tag, filter }: TileFilter, known: number): string {
  const asked = [
    ...(group === null ? [] : [`is in the group “${group}”`]),
    ...(tag === null ? [] : [`has the tag “${tag}”`]),
    ...(filter === null ? [] : [`has “${filter}” in its name`]),
  ]
  if (asked.length === 0) return 'This account has no pipelines yet.'
  if (known === 0) return 'This account has no sources, destinations or pipelines yet.'
  return `Of the ${known} sources, destinations and pipelines none ${asked.join(' and ')}.`
}

/** The number of a tile; null prints as not reported, never as 0. */
export function figureParts({ kind, value }: Figure): NumberParts {
  const unit = kind === 'rate' ? ({ rate: 'records' } as const) : 'records'
  return formatNumber(value ?? NaN, unit, { detail: 'card' })
}

/** What the number of a tile counts. */
export function figureWord(figure: Figure): string {
  if (figure.kind === 'rate') return figure.value === null ? 'rate not known' : 'records'
  return figure.value === null ? 'lag not reported' : 'waiting'
}

/** Where a lag goes, "▲ 905/s"; null: it stands still, or that is not known. */
export function trendText(figure: Figure): string | null {
  if (figure.kind === 'rate' || figure.value === null || figure.perSec === null) return null
  const { trend, perSec } = figure
  if (trend !== 'rising' && trend !== 'falling') return null
  const change = formatText(Math.abs(perSec), { rate: 'records' }, 'card')
  return `${trend === 'rising' ? '▲' : '▼'} ${change}`
}

/** How long something lasts, in its largest unit: "12 min", "26 h". Spans are in ms. */
export function roughAge(ageMs: number): string {
  return formatAge(ageMs).split(' ')[0] ?? ''
}

/** A moment on the clock (epoch ms), with the day when it could be taken for another one. */
export function whenText(atMs: number, nowMs: number, zone: string): string {
  const clock = formatClock(atMs, zone, 'minute')
  return nowMs - atMs < DAY_MS / 2 ? clock : `${formatClock(atMs, zone, 'day')} ${clock}`
}
