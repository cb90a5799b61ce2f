import type { RefreshInterval } from './refresh-interval.ts'

/** `playing`: asks while the tab is seen. `forced`: in a hidden tab too. `paused`: only by hand. */
export type RefreshMode = 'playing' | 'paused' | 'forced'

/** What the page's one refresh clock is doing. Moments are epoch ms by this device's clock. */
export type RefreshState = {
  readonly mode: RefreshMode
  readonly interval: RefreshInterval
  /** Pause between two rounds in ms; null: off. */
  readonly pauseMs: number | null
  /** Whether a round is under way. */
  readonly isAsking: boolean
  /** When the next round begins; null: none is planned. */
  readonly nextRoundMs: number | null
  /** When failed reads are asked again; null: nothing failed, or nothing is planned. */
  readonly nextTryMs: number | null
  /** Since when a chart holds the screen; null: it does not, or did so for too long. */
  readonly heldSinceMs: number | null
  /** When the server last said that nobody is signed in here; null: somebody is, as far as is known. */
  readonly signedOutMs: number | null
}

export const INITIAL_REFRESH: RefreshState = {
  mode: 'playing',
  interval: 'auto',
  pauseMs: null,
  isAsking: false,
  nextRoundMs: null,
  nextTryMs: null,
  heldSinceMs: null,
  signedOutMs: null,
}
