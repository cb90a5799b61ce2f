import type { StatusShape } from '#src/model/status.ts'

export type StateGlyphProps = {
  readonly shape: StatusShape
  /** Middle of the glyph, px. */
  readonly x: number
  readonly y: number
}

/** Filled outlines in a box of 10 px around 0,0; the same shapes as beside a status word. */
const FILLED: Readonly<Partial<Record<StatusShape, string>>> = {
  circle: 'M4 0A4 4 0 1 0 -4 0A4 4 0 1 0 4 0Z',
  triangle: 'M0 -4.5L5 4H-5Z',
  diamond: 'M0 -5L5 0L0 5L-5 0L-2.5 -2.5L0 0Z',
}
const DRAWN: Readonly<Partial<Record<StatusShape, string>>> = {
  half: 'M4 0A4 4 0 1 0 -4 0A4 4 0 1 0 4 0ZM0 -3V3M1.5 -3V3M3 -2V2',
  bars: 'M-4.5 -4.5H4.5V4.5H-4.5ZM-1.5 -2V2M1.5 -2V2',
  unknown: 'M-2 -2C-2 -5 2.4 -5 2.2 -2C2 -.6 0 -.4 0 1.4M0 3.6V4.4',
}

/** Shape of a state in a lane, in the text colour. */
export function StateGlyph({ shape, x, y }: StateGlyphProps) {
  const filled = FILLED[shape]
  return (
    <path
      data-shape={shape}
      d={filled ?? DRAWN[shape]}
      transform={`translate(${x} ${y})`}
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth={1.4}
      strokeLinecap="round"
    />
  )
}
