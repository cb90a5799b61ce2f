import { memo } from 'react'
import type { LineLook } from './line-look.ts'
import type { LinePath } from './line-path.ts'

export type LineMarksProps = {
  readonly id: string
  readonly path: LinePath
  readonly look: LineLook
  /** A light fill down to zero; for a line that is alone in its chart. */
  readonly isFilled: boolean
}

/** One line of a chart: its runs, its isolated samples, and its unfinished last segment. */
export const LineMarks = memo(function LineMarks({ id, path, look, isFilled }: LineMarksProps) {
  return (
    <g
      data-line={id}
      fill="none"
      stroke={look.stroke}
      strokeWidth={look.width}
      strokeLinejoin="round"
    >
      {isFilled && <path d={path.area} fill={look.stroke} fillOpacity={0.1} stroke="none" />}
      <path data-part="line" d={path.line} strokeDasharray={look.dash} />
      <path data-part="unfinished" d={path.unfinished} strokeDasharray="1 3" strokeOpacity={0.5} />
      <path data-part="dots" d={path.dots} strokeWidth={4} strokeLinecap="round" />
    </g>
  )
})
