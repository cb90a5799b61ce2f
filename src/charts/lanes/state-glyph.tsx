import type { StatusShape } from '#src/model/status.ts'
import { GLYPH_STROKE_PX, STATE_OUTLINES } from './glyph-paths.ts'

export type StateGlyphProps = {
  readonly shape: StatusShape
  /** Middle of the glyph, px. */
  readonly x: number
  readonly y: number
}

/** Shape of a state in a lane, in the text colour. */
export function StateGlyph({ shape, x, y }: StateGlyphProps) {
  const { d, isFilled } = STATE_OUTLINES[shape]
  return (
    <path
      data-shape={shape}
      d={d}
      transform={`translate(${x} ${y})`}
      fill={isFilled ? 'currentColor' : 'none'}
      stroke={isFilled ? 'none' : 'currentColor'}
      strokeWidth={GLYPH_STROKE_PX}
      strokeLinecap="round"
    />
  )
}
