/** Work that a page can prepare: bringing the data into a library's own form is not measured. */
export type WorkKind =
  /** Nothing; what the frames themselves cost. */
  | 'idle'
  | 'mount'
  /** One sample more on every line, axes as they were. */
  | 'refresh-still'
  /** One bucket more on every line, time axis moved. */
  | 'refresh-moved'
  /** The next sample, whatever it does to the axes. */
  | 'refresh-any'

/** What the page at `?library=…&points=…` offers to the process that measures it. */
export type BenchPage = {
  prepare(kind: WorkKind, count: number): void
  /** Does what was prepared, each followed by two painted frames; gives the ms of long tasks. */
  run(): Promise<readonly number[]>
  unmount(): Promise<void>
  /** Before the first moment of the data again. */
  rewind(): void
  /** Whether anything on the page changes when a pointer moves over a chart. */
  followsPointer(): Promise<boolean>
  /** Moves the pointer to a part (0 to 1) of the width of the first chart; null: moves nothing. */
  hover(part: number | null): Promise<void>
  drawnLines(): number
  elements(): number
}

declare global {
  // An interface, because only interfaces are merged with the one of the DOM.
  interface Window {
    bench: BenchPage
  }
}
