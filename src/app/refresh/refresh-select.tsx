import { REFRESH_INTERVALS, type RefreshInterval } from '#src/model/time/refresh-interval.ts'

export type RefreshSelectProps = {
  interval: RefreshInterval
  onInterval: (interval: RefreshInterval) => void
}

const WORDS: Record<RefreshInterval, string> = {
  off: 'Off',
  '5s': '5 s',
  '10s': '10 s',
  '30s': '30 s',
  '1m': '1 min',
  '5m': '5 min',
  auto: 'Auto',
}

/** How often the page asks again. */
export function RefreshSelect({ interval, onInterval }: RefreshSelectProps) {
  return (
    <select
      aria-label="Refresh every"
      value={interval}
      onChange={({ currentTarget }) => {
        const chosen = REFRESH_INTERVALS.find((one) => one === currentTarget.value)
        if (chosen) onInterval(chosen)
      }}
      className="h-8 rounded-md border border-line-strong bg-surface px-1 text-label pointer-coarse:h-11"
    >
      {REFRESH_INTERVALS.map((one) => (
        <option key={one} value={one}>
          {WORDS[one]}
        </option>
      ))}
    </select>
  )
}
