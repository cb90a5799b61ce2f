import { pointWords, rangeWords } from '#src/ui/time/range-words.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'

/** The range of the page for a heading: "Last 24 h", "21 Nov 2026 02:00 – 03:00 UTC". */
export function RangeName() {
  const { range, zone } = useTimeState()
  return <span>{rangeWords(range, zone, 'long')}</span>
}

/** What a point of the page's charts stands for. */
export function PointNote() {
  const { step } = useTimeState()
  return <span className="text-label font-normal text-fg-2">{pointWords(step)}</span>
}
