import { useQuery } from '@tanstack/react-query'
import { pipelineQueries } from '#src/api/pipeline-queries.ts'
import { formatClock } from '#src/format/clock-time.ts'
import { formatAge } from '#src/format/duration.ts'
import { sentenceText } from '#src/format/sentence.ts'
import type { JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/clock-context.tsx'
import { StatusShape } from '#src/ui/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/tone-text.ts'
import { figureParts, figureWord, lastingText } from './wall-words.ts'

type WallTileProps = {
  entity: JudgedEntity
  zone: string
  /** Noticed less than a minute ago. */
  isNew: boolean
}

/** Edge and fill by tone; healthy tiles stay plain, so that the eye finds the others first. */
const LOOKS = {
  crit: 'border-crit bg-crit/14',
  warn: 'border-warn bg-warn/14',
  info: 'border-line border-l-info bg-surface',
  off: 'border-line border-l-off bg-surface',
  ok: 'border-line border-l-ok bg-surface',
} as const

/** One entity, to be read from afar: name, its number, its state, and since when. */
export function WallTile({ entity, zone, isNew }: WallTileProps) {
  const { verdict, figure, shortName } = entity
  const { text, unit } = figureParts(figure)
  const clockText = (atMs: number) => formatClock(atMs, zone, 'minute')
  const since = useFromNow((nowMs) => lastingText(verdict.sinceMs, nowMs))
  const tone = verdict.mutedUntilMs === null ? verdict.tone : 'off'
  const isStale = verdict.age === 'stale'
  return (
    <article
      aria-label={`${entity.name}: ${verdict.label}. ${sentenceText(verdict.sentence, clockText)}`}
      data-age={verdict.age}
      className={`flex min-w-0 flex-col justify-between overflow-hidden rounded-tile border-2 border-l-8 px-[1.2vh] py-[0.8vh] ${LOOKS[tone]} ${isNew ? 'wall-new' : ''}`}
    >
      <AskForPipeline entity={entity} />
      <h2 className="line-clamp-2 text-wall-name leading-[1.12] font-semibold">{shortName}</h2>
      <p className={`flex items-center gap-[1vh] ${isStale ? 'saturate-25' : ''}`}>
        <span
          className={`flex shrink-0 items-center gap-[0.6vh] text-wall-name leading-tight ${TONE_TEXT[tone]}`}
        >
          <span className="wall-shape">
            <StatusShape shape={verdict.shape} />
          </span>
          {isStale ? <StaleAge asOfMs={entity.asOfMs} /> : verdict.word}
        </span>
        <span className="min-w-0 flex-1 truncate text-right text-wall-note leading-tight text-fg-2">
          {isStale ? `was ${verdict.word}` : since}
        </span>
      </p>
      <p className={`flex items-baseline gap-[1vh] ${isStale ? 'saturate-25' : ''}`}>
        <span className="shrink-0 text-wall-value leading-[1.05] font-semibold">
          {text}
          <span className="pl-[0.5vh] text-wall-name font-normal">{unit}</span>
        </span>
        <span className="truncate text-wall-note leading-tight text-fg-2">
          {figureWord(figure)}
        </span>
      </p>
    </article>
  )
}

/** A stale tile shows its age where its state stood. */
function StaleAge({ asOfMs }: { asOfMs: number | null }) {
  const text = useFromNow((nowMs) =>
    asOfMs === null ? 'never' : `${formatAge(nowMs - asOfMs)} old`,
  )
  return <>{text}</>
}

/** A pipeline on screen is asked for its own numbers; the others are judged by their ends. */
function AskForPipeline({ entity }: { entity: JudgedEntity }) {
  useQuery({ ...pipelineQueries.latest(entity.id), enabled: entity.kind === 'pipeline' })
  return null
}
