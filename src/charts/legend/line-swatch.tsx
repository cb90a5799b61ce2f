import type { LineLook } from '#src/charts/lines/line-look.ts'

export type LineSwatchProps = { readonly look: LineLook }

/** A short piece of a line, in its colour and dash, to stand before its name. */
export function LineSwatch({ look: { stroke, width, dash } }: LineSwatchProps) {
  return (
    <svg width={24} height={8} aria-hidden className="shrink-0">
      <line
        x1={0}
        x2={24}
        y1={4}
        y2={4}
        stroke={stroke}
        strokeWidth={width}
        strokeDasharray={dash}
      />
    </svg>
  )
}
