import { entityId } from '#simulator/account/entity-id.ts'
import { digSeries, iso, openBench, TUESDAY_MS, type Bench } from '#simulator/testing/ask.ts'
import { EMPTY_SERIES, type Series } from '#src/model/metrics/series.ts'
import { MINUTE_MS, stepOf, type Step } from '#src/model/time/time-range.ts'
import { breachOf } from '#src/series/derived/breach.ts'
import { drainOf } from '#src/series/derived/drain.ts'
import { lagTimeOf } from '#src/series/derived/lag-time.ts'
import { rateOf } from '#src/series/rate.ts'
import { completeBuckets, recentMean } from '#src/series/recent.ts'

/** One derived number beside what the simulated world knows; all in ms. `null`: none was printed. */
export type Compared = {
  readonly what: 'drain time' | 'time to breach' | 'lag in time'
  readonly truthMs: number
  readonly foundMs: number | null
  readonly lowMs: number | null
  /** Infinity: the range has no end. */
  readonly highMs: number | null
  /** What was printed instead of a number. */
  readonly said: string
}

const STEP: Step = stepOf('minute', 1)
const WINDOW_MS = 180 * MINUTE_MS
/** Two pipelines of the demo account whose destinations fall behind and drain in turns. */
const WAVES = ['orders to BigQuery', 'billing to Databricks']

/** Derived numbers of one seeded world at a moment of its own. */
export async function compareSeed(seed: number): Promise<readonly Compared[]> {
  const nowMs = TUESDAY_MS + seed * 83 * MINUTE_MS
  const bench = openBench({ seed, startMs: nowMs, historyDays: 1 })
  const found: Compared[] = []
  for (const name of WAVES) found.push(...compareChain(await readChain(bench, name, nowMs)))
  return found
}

/** What the API says of one destination and its sources, and what is true of it at `atMs`. */
type Chain = {
  readonly atMs: number
  readonly lag: Series
  readonly written: Series
  readonly taken: Series
  readonly truth: {
    readonly lagAt: (ms: number) => number
    readonly drainMs: number | null
    readonly waitMs: number
    /** Time until the pipeline stops to fall behind, or to drain. */
    readonly turnMs: number
  }
}

async function readChain(bench: Bench, name: string, nowMs: number): Promise<Chain> {
  const truth = bench.simulator.truth()
  const { account } = truth.world
  const pipelineId = entityId('pipeline', name)
  const destinationId = truth.world.pipeline(pipelineId)?.destinationId ?? ''
  const feeding = account.pipelines.filter((one) => one.destinationId === destinationId)
  const sourceIds = [...new Set(feeding.map(({ sourceId }) => sourceId))]
  const read = async (path: string, metric: string) => {
    const from = iso(nowMs - WINDOW_MS)
    const query = `time_type=timeseries&time_unit=minute&time_interval=1&timestamp_from=${from}`
    const samples = digSeries(await bench.get(`${path}/metrics?${query}`), 'data', metric)
    return completeBuckets(
      { timesMs: samples.map(({ ms }) => ms), values: samples.map(({ value }) => value) },
      STEP,
      nowMs,
    )
  }
  const rate = async (path: string, metric: string) =>
    rateOf(await read(path, metric), STEP, 'cumulative').rate
  const written = await Promise.all(
    sourceIds.map((id) => rate(`/sources/${id}`, 'sourceRecordWriteTotal')),
  )
  const lag = await read(`/destinations/${destinationId}`, 'recordsLag')
  const atMs = (lag.timesMs.at(-1) ?? NaN) + STEP.ms
  const drainSec = truth.drainSec(pipelineId, atMs)
  const lagAt = (ms: number) => feeding.reduce((sum, { id }) => sum + truth.lag(id, ms), 0)
  const writtenSince = (ms: number) =>
    feeding.reduce((sum, { id }) => sum + truth.writeRate(id, ms, atMs) * ((atMs - ms) / 1000), 0)
  return {
    atMs,
    lag,
    written: sumOf(written),
    taken: await rate(`/destinations/${destinationId}`, 'recordsConsumedTotal'),
    truth: {
      lagAt,
      drainMs:
        truth.phase(pipelineId, atMs) === 'draining' && drainSec !== null ? drainSec * 1000 : null,
      // As many records as wait were written since then, over all topics together.
      waitMs: firstStep((ms) => writtenSince(atMs - ms) >= lagAt(atMs)),
      turnMs: firstStep(
        (ms) => truth.phase(pipelineId, atMs + ms) !== truth.phase(pipelineId, atMs),
      ),
    },
  }
}

function compareChain(chain: Chain): readonly Compared[] {
  const { lag, written, taken, atMs, truth } = chain
  const lagTime = lagTimeOf(lag.values.at(-1) ?? null, written, STEP)
  const inTime: Compared = {
    what: 'lag in time',
    truthMs: truth.waitMs,
    said: lagTime.kind,
    ...(lagTime.kind === 'known'
      ? {
          foundMs: lagTime.ms,
          lowMs: lagTime.ms - lagTime.plusMinusMs,
          highMs: lagTime.ms + lagTime.plusMinusMs,
        }
      : NOTHING),
  }
  if (truth.drainMs !== null) {
    const inPerSec = recentMean(written, STEP, atMs)
    const drain = drainOf({ lag, step: STEP, inPerSec, outPerSec: recentMean(taken, STEP, atMs) })
    const range =
      drain.kind === 'draining'
        ? { foundMs: drain.etaMs, lowMs: drain.lowMs, highMs: drain.highMs ?? Infinity }
        : NOTHING
    return [{ what: 'drain time', truthMs: truth.drainMs, said: drain.kind, ...range }, inTime]
  }
  // Nobody can see the turn coming, so the limit lies half way to it.
  const truthMs = truth.turnMs / 2
  const limit = truth.lagAt(atMs + truthMs)
  const breach = breachOf(lag, { limit, step: STEP })
  const range =
    breach.kind === 'coming'
      ? { foundMs: breach.etaMs, lowMs: breach.lowMs, highMs: breach.highMs ?? Infinity }
      : NOTHING
  return [{ what: 'time to breach', truthMs, said: breach.kind, ...range }, inTime]
}

/** Sum of series that stand at the same times; NaN where one has no value. */
function sumOf(all: readonly Series[]): Series {
  const [first, ...rest] = all
  if (!first) return EMPTY_SERIES
  const values = first.values.map((value, index) =>
    rest.reduce((sum, other) => sum + (other.values[index] ?? NaN), value),
  )
  return { timesMs: first.timesMs, values }
}

/** The first step of five seconds, within six hours, at which something holds. */
function firstStep(holds: (ms: number) => boolean): number {
  for (let ms = 5000; ms < 6 * 3_600_000; ms += 5000) if (holds(ms)) return ms
  throw new Error('it never holds within six hours')
}

const NOTHING = { foundMs: null, lowMs: null, highMs: null }
