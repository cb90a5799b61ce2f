import { formatText } from '#src/format/number.ts'
import type { MetricDefinition } from '#src/model/metrics/metric.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { crossingsOf, type Crossing } from '#src/series/events/crossings.ts'
import type { ChartEvent, EventKind } from '#src/series/events/events.ts'
import type { PageChart } from './page-parts.ts'
import type { Subject } from './subject.tsx'

/** One thing that happened, as the timeline of a page tells it. */
export type TimelineEntry = {
  /** Epoch ms. */
  readonly atMs: number
  /** End of what lasted, or the latest moment it can have happened; null: it has no length. */
  readonly toMs: number | null
  readonly kind: EventKind | 'threshold'
  /** What happened, without its time: "Lag in Events at or over 100 k, a warning". */
  readonly words: string
  readonly subject: Subject | null
  /** Nobody but this screen knows of it: the API keeps no such history. */
  readonly isObserved: boolean
}

/** Where one entity's timeline is read from. */
export type TimelineSource = Pick<PageChart, 'subject'> &
  Pick<PageChart['source'], 'timeseries' | 'events' | 'thresholds'>

/** Things of one kind that follow each other this closely are one entry. */
const CLOSE_MS = 2 * 60_000
/** Said of what goes on when the window ends. */
const STILL_SO = ', still so'
/** A limit that is crossed again within this part of the window is one entry: a saw-tooth crosses all day. */
const GLANCES = 12

/**
 * What happened to the entities of a page inside a window, oldest first: events, and every threshold
 * that was crossed or cleared. Charts of one answer tell the same once; charts that are of no one entity
 * are put together from others, which tell it already.
 */
export function timelineOf(
  sources: readonly TimelineSource[],
  nameOf: (metric: string) => MetricDefinition | undefined,
): readonly TimelineEntry[] {
  const named = sources.filter(({ subject }) => subject !== null)
  const perAnswer = new Map(named.map((source) => [source.timeseries, source]))
  return [...perAnswer.values()]
    .flatMap((source) => merged(entriesOf(source, nameOf), source.timeseries))
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** The charts of a page as sources of its timeline. */
export function timelineSources(charts: readonly PageChart[]): readonly TimelineSource[] {
  return charts.map(({ subject, source }) => ({ subject, ...source }))
}

function entriesOf(
  { subject, timeseries, events, thresholds }: TimelineSource,
  nameOf: (metric: string) => MetricDefinition | undefined,
): readonly TimelineEntry[] {
  const { series, step, window } = timeseries
  // Pipelines have no series in the API: theirs are what this screen saw.
  const areObserved = subject?.kind === 'pipeline'
  const crossings = thresholds.flatMap((threshold) => {
    const definition = nameOf(threshold.metric)
    const gauge = series[threshold.metric]
    if (!gauge || definition?.kind !== 'gauge') return []
    return raisedSpans(crossingsOf(threshold, { series: gauge, everyMs: step.ms }), definition)
  })
  return [
    ...events
      // A screen that was not looking is no hole in the data.
      .filter(({ kind }) => !(areObserved && kind === 'gap'))
      .filter((event) => isInside(event, window))
      .map(({ atMs, toMs, kind, label }) => ({
        atMs,
        toMs: toMs !== undefined && toMs > atMs ? toMs : null,
        kind,
        words: kind === 'still' && toMs === undefined ? label + STILL_SO : label,
        subject,
        isObserved: areObserved || kind === 'state',
      })),
    ...crossings.map((span) => ({
      ...span,
      kind: 'threshold' as const,
      subject,
      isObserved: areObserved,
    })),
  ].toSorted((a, b) => a.atMs - b.atMs)
}

function isInside({ atMs, toMs }: ChartEvent, window: TimeWindow): boolean {
  return atMs < window.toMs && (toMs ?? atMs) >= window.fromMs
}

/** Each level that was raised, until the next change; what began before the first sample is left out. */
function raisedSpans(crossings: readonly Crossing[], definition: MetricDefinition) {
  return crossings.flatMap((crossing, index) => {
    if (crossing.level === 'none' || crossing.isFromStart) return []
    const next = crossings[index + 1]
    const words = raisedWords(crossing, definition)
    const end = next ? (next.level === 'none' ? clearWords(next, definition) : '') : STILL_SO
    return [{ atMs: crossing.atMs, toMs: next?.atMs ?? null, words: words + end }]
  })
}

function raisedWords({ level, threshold }: Crossing, { label, unit }: MetricDefinition): string {
  const over = threshold.direction === 'above' ? 'at or over' : 'at or under'
  const isCritical = level === 'crit'
  const limit = (isCritical ? threshold.crit : threshold.warn) ?? NaN
  const word = isCritical ? 'critical' : 'a warning'
  return `${label} ${over} ${formatText(limit, unit, 'axis')}, ${word}`
}

function clearWords({ threshold }: Crossing, { unit }: MetricDefinition): string {
  const { clear, warn, crit, direction } = threshold
  const inside = direction === 'above' ? 'under' : 'over'
  return `, then clear ${inside} ${formatText(clear ?? warn ?? crit ?? NaN, unit, 'axis')}`
}

/** Joins entries of one kind that follow each other closely; limits as far as a glance can tell apart. */
function merged(
  entries: readonly TimelineEntry[],
  { step, window }: TimelineSource['timeseries'],
): readonly TimelineEntry[] {
  const closeMs = Math.max(CLOSE_MS, step.ms)
  const glanceMs = Math.max(closeMs, (window.toMs - window.fromMs) / GLANCES)
  const groups: TimelineEntry[][] = []
  for (const entry of entries) {
    const isLimit = entry.kind === 'threshold'
    const group = groups.findLast(
      ([one]) => one?.kind === entry.kind && (!isLimit || one.words === entry.words),
    )
    const last = group?.at(-1)
    const apartMs = last ? entry.atMs - (last.toMs ?? last.atMs) : Infinity
    const isClose = apartMs <= (isLimit ? glanceMs : closeMs)
    // What goes on at the end stands for itself: with what was before it would be an old entry.
    const canJoin = entry.kind !== 'snapshot' && !isOngoing(entry)
    if (group && isClose && canJoin) group.push(entry)
    else groups.push([entry])
  }
  return groups.flatMap(joined)
}

/** A limit that is still raised when the window ends, or what still stands. */
export function isOngoing({ kind, toMs }: TimelineEntry): boolean {
  return (kind === 'threshold' || kind === 'still') && toMs === null
}

/** What goes on, then what ended last: what lasted all day is as new as its end. */
export function newestFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return entries.toSorted((a, b) => compared(endOf(b), endOf(a)) || b.atMs - a.atMs)
}

/** What has no length ended when it happened. */
function endOf(entry: TimelineEntry): number {
  return isOngoing(entry) ? Infinity : (entry.toMs ?? entry.atMs)
}

/** Of two that go on neither ended first: the difference of two infinities is no number. */
function compared(a: number, b: number): number {
  return a === b ? 0 : a - b
}

function joined(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const [first, ...others] = entries
  const last = others.at(-1)
  if (!first || !last) return entries
  const isSame = others.every(({ words }) => words === first.words)
  const between = others.length - 1
  const more = between > 0 ? `, then ${between} more, last ` : ', then '
  const words = isSame ? `${first.words}, ${entries.length} times` : first.words + more + last.words
  return [{ ...first, words, toMs: last.toMs ?? last.atMs }]
}
