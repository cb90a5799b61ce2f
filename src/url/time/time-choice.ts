import type { Comparison } from '#src/model/metrics/comparison.ts'
import type { RefreshInterval } from '#src/model/time/refresh-interval.ts'
import {
  durationOf,
  LAST_24_HOURS,
  stepForDuration,
  type Step,
  type TimeRange,
} from '#src/model/time/time-range.ts'
import { parseFrozen, type Frozen } from '#src/url/frozen/frozen-text.ts'
import { namedText } from '#src/url/named-text.ts'
import { parseRange } from './range-text.ts'
import {
  DEFAULT_COMPARISON,
  DEFAULT_REFRESH,
  parseComparison,
  parseRefresh,
} from './refresh-text.ts'
import { parseStep } from './step-text.ts'
import { DEFAULT_ZONE, ianaZone, parseZone, type ZoneChoice } from './zone-text.ts'

/** The search parameters about time, which every link inside the app keeps. */
export const TIME_KEYS = [
  'from',
  'to',
  'tz',
  'step',
  'refresh',
  'compare',
  'frozen',
  'live',
] as const

export type TimeKey = (typeof TIME_KEYS)[number]

/** Their texts; null: not in the address. */
export type TimeTexts = Readonly<Record<TimeKey, string | null>>

/** Everything about time that an address says, with the default where it says nothing readable. */
export type TimeChoice = {
  readonly range: TimeRange
  /** Width of the points: the chosen one, or the one that suits the range. */
  readonly step: Step
  /** The step that was chosen over the suitable one; null: none was. */
  readonly chosenStep: Step | null
  /** IANA name, for clocks and axes. */
  readonly zone: string
  /** What was chosen: `utc`, `local` or an IANA name. */
  readonly zoneChoice: ZoneChoice
  readonly refresh: RefreshInterval
  readonly compare: Comparison
  /** Since when the page stands still; null: it is live. */
  readonly frozen: Frozen | null
  /** One sentence for each text that could not be used; `[]`: all were. */
  readonly problems: readonly string[]
}

/** The simulator's cap; more points than pixels help nobody. */
export const MOST_ASKED_POINTS = 5000

/** The texts in an address's search part. */
export function timeTexts(search: URLSearchParams): TimeTexts {
  return {
    from: search.get('from'),
    to: search.get('to'),
    tz: search.get('tz'),
    step: search.get('step'),
    refresh: search.get('refresh'),
    compare: search.get('compare'),
    frozen: search.get('frozen'),
    live: search.get('live'),
  }
}

/** Reads the texts. Bad text gives the default and a sentence; `nowMs` orders relative ends. */
export function timeChoice(texts: TimeTexts, nowMs: number): TimeChoice {
  const problems: string[] = []
  const orDefault = <T>(key: TimeKey, parse: (text: string) => T | null, normal: T, is: string) => {
    const text = texts[key]
    if (text === null) return normal
    const value = parse(text)
    if (value !== null) return value
    problems.push(`${namedText(key, text)} is not ${is}.`)
    return normal
  }
  const zoneChoice = orDefault('tz', parseZone, DEFAULT_ZONE, 'a time zone; showing UTC')
  const zone = ianaZone(zoneChoice)
  const read = parseRange(texts, zone, nowMs)
  if (read.problem !== null) problems.push(`${read.problem}; showing the last 24 h.`)
  const range = read.range ?? LAST_24_HOURS
  const durationMs = durationOf(range, nowMs)
  const fitting = stepForDuration(durationMs)
  const wanted = orDefault<Step | null>('step', parseStep, null, 'a step, such as 5m or 1h')
  const isTooFine = wanted !== null && durationMs / wanted.ms > MOST_ASKED_POINTS
  if (isTooFine) problems.push(`${namedText('step', texts.step)} is too fine for this range.`)
  const chosenStep = isTooFine ? null : wanted
  return {
    range,
    step: chosenStep ?? fitting,
    chosenStep,
    zone,
    zoneChoice,
    refresh: orDefault(
      'refresh',
      parseRefresh,
      DEFAULT_REFRESH,
      'an interval; refreshing by itself',
    ),
    compare: orDefault(
      'compare',
      parseComparison,
      DEFAULT_COMPARISON,
      'a comparison; showing none',
    ),
    frozen: orDefault(
      'frozen',
      (frozen) => parseFrozen({ frozen, live: texts.live }, zone, nowMs),
      null,
      `an instant such as ${EXAMPLE}; the page is live`,
    ),
    problems,
  }
}

const EXAMPLE = '2026-11-21T13:50:00Z'
