import type { MetricsLate } from '#src/model/health/metrics-late.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { Notice } from '#src/ui/notice.tsx'

/** One sentence when nearly all metrics stopped at once, instead of one alarm for each entity. */
export function LateNotice({ late }: { late: MetricsLate }) {
  const clockText = useClockText()
  if (late.kind !== 'late') return null
  return (
    <Notice tone="off" title={`Streamkap’s metrics are late since ${clockText(late.sinceMs)}.`}>
      {late.late} of {late.of} connectors have no newer point; pipelines may be fine. What rests on
      metrics is Unknown until they come.
    </Notice>
  )
}
