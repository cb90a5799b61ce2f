import { statusLook, type StatusLook } from '#src/model/status.ts'
import { Age } from '#src/ui/age/age.tsx'
import { useTrust } from '#src/ui/age/as-of.tsx'
import { ClockMark } from '#src/ui/age/clock-mark.tsx'
import { useClockText } from '#src/ui/age/use-clock-text.ts'
import { StatusShape } from './status-shape.tsx'
import { TONE_TEXT } from './tone-text.ts'

const BADGE = 'inline-flex items-center gap-1.5 whitespace-nowrap'
/** Table columns keep their width: there only the age is seen, the rest is spoken. */
const NOT_IN_TABLES = '[td_&]:sr-only [th_&]:sr-only'

/**
 * A status as shape, colour and word; any text the API sends is accepted, null is "not reported".
 * Inside old content (`AsOf`) the word gives way to the age, and after ten periods the state is
 * unknown: no state may look current when nobody has seen it lately.
 */
export function StatusBadge({ status }: { status: string | null | undefined }) {
  const look = statusLook(status)
  const trust = useTrust()
  if (trust?.freshness === 'stale') return <StaleStatus look={look} asOfMs={trust.asOfMs} />
  if (trust?.freshness === 'unknown') return <FormerStatus look={look} asOfMs={trust.asOfMs} />
  return (
    <span className={BADGE} title={look.meaning}>
      <span className={TONE_TEXT[look.tone]}>
        <StatusShape shape={look.shape} />
      </span>
      {look.word}
    </span>
  )
}

type OldStatusProps = { look: StatusLook; asOfMs: number }

function StaleStatus({ look, asOfMs }: OldStatusProps) {
  const clock = useClockText()(asOfMs)
  return (
    <span className={BADGE} title={`It was ${look.word} as of ${clock}`}>
      <span
        className={`relative mr-0.5 saturate-25 [.ages_&]:saturate-100 ${TONE_TEXT[look.tone]}`}
      >
        <StatusShape shape={look.shape} />
        <ClockMark />
      </span>
      <span>
        <span className={NOT_IN_TABLES}>as of {clock}, </span>
        <Age sinceMs={asOfMs} /> old
      </span>
    </span>
  )
}

function FormerStatus({ look, asOfMs }: OldStatusProps) {
  const was = `was ${look.word} at ${useClockText()(asOfMs)}`
  return (
    <span className={BADGE} title={`It ${was}`}>
      <span className="text-off">
        <StatusShape shape="unknown" />
      </span>
      Unknown
      <span className={`text-2xs font-normal text-fg-3 ${NOT_IN_TABLES}`}>{was}</span>
    </span>
  )
}
