import { fitLine } from '#src/features/wall/board/fit-text.ts'
import { roughAge, whenText } from '#src/features/wall/wall-words.ts'
import { zoneLabel } from '#src/format/clock-time.ts'
import { formatAge } from '#src/format/duration.ts'
import { formatText } from '#src/format/number.ts'
import type { Total } from '#src/series/total.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { CalmFact } from './calm-fact.tsx'
import { ProofOfLife } from './proof-of-life.tsx'
import type { NewestPoint } from './use-newest-point.ts'
import { useWallFlow } from './use-wall-flow.ts'
import { calmSinceMs, type WallWatch } from './wall-watch.ts'

const NO_BREAK_SPACE = '\u00a0'
/** The name of a problem stands on two lines with everything else that is said of it. */
const NAME_EM = 16

type CalmFactsProps = {
  watch: WallWatch
  sourceIds: ReadonlySet<string>
  zone: string
  point: NewestPoint | null
  /** What is known is too old to speak of now. */
  isOld: boolean
}

/** For how long all has been well, what moves, and whether data still comes. */
export function CalmFacts({ watch, sourceIds, zone, point, isOld }: CalmFactsProps) {
  const { now, yesterday } = useWallFlow(sourceIds)
  return (
    <dl className="grid shrink-0 grid-cols-3 gap-[2vh] px-[1vh] portrait:grid-cols-1">
      <NoProblem watch={watch} zone={zone} />
      {now.value !== null && !isOld && (
        <CalmFact
          label="Records now"
          value={flowText(now)}
          note={yesterday.value === null ? null : `yesterday at this time ${flowText(yesterday)}`}
        />
      )}
      <NewestMetrics point={point} isQuiet={now.value === 0 && now.missing === 0} />
    </dl>
  )
}

/** Counts up to the last look, not beyond: what nobody looked at is not known to be well. */
function NoProblem({ watch, zone }: { watch: WallWatch; zone: string }) {
  const sinceMs = calmSinceMs(watch)
  if (sinceMs === null || watch.lookedMs === null) return null
  const when = whenText(sinceMs, watch.lookedMs, zone)
  const at = `${when}${NO_BREAK_SPACE}${zoneLabel(zone, sinceMs)}`
  const { problem } = watch
  return (
    <CalmFact
      label="No problem seen for"
      value={formatAge(watch.lookedMs - sinceMs)}
      note={
        problem
          ? `the last until ${at}: ${fitLine(problem.name, NAME_EM)}, ${problem.word}`
          : `since this screen began to watch, ${at}`
      }
    />
  )
}

type NewestMetricsProps = { point: NewestPoint | null; isQuiet: boolean }

function NewestMetrics({ point, isQuiet }: NewestMetricsProps) {
  const age = useFromNow((nowMs) => point && roughAge(nowMs - point.arrivedMs))
  if (!point || age === null) return null
  return (
    <CalmFact
      label="Newer metrics came"
      value={
        <>
          <ProofOfLife point={point} />
          {age} ago
        </>
      }
      note={isQuiet ? 'no new records in them' : null}
    />
  )
}

function flowText({ value, missing }: Total): string {
  return `${missing > 0 ? '≥ ' : ''}${formatText(value ?? NaN, { rate: 'records' }, 'card')}`
}
