import type { EventKind } from '#src/series/events/events.ts'
import { EVENT_OUTLINES, GLYPH_STROKE_PX } from './glyph-paths.ts'

export type EventGlyphProps = {
  readonly kind: EventKind
  /** Middle of the glyph, px. */
  readonly x: number
  readonly y: number
}

/** Mark of a kind of event, in the text colour. */
export function EventGlyph({ kind, x, y }: EventGlyphProps) {
  return (
    <path
      data-glyph={kind}
      d={EVENT_OUTLINES[kind]}
      transform={`translate(${x} ${y})`}
      fill="none"
      stroke="currentColor"
      strokeWidth={GLYPH_STROKE_PX}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  )
}
