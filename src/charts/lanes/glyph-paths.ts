import type { StatusShape } from '#src/model/status.ts'
import type { EventKind } from '#src/series/events/events.ts'

/** Half the box of an event's glyph, px. */
export const GLYPH_RADIUS_PX = 6

/** Outlines of the kinds of events in a box of 12 px around 0,0: shape alone tells them apart. */
export const EVENT_OUTLINES: Readonly<Record<EventKind, string>> = {
  // An arrow that goes round.
  restart: 'M3.6 -3.2A4.8 4.8 0 1 0 4.8 1M4.6 -5.4V-2.4H1.6',
  // A line that breaks off and goes on.
  gap: 'M-5.5 0H-2.2M2.2 0H5.5M-2.2 -3.5V3.5M2.2 -3.5V3.5',
  // A stop.
  still: 'M-4 -4H4V4H-4Z',
  // A camera.
  snapshot: 'M-5.5 -3H-2.5L-1.5 -4.5H1.5L2.5 -3H5.5V4H-5.5ZM2 .5A2 2 0 1 0 -2 .5A2 2 0 1 0 2 .5',
  // Three shares of unequal size.
  partition: 'M-4 4.5V-1.5M0 4.5V-4.5M4 4.5V1.5M-5.5 4.5H5.5',
  // From one to the other.
  state: 'M-5 0H4.5M1 -3.5L4.5 0L1 3.5',
}

/** Width of the strokes of both kinds of glyphs, px. */
export const GLYPH_STROKE_PX = 1.4

type Outline = { readonly d: string; readonly isFilled: boolean }

const CIRCLE = 'M4 0A4 4 0 1 0 -4 0A4 4 0 1 0 4 0Z'

/** Shapes of states in a box of 10 px around 0,0; the same as beside a status word. */
export const STATE_OUTLINES: Readonly<Record<StatusShape, Outline>> = {
  circle: { d: CIRCLE, isFilled: true },
  triangle: { d: 'M0 -4.5L5 4H-5Z', isFilled: true },
  diamond: { d: 'M0 -5L5 0L0 5L-5 0L-2.5 -2.5L0 0Z', isFilled: true },
  ring: { d: CIRCLE, isFilled: false },
  half: { d: `${CIRCLE}M0 -3V3M1.5 -3V3M3 -2V2`, isFilled: false },
  bars: { d: 'M-4.5 -4.5H4.5V4.5H-4.5ZM-1.5 -2V2M1.5 -2V2', isFilled: false },
  unknown: { d: 'M-2 -2C-2 -5 2.4 -5 2.2 -2C2 -.6 0 -.4 0 1.4M0 3.6V4.4', isFilled: false },
}
