import type { Scale } from '#src/charts/axes/scale.ts'
import type { DisplayUnit } from '#src/format/number.ts'
import type { Threshold } from './threshold-place.ts'
import { placeThresholds } from './threshold-place.ts'

export type ThresholdLayerProps = {
  readonly thresholds: readonly Threshold[]
  readonly scale: Scale
  readonly unit: DisplayUnit
}

const COLOURS: Readonly<Record<Threshold['level'], string>> = {
  warn: 'var(--warn)',
  crit: 'var(--crit)',
}
const BAND_OPACITY = 0.08

/** Thresholds with their bands, to be drawn under the lines: measured values win. */
export function ThresholdLayer({ thresholds, scale, unit }: ThresholdLayerProps) {
  if (thresholds.length === 0) return null
  const { x, width } = scale.plot
  const right = x + width
  return (
    <g data-part="thresholds">
      {placeThresholds(thresholds, scale, unit).map(({ threshold, lineY, band }) => {
        const colour = COLOURS[threshold.level]
        return (
          <g key={`${threshold.level} ${threshold.value}`}>
            {band && <rect {...{ x, width, ...band }} fill={colour} fillOpacity={BAND_OPACITY} />}
            {lineY !== null && (
              <path
                d={`M${x} ${lineY}H${right}`}
                stroke={colour}
                strokeWidth={1.5}
                strokeDasharray="6 4"
              />
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Their words, to be drawn over the lines, which would cross them out. */
export function ThresholdWords({ thresholds, scale, unit }: ThresholdLayerProps) {
  return placeThresholds(thresholds, scale, unit).map(({ threshold, text, textY }) => (
    <text
      key={`${threshold.level} ${threshold.value}`}
      x={scale.plot.x + scale.plot.width - 4}
      y={textY}
      textAnchor="end"
      fontSize={11}
      fill={COLOURS[threshold.level]}
      stroke="var(--surface)"
      strokeWidth={4}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {text}
    </text>
  ))
}
