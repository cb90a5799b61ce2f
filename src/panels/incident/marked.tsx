import { useMemo } from 'react'
import { formatDuration } from '#src/format/duration.ts'
import type { TimeWindow } from '#src/model/time/time-range.ts'
import { baselineOf } from '#src/series/before-after.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Button } from '#src/ui/button.tsx'
import { rangeWords } from '#src/ui/time/range-words.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import { beforeAfterRows } from './before-after-rows.ts'
import { BeforeAfterTable } from './before-after-table.tsx'
import type { PageChart } from './page-parts.ts'
import { recoveryNumbers, type RecoveryNumbers } from './recovery-numbers.ts'
import { subjectWords } from './subject.tsx'

export type MarkedProps = {
  charts: readonly PageChart[]
  mark: TimeWindow
  /** What the charts show. */
  window: TimeWindow
  onClear: () => void
}

/** A marked stretch against the time before it, and what there is to say about a lag inside it. */
export function Marked({ charts, mark, window, onClear }: MarkedProps) {
  const { zone } = useTimeState()
  const clock = useClockText()
  const rows = useMemo(() => beforeAfterRows(charts, mark), [charts, mark])
  const recoveries = recoveryNumbers(charts, mark, clock)
  const baseline = baselineOf(mark, window)
  const words = (stretch: TimeWindow) => rangeWords({ kind: 'fixed', ...stretch }, zone, 'short')
  return (
    <section aria-label="Marked" className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          Marked: {words(mark)} ({formatDuration(mark.toMs - mark.fromMs)}), compared with{' '}
          {baseline ? words(baseline) : 'nothing: the charts begin here'}. Means of the points; ≈
          where some are missing.
        </span>
        <Button onClick={onClear}>Clear the mark</Button>
      </p>
      {recoveries.map((recovery) => (
        <Recovery key={subjectWords(recovery.subject)} recovery={recovery} />
      ))}
      <BeforeAfterTable rows={rows} />
    </section>
  )
}

function Recovery({ recovery: { subject, resolution, numbers } }: { recovery: RecoveryNumbers }) {
  return (
    <section aria-label={`Lag of ${subjectWords(subject)}`} className="flex flex-col gap-1">
      <p className="text-label text-fg-2">
        Lag of {subjectWords(subject)}; times are right to {resolution}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
        {numbers.map(({ label, text }) => (
          <div key={label}>
            <dt className="text-label text-fg-2">{label}</dt>
            <dd className="tabular-nums">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
