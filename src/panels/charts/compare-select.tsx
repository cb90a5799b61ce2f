import { COMPARISONS, type Comparison } from '#src/model/metrics/comparison.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

const WORDS: Record<Comparison, string> = {
  none: 'nothing',
  period: 'the period before',
  day: 'the day before',
  week: 'the week before',
}

/** What the charts are compared with; the choice stands in the address. */
export function CompareSelect() {
  const { compare, setCompare } = useTimeState()
  return (
    <label
      className={`flex items-center gap-2 text-label font-normal text-fg-2 ${compare === 'none' ? 'print:hidden' : ''}`}
    >
      compared with
      <select
        value={compare}
        onChange={({ target }) =>
          setCompare(COMPARISONS.find((one) => one === target.value) ?? 'none')
        }
        className="min-h-8 rounded-md border border-line-strong bg-surface px-1.5 text-fg pointer-coarse:min-h-11"
      >
        {COMPARISONS.map((comparison) => (
          <option key={comparison} value={comparison}>
            {WORDS[comparison]}
          </option>
        ))}
      </select>
    </label>
  )
}
