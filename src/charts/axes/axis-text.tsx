export type AxisTextProps = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
  /** Dates stand out among times of day. */
  readonly isStrong?: boolean
}

/** Text of an axis. Plain SVG: Recharts' own text measures every word at every render. */
export function AxisText({ x, y, text, anchor, isStrong = false }: AxisTextProps) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={11}
      fill={isStrong ? 'var(--fg-2)' : 'var(--fg-3)'}
      className="tabular-nums"
    >
      {text}
    </text>
  )
}
