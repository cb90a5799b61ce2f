import type { EventKind } from '#src/series/events.ts'

/** Half the box of a glyph, px. */
export const GLYPH_RADIUS_PX = 6

/** Outlines in a box of 12 px around 0,0. */
const OUTLINES: Readonly<Record<EventKind, string>> = {
  // An arrow that goes round.
  restart: 'M3.6 -3.2A4.8 4.8 0 1 0 4.8 1M4.6 -5.4V-2.4H1.6',
  // A line that breaks off and goes on.
  gap: 'M-5.5 0H-2.2M2.2 0H5.5M-2.2 -3.5V3.5M2.2 -3.5V3.5',
  // A camera.
  snapshot: 'M-5.5 -3H-2.5L-1.5 -4.5H1.5L2.5 -3H5.5V4H-5.5ZM2 .5A2 2 0 1 0 -2 .5A2 2 0 1 0 2 .5',
  // Three shares of unequal size.
  partition: 'M-4 4.5V-1.5M0 4.5V-4.5M4 4.5V1.5M-5.5 4.5H5.5',
  // From one to the other.
  state: 'M-5 0H4.5M1 -3.5L4.5 0L1 3.5',
}

export type EventGlyphProps = {
  readonly kind: EventKind
  /** Middle of the glyph, px. */
  readonly x: number
  readonly y: number
}

/** Mark of a kind of event, in the text colour: shape alone tells the kinds apart. */
export function EventGlyph({ kind, x, y }: EventGlyphProps) {
  return (
    <path
      data-glyph={kind}
      d={OUTLINES[kind]}
      transform={`translate(${x} ${y})`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  )
}
