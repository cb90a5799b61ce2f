import { memo, useId } from 'react'
import type { Scale } from '#src/charts/axes/scale.ts'
import { formatDuration } from '#src/format/duration.ts'
import type { Hole } from '#src/series/gaps.ts'
import { HatchPattern } from './hatch-pattern.tsx'

export type HoleLayerProps = { readonly holes: readonly Hole[]; readonly scale: Scale }

/** Width of a character of 11 px text, on the wide side. */
const CHARACTER_PX = 6
const LEAST_HOLE_PX = 1

/** Stretches without data as hatched bands that say how long nothing came, where the words fit. */
export const HoleLayer = memo(function HoleLayer({ holes, scale }: HoleLayerProps) {
  const pattern = useId()
  const { y, height } = scale.plot
  return (
    <g data-part="holes">
      <HatchPattern id={pattern} strength={0.2} />
      {holes.map(({ fromMs, toMs }) => {
        const x = scale.x(fromMs)
        const width = Math.max(LEAST_HOLE_PX, scale.x(toMs) - x)
        const words = `no data ${formatDuration(toMs - fromMs)}`
        return (
          <g key={fromMs}>
            <rect x={x} y={y} width={width} height={height} fill={`url(#${pattern})`} />
            {width > (words.length + 2) * CHARACTER_PX && (
              <text
                x={x + width / 2}
                y={y + height / 2 + 4}
                textAnchor="middle"
                fontSize={11}
                fill="var(--fg-3)"
              >
                {words}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}, isSameDrawing)

/** Holes are compared by content: a refresh finds the same ones again. */
function isSameDrawing(before: HoleLayerProps, after: HoleLayerProps): boolean {
  return (
    before.scale === after.scale &&
    before.holes.length === after.holes.length &&
    before.holes.every(({ fromMs, toMs }, index) => {
      const now = after.holes[index]
      return fromMs === now?.fromMs && toMs === now.toMs
    })
  )
}
