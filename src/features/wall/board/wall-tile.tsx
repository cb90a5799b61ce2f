import type { TileFill } from '#src/features/wall/wall-size.ts'
import { figureParts, figureWord, roughAge, trendText } from '#src/features/wall/wall-words.ts'
import { formatClock } from '#src/format/clock-time.ts'
import { sentenceText } from '#src/format/sentence.ts'
import { isTrouble, type JudgedEntity } from '#src/panels/fleet/fleet.ts'
import { useFromNow } from '#src/ui/age/clock-context.tsx'
import { StatusShape } from '#src/ui/status/status-shape.tsx'
import { TONE_TEXT } from '#src/ui/status/tone-text.ts'
import { fitWords, nameLines } from './fit-text.ts'

type WallTileProps = {
  entity: JudgedEntity
  zone: string
  fill: TileFill
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

/** One entity, to be read from afar: name, state, its number, and since when. */
export function WallTile({ entity, zone, fill, isNew }: WallTileProps) {
  const { verdict } = entity
  const tone = verdict.mutedUntilMs === null ? verdict.tone : 'off'
  const isStale = verdict.age === 'stale'
  const why = sentenceText(verdict.sentence, (atMs) => formatClock(atMs, zone, 'minute'))
  return (
    <article
      aria-label={`${entity.name}: ${verdict.label}. ${why}`}
      data-age={verdict.age}
      className={`flex min-w-0 flex-col justify-between overflow-hidden rounded-tile border-[max(2px,0.2vh)] border-l-[0.75vh] px-[1.2vh] py-[0.5vh] ${LOOKS[tone]} ${isNew ? 'wall-new' : ''} ${isStale ? 'hatch saturate-25' : ''}`}
    >
      <TileName name={entity.shortName} lineEm={fill.lineEm} />
      <div className="flex items-center justify-between gap-[1vh]">
        <p
          className={`flex shrink-0 items-center gap-[0.6vh] text-wall-name leading-tight ${TONE_TEXT[tone]}`}
        >
          <span className="wall-shape">
            <StatusShape shape={verdict.shape} />
          </span>
          {isStale ? <StaleAge asOfMs={entity.asOfMs} /> : verdict.word}
        </p>
        {!isStale && <Lasting entity={entity} zone={zone} />}
      </div>
      {tone !== 'ok' && fill.sentence.lines > 0 && (
        <p className="text-wall-note leading-[1.2] text-fg-2">{fitWords(why, fill.sentence)}</p>
      )}
      <TileFigure entity={entity} />
    </article>
  )
}

/** Large enough for the distance, so that it is cut rather than made smaller. */
export function TileName({ name, lineEm }: { name: string; lineEm: number }) {
  return (
    <h2 className="min-h-[2.16em] text-wall-name leading-[1.08] font-semibold whitespace-pre">
      {nameLines(name, lineEm).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </h2>
  )
}

/** A stale tile shows its age where its state stood. */
function StaleAge({ asOfMs }: { asOfMs: number | null }) {
  const text = useFromNow((nowMs) =>
    asOfMs === null ? 'never' : `${roughAge(nowMs - asOfMs)} old`,
  )
  return <>{text}</>
}

/** A screen that has just begun to watch knows little of how long a state lasts. */
const LEAST_WATCHED_MS = 60_000

/**
 * How long the state lasts, as far as that is worth a word: a healthy one that was so all the while says
 * no more than when the screen began; or until when somebody wants to hear no more of it.
 */
function Lasting({ entity, zone }: { entity: JudgedEntity; zone: string }) {
  const { since, verdict } = entity
  const lasting = useFromNow((nowMs) => {
    const ageMs = since ? nowMs - since.sinceMs : 0
    const isNews = ageMs >= LEAST_WATCHED_MS && isTrouble(entity)
    return !since || (since.isAtLeast && !isNews) ? null : roughAge(ageMs)
  })
  if (verdict.mutedUntilMs !== null) {
    return <Notes first="muted to" second={formatClock(verdict.mutedUntilMs, zone, 'minute')} />
  }
  return lasting !== null && <Notes first={since?.isAtLeast ? 'over' : 'for'} second={lasting} />
}

function TileFigure({ entity: { figure, verdict } }: { entity: JudgedEntity }) {
  const { text, unit } = figureParts(figure)
  const was = verdict.age === 'stale' ? `was ${verdict.word}` : trendText(figure)
  return (
    <div className="flex items-center gap-[1.2vh]">
      <p className="shrink-0 text-wall-value leading-none font-semibold">
        {text}
        <span className="pl-[0.5vh] text-wall-name font-normal">{unit}</span>
      </p>
      <Notes first={figureWord(figure)} second={was} />
    </div>
  )
}

/** Two short lines beside something large. */
function Notes({ first, second }: { first: string; second: string | null }) {
  return (
    <p className="text-wall-note leading-none whitespace-nowrap text-fg-2">
      <span className="block">{first}</span>
      {second !== null && <span className="block">{second}</span>}
    </p>
  )
}
