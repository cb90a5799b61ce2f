import { memo } from 'react'
import type { LineLook } from './line-look.ts'
import type { LinePath } from './line-path.ts'

export type LineMarksProps = {
  readonly id: string
  readonly path: LinePath
  /** A light fill down to zero, for a line that is alone in its chart; null: none. */
  readonly area: string | null
  readonly look: LineLook
}

/** One line of a chart: its runs, its isolated samples, and its unfinished last segment. */
export const LineMarks = memo(function LineMarks({ id, path, area, look }: LineMarksProps) {
  return (
    <g
      data-line={id}
      fill="none"
      stroke={look.stroke}
      strokeWidth={look.width}
      strokeLinejoin="round"
    >
      {area !== null && <path d={area} fill={look.stroke} fillOpacity={0.1} stroke="none" />}
      {path.line.map((d, place) => (
        // By place: pieces only ever come and go at the end.
        <path key={place} data-part="line" d={d} strokeDasharray={look.dash} />
      ))}
      <path data-part="unfinished" d={path.unfinished} strokeDasharray="1 3" strokeOpacity={0.5} />
      <path data-part="dots" d={path.dots} strokeWidth={4} strokeLinecap="round" />
    </g>
  )
})
