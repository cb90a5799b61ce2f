import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeRange } from '#src/model/time/time-range.ts'
import { isSameRange } from '#src/url/time/range-text.ts'
import { rangeWords, rangeWordsShort } from './range-words.ts'

/** Ranges one click away. */
export const PRESETS: readonly TimeRange[] = [
  15 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  30 * DAY_MS,
].map((ms) => ({ kind: 'last', ms }))

export type RangeButtonsProps = {
  label: string
  ranges: readonly TimeRange[]
  current: TimeRange
  zone: string
  onChoose: (range: TimeRange) => void
  /** The label already says "Last". */
  isPreset?: boolean
}

/** A group of ranges to choose from; the one in use is marked. */
export function RangeButtons(props: RangeButtonsProps) {
  const { label, ranges, current, zone, onChoose, isPreset = false } = props
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1 text-label text-fg-2">{label}</legend>
      {ranges.map((range) => {
        const words = rangeWords(range, zone, 'short')
        const short = isPreset ? rangeWordsShort(range, zone) : words
        return (
          <button
            key={words}
            type="button"
            aria-label={words}
            aria-pressed={isSameRange(range, current)}
            onClick={() => onChoose(range)}
            className="min-h-8 rounded-md border border-line-strong px-2 text-label whitespace-nowrap hover:bg-raised aria-pressed:border-fg aria-pressed:bg-raised aria-pressed:font-semibold pointer-coarse:min-h-11"
          >
            {short}
          </button>
        )
      })}
    </fieldset>
  )
}
