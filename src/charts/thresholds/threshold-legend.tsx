import type { DisplayUnit } from '#src/format/number.ts'
import type { Threshold } from './threshold-place.ts'
import { thresholdText } from './threshold-place.ts'

export type ThresholdLegendProps = {
  readonly thresholds: readonly Threshold[]
  readonly unit: DisplayUnit
}

/** Whole words, so that the style sheet has them. */
const STROKES: Readonly<Record<Threshold['level'], string>> = {
  warn: 'stroke-warn',
  crit: 'stroke-crit',
}

/** What the thresholds of a chart are for, in words: "warn 100 k: agreed lag". */
export function ThresholdLegend({ thresholds, unit }: ThresholdLegendProps) {
  if (thresholds.length === 0) return null
  return (
    <ul aria-label="Thresholds" className="flex flex-wrap gap-x-3 py-0.5 text-2xs text-fg-2">
      {thresholds.map((threshold) => (
        <li key={`${threshold.level} ${threshold.value}`}>
          <svg width={24} height={8} aria-hidden className="mr-2 inline-block align-middle">
            <path
              d="M0 4H24"
              className={STROKES[threshold.level]}
              strokeWidth={1.5}
              strokeDasharray="6 4"
            />
          </svg>
          {thresholdText(threshold, unit)}: {threshold.label}
          {threshold.isFloor === true && ' (from there down)'}
        </li>
      ))}
    </ul>
  )
}
