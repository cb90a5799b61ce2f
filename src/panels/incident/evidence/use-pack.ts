import { pageNow } from '#src/model/time/server-time.ts'
import { useFrozenEnd } from '#src/panels/charts/frozen-end.ts'
import { judgedOf } from '#src/panels/fleet/fleet.ts'
import { useFleet } from '#src/panels/fleet/use-fleet.ts'
import { beforeAfterRows } from '#src/panels/incident/before-after-rows.ts'
import { metricOf } from '#src/panels/incident/metric-of.ts'
import { usePageMark } from '#src/panels/incident/page-marks.tsx'
import { recoveryNumbers } from '#src/panels/incident/recovery-numbers.ts'
import { subjectWords, useSubject, type Subject } from '#src/panels/incident/subject.tsx'
import { timelineOf, timelineSources } from '#src/panels/incident/timeline.ts'
import { usePageCharts, usePageNumbers, useUntold } from '#src/panels/incident/use-page.ts'
import { baselineOf } from '#src/series/before-after.ts'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { useBuild } from '#src/ui/build-context.ts'
import { useFrozenLink } from '#src/url/frozen/use-frozen-link.ts'
import { useTimeState } from '#src/url/time/use-time-state.tsx'
import type { Pack } from './pack.ts'
import { verdictWords } from './verdict-words.ts'

/**
 * The page as an evidence pack, without the texts of last events, which are given beside it. `pack` is
 * null while the page draws no chart.
 */
export function usePack() {
  const charts = usePageCharts()
  const numbers = usePageNumbers()
  const subject = useSubject()
  const verdict = useVerdict(subject)
  const { mark } = usePageMark()
  const untold = useUntold().words
  const clock = useClockText()
  const { zone } = useTimeState()
  const build = useBuild()
  const link = useFrozenLink()
  const isFrozen = useFrozenEnd() !== null
  const window = charts[0]?.drawn.time.window
  if (!window) return { pack: null, lastEvents: [] } as const
  const pack: Pack = {
    title: subjectWords(subject) || 'Charts',
    window,
    zone,
    link: link(),
    madeAtMs: pageNow(),
    isFrozen,
    build,
    verdict,
    timeline: timelineOf(timelineSources(charts), metricOf),
    untold,
    marked: mark && {
      mark,
      baseline: baselineOf(mark, window),
      rows: beforeAfterRows(charts, mark),
      recoveries: recoveryNumbers(charts, mark, clock),
    },
    numbers,
    charts,
    lastEvents: [],
  }
  return { pack, lastEvents: lastEventsOf(charts) } as const
}

/** What the account's verdicts say about the entity of the page. */
function useVerdict(subject: Subject | null): Pack['verdict'] {
  const fleet = useFleet(subject ? [subject.kind] : [])
  const clock = useClockText()
  if (!subject) return null
  const entity = judgedOf(fleet, subject.kind)?.get(subject.id)
  if (!entity) return null
  const { verdict, asOfMs } = entity
  return { words: verdictWords(verdict, clock), asOfMs }
}

function lastEventsOf(charts: ReturnType<typeof usePageCharts>): Pack['lastEvents'] {
  const perAnswer = new Map(charts.map((chart) => [chart.source.latest, chart]))
  return [...perAnswer.values()].flatMap(({ source, subject }) => {
    const text = source.latest?.values['StreamingLastEvent']
    return typeof text === 'string' && text !== '' ? [{ of: subjectWords(subject), text }] : []
  })
}
