import type { DestinationFacts, Lag, Movement } from '#src/model/health/health-facts.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import type { Step } from '#src/model/time/time-range.ts'
import { firstReported, type EntitySeries } from '#src/series/answer-reading.ts'
import type { Gauge } from '#src/series/breaches.ts'
import { DESTINATION_INPUT } from '#src/series/counters.ts'
import {
  flushGapMs,
  movementOf,
  movementWindowMs,
  unknownMovement,
} from '#src/series/slope/movement.ts'
import { FEWEST_LOWS, FEWEST_POINTS, lowsOf, slopeOf } from '#src/series/slope/slope.ts'
import { middleOf } from '#src/series/slope/theil-sen.ts'
import { tasksOf } from '#src/series/tasks.ts'
import { NOTHING_USUAL } from '#src/series/usual/usual-day.ts'
import { usualReading } from '#src/series/usual/usual-figures.ts'
import { breachesOf, dataAgeOf, numberOf, statusIn, type ConnectorAnswers } from './facts-input.ts'

/** The facts about one destination. */
export function destinationFacts(answers: ConnectorAnswers): DestinationFacts {
  const { connector, latest, series = {}, answer, usual = NOTHING_USUAL } = answers
  const runningMs = answer.runningMs ?? answer.atMs
  const { movement, gapMs, windowMs } = reading(series, answers, runningMs)
  const gauge = series['recordsLag'] ?? EMPTY_SERIES
  const records = numberOf(latest, 'recordsLag')
  return {
    status: statusIn(answers),
    statusAge: answers.statusAge,
    desiredState: connector.desiredState,
    tasks: tasksOf(connector),
    data: dataAgeOf(answers),
    breaches: breachesOf(answers, (gauge, metric) => lowsOfBatches(gauge, metric, gapMs)),
    windowMs,
    atMs: answer.atMs,
    movement,
    flushGapMs: gapMs,
    lag: lagOf(gauge, {
      records,
      gapMs,
      windowMs,
      step: answer.step,
      perSec: movement.perSec,
      atMs: answer.atMs,
      floor: usualReading(usual).floor,
    }),
  }
}

function reading(
  series: EntitySeries,
  { answer, usual = NOTHING_USUAL }: ConnectorAnswers,
  runningMs: number,
): { movement: Movement; gapMs: number | null; windowMs: number } {
  const name = firstReported(series, DESTINATION_INPUT)
  const learnedFlushGapMs = usualReading(usual).flushGapMs
  if (name === undefined) {
    const movement = unknownMovement('the destination reports no counter')
    return { movement, gapMs: learnedFlushGapMs, windowMs: movementWindowMs(answer.step, null) }
  }
  const counter = { name, series: series[name] ?? EMPTY_SERIES, reading: answer.reading }
  const seenMs = flushGapMs(counter, answer.step)
  const known = [seenMs, learnedFlushGapMs].filter((ms) => ms !== null)
  const gapMs = known.length === 0 ? null : Math.max(...known)
  const windowMs = movementWindowMs(answer.step, gapMs)
  return {
    movement: movementOf(counter, { step: answer.step, runningMs, windowMs, watched: usual }),
    gapMs,
    windowMs,
  }
}

/** A sink that writes in batches is late and behind before each flush: what is left after it counts. */
function lowsOfBatches(gauge: Gauge, metric: string, gapMs: number | null): Gauge {
  const isSawTooth = metric === 'recordsLag' || metric === 'latency'
  if (!isSawTooth || gapMs === null || gapMs < 2 * gauge.everyMs) return gauge
  return { series: lowsOf(gauge.series, gapMs), everyMs: gapMs }
}

export type LagOptions = {
  /** The latest value, records; null: not reported, so the newest of the series stands in. */
  readonly records: number | null
  /** Usual time between two flushes, ms; null: not known. */
  readonly gapMs: number | null
  readonly windowMs: number
  readonly step: Step
  /** Rate of reading, records per second; null: not known. */
  readonly perSec: number | null
  readonly atMs: number
  /** So many records count as none. */
  readonly floor: number
}

/** A lag with its direction. Negative values, which some versions report, are not known lags. */
export function lagOf(gauge: Series, options: LagOptions): Lag {
  const { gapMs, step, windowMs, perSec, atMs } = options
  const values = gauge.values.map((value) => (value < 0 ? NaN : value))
  const series = { timesMs: gauge.timesMs, values }
  const isBatch = gapMs !== null && gapMs >= 2 * step.ms
  const level = isBatch ? lowsOf(series, gapMs) : series
  const trend = slopeOf(level, isBatch ? FEWEST_LOWS : FEWEST_POINTS)
  const newest = values.findLast((value) => Number.isFinite(value))
  const records =
    options.records !== null && options.records >= 0 ? options.records : (newest ?? null)
  const known = level.values.filter((value) => Number.isFinite(value))
  // One flush that came late leaves one high low, which says nothing of the others.
  const worth = isBatch ? middleOf(Float64Array.from(known).toSorted()) : Math.max(0, ...known)
  return {
    records,
    atMs: records === null ? null : atMs,
    trend: trend.direction,
    perSec: trend.perSec,
    recent: slopeOf(since(series, (series.timesMs.at(-1) ?? 0) - windowMs)).direction,
    worthMs:
      perSec !== null && perSec > 0 && Number.isFinite(worth) ? (worth / perSec) * 1000 : null,
    floor: options.floor,
  }
}

function since({ timesMs, values }: Series, fromMs: number): Series {
  const start = timesMs.findIndex((atMs) => atMs >= fromMs)
  return start < 0 ? EMPTY_SERIES : { timesMs: timesMs.slice(start), values: values.slice(start) }
}
