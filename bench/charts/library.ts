import type { Moment } from './bench-data.ts'

/** Work that is timed; done when it returns or in the frames after it. */
export type Work = () => void

/**
 * Eight charts drawn by one library. `mount` and `refresh` bring the data into the library's own
 * form, which is not timed, and return what is.
 */
export type Library = {
  mount(into: HTMLElement, moment: Moment): Work
  refresh(moment: Moment): Work
  unmount(): void
  /** Number of lines on the page, for proof that something was drawn. */
  drawnLines(): number
  /** The area of each chart in which a pointer moves. */
  plots(): readonly Element[]
}
