import type { DisplayUnit } from '#src/format/number.ts'
import type { Step, TimeWindow } from '#src/model/time/time-range.ts'
import { MINUTE_MS, stepOf } from '#src/model/time/time-range.ts'

/** Numbers of points per series that are measured. */
export const POINT_COUNTS = [288, 1440, 10_080] as const

export type PointCount = (typeof POINT_COUNTS)[number]

export const CHART_SIZE = { width: 900, height: 220 } as const

/** A chart's place on the page, its unit and the number of its lines. */
export type ChartSpec = {
  readonly name: string
  readonly unit: DisplayUnit
  readonly lineCount: number
}

export const CHARTS: readonly ChartSpec[] = [
  { name: 'Lag', unit: 'events', lineCount: 2 },
  { name: 'Latency', unit: 'ms', lineCount: 3 },
  { name: 'Inserts per second', unit: { rate: 'events' }, lineCount: 4 },
  { name: 'Volume per second', unit: { rate: 'bytes' }, lineCount: 2 },
  { name: 'Partitions', unit: 'partitions', lineCount: 3 },
  { name: 'Records per second', unit: { rate: 'records' }, lineCount: 4 },
  { name: 'Behind source', unit: 'ms', lineCount: 2 },
  { name: 'Rows', unit: 'rows', lineCount: 4 },
]

/** Samples in one bucket: with nine new samples of ten the window stands still. */
const SAMPLES_PER_STEP = 10
/** The first moment lies so many windows after the epoch. */
const FIRST_POINTS = 10
const EPOCH_MS = Date.parse('2026-11-02T00:00Z')
const PEAKS = 5
const PEAK = 950
const HOLE = { from: 0.6, to: 0.68 } as const

/** The same for both libraries: one time column, and for each chart its lines; null is no sample. */
export type Moment = {
  readonly window: TimeWindow
  readonly step: Step
  /** When the answer was made, epoch ms. */
  readonly answeredAtMs: number
  readonly timesMs: readonly number[]
  readonly charts: readonly (readonly (readonly (number | null)[])[])[]
}

/** Moments of one seeded world, `points` samples wide, each later than the one before. */
export class BenchData {
  readonly #points: PointCount
  readonly #sampleMs: number
  readonly #step: Step
  #end = 0
  #window: TimeWindow

  constructor(points: PointCount) {
    const sampleMin = points === 288 ? 5 : 1
    this.#points = points
    this.#sampleMs = sampleMin * MINUTE_MS
    this.#step = stepOf('minute', sampleMin * SAMPLES_PER_STEP)
    this.#end = FIRST_POINTS * points
    this.#window = this.#windowAt(this.#end)
  }

  /** Back to before the first moment: what follows has been drawn exactly the same before. */
  rewind(): void {
    this.#end = FIRST_POINTS * this.#points
    this.#window = this.#windowAt(this.#end)
  }

  /** One sample more on every line; what has left the window is forgotten. */
  next(): Moment {
    this.#end++
    const window = this.#windowAt(this.#end)
    // The same object while the window stands still, as an answer of the same question gives it.
    if (window.toMs !== this.#window.toMs) this.#window = window
    return this.#moment()
  }

  /** One sample more in the same window; at its last sample the first of the bucket comes again. */
  nextStill(): Moment {
    if (this.#end % SAMPLES_PER_STEP === 0) this.#end -= SAMPLES_PER_STEP - 1
    return this.next()
  }

  /** One bucket more: the window, and with it the time axis, has moved. */
  nextMoved(): Moment {
    this.#end += SAMPLES_PER_STEP - 1
    return this.next()
  }

  #windowAt(end: number): TimeWindow {
    const toIndex = Math.ceil(end / SAMPLES_PER_STEP) * SAMPLES_PER_STEP
    return { fromMs: this.#msOf(toIndex - this.#points), toMs: this.#msOf(toIndex) }
  }

  #moment(): Moment {
    const first = Math.round((this.#window.fromMs - EPOCH_MS) / this.#sampleMs)
    const indices = Array.from({ length: this.#end - first }, (_, place) => first + place)
    return {
      window: this.#window,
      step: this.#step,
      answeredAtMs: this.#msOf(this.#end),
      timesMs: indices.map((index) => this.#msOf(index)),
      charts: CHARTS.map(({ lineCount }, chart) =>
        Array.from({ length: lineCount }, (_, line) =>
          indices.map((index) => this.#valueAt(chart, line, index)),
        ),
      ),
    }
  }

  #msOf(index: number): number {
    return EPOCH_MS + index * this.#sampleMs
  }

  /**
   * Waves with noise between 0 and 600 and peaks of 950; both ends of the range are in every window,
   * so that the value axis stands still. The first line of a chart has a hole; in every fourth chart
   * all lines have it.
   */
  #valueAt(chart: number, line: number, index: number): number | null {
    const place = (index % this.#points) / this.#points
    const hasHole = line === 0 || chart % 4 === 0
    if (hasHole && place >= HOLE.from && place < HOLE.to) return null
    if (index % Math.floor(this.#points / PEAKS) === 7 * line + chart) return PEAK
    const wave = Math.sin((index / this.#points) * 24 + line + chart) + 1
    return Math.round(wave * 150 + noise(chart * 16 + line, index) * 300)
  }
}

/** 0 (inclusive) to 1 (exclusive), the same for the same arguments. */
function noise(seed: number, index: number): number {
  let bits = Math.imul(seed + 1, 0x9e37_79b1) ^ Math.imul(index + 1, 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0xc2b2_ae35)
  return ((bits ^ (bits >>> 13)) >>> 0) / 2 ** 32
}
