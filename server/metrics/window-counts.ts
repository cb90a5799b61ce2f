/** How far back a window reaches, and in how many steps it moves on. */
export type WindowShape = Readonly<{ bucketMs: number; buckets: number }>

type Bucket = { index: number; readonly counts: Map<string, number> }

/** More kinds than this in one bucket are counted together: memory stays bounded whatever comes. */
const MOST_KINDS = 64
const OTHER = 'other'

/**
 * Counts of the recent past by kind, in a ring of a fixed number of buckets. The oldest bucket makes
 * room for the newest, so the window is up to one bucket shorter than its full length. Times are
 * those of a monotonic clock in ms; nothing runs between calls.
 */
export class WindowCounts {
  readonly #shape: WindowShape
  readonly #ring: Bucket[]

  constructor(shape: WindowShape) {
    this.#shape = shape
    this.#ring = Array.from({ length: shape.buckets }, () => ({ index: -1, counts: new Map() }))
  }

  add(kind: string, nowMs: number): void {
    const { counts } = this.#bucketOf(nowMs)
    const key = counts.has(kind) || counts.size < MOST_KINDS ? kind : OTHER
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }

  /** Counts by kind in the window that ends at `nowMs`; a kind that did not occur is not in it. */
  counts(nowMs: number): ReadonlyMap<string, number> {
    const newest = this.#indexOf(nowMs)
    const sums = new Map<string, number>()
    for (const { index, counts } of this.#ring) {
      if (index < 0 || index > newest || newest - index >= this.#shape.buckets) continue
      for (const [kind, count] of counts) sums.set(kind, (sums.get(kind) ?? 0) + count)
    }
    return sums
  }

  /** All kinds together. */
  total(nowMs: number): number {
    return sum(this.counts(nowMs).values())
  }

  #indexOf(nowMs: number): number {
    return Math.floor(nowMs / this.#shape.bucketMs)
  }

  #bucketOf(nowMs: number): Bucket {
    const index = this.#indexOf(nowMs)
    const bucket = this.#ring[index % this.#shape.buckets]
    if (bucket === undefined) throw new RangeError(`no bucket for ${nowMs} ms`)
    if (bucket.index !== index) {
      bucket.index = index
      bucket.counts.clear()
    }
    return bucket
  }
}

/** The sum of counts; 0 of none. */
export function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}
